"""Places that others have marked in a text are made sure of: the words that they give must stand there."""

import re

from counterclaim.records import Spans, spans

_LINE_END = re.compile(r"[\r\n]+")


def grounded(text: str, place: Spans, said: str) -> Spans | None:
    r"""Return where the words are that were marked at *place*, ``None`` where they are nowhere.

    They may stand beside it: many programs count bytes, UTF-16 units or other line ends. Pieces that only a line's end
    parts are one.

    Args:
        text: the article.
        place: as it was given, also outside of the text.
        said: the words that were given with it, the pieces parted by blanks; empty where none were.

    >>> grounded("The dam held.", ((4, 7),), "dam"), grounded("é The dam held.", ((7, 10),), "dam")
    (((4, 7),), ((6, 9),))
    """
    if _stands(text, place, said):
        return _trimmed(text, place)
    if not said.strip():
        return None
    near = place[0][0] if place else 0
    width = place[0][1] - near if len(place) > 1 else 0
    first = said[:width].strip() if width > 0 else said  # of several pieces only the first is looked for
    pattern = re.compile(r"\s+".join(map(re.escape, first.split())) or r"(?!)")
    for span in sorted((match.span() for match in pattern.finditer(text)), key=lambda span: abs(span[0] - near)):
        moved = tuple((start + span[0] - near, end + span[0] - near) for start, end in place) if width > 0 else (span,)
        if _stands(text, moved, said):
            return _trimmed(text, moved)
    return None


def _stands(text: str, place: Spans, said: str) -> bool:
    inside = bool(place) and all(0 <= start < end <= len(text) for start, end in place)
    return inside and (not said.strip() or _same(" ".join(text[start:end] for start, end in place), said))


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _trimmed(text: str, place: Spans) -> Spans | None:
    """Return *place* without white space at its edges, and joined over line ends."""
    pieces: list[tuple[int, int]] = []
    for start, end in place:
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if start >= end:
            continue
        if pieces and _LINE_END.fullmatch(text[pieces[-1][1] : start]):
            pieces[-1] = pieces[-1][0], end
        else:
            pieces.append((start, end))
    return spans(pieces) or None
