"""An article cut into pieces within which nothing changes: each knows all claims that it belongs to.

Claims lie within and across each other, and HTML elements cannot cross. So the text is cut at every boundary
of every place, here and on code points; the browser, which counts in UTF-16, never sees an offset.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from counterclaim.records import Claim, Span, Spans

Part = Literal["content", "source", "cue", "channel"]
PARTS: tuple[Part, ...] = ("content", "source", "cue", "channel")

_BLANK_LINE = re.compile(r"(?:[^\S\n]*\r?\n){2,}")
_LINE_END = re.compile(r"(?:[^\S\n]*\r?\n)+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text: which claims (by number) it belongs to, and as which part of them.

    ``claims`` has the claim first whose part is the shortest: whoever points at a cue means the cue.
    """

    start: int
    end: int
    claims: tuple[int, ...]
    parts: Mapping[Part, tuple[int, ...]]
    pointed: tuple[int, ...] = ()
    """Which of the other places given it belongs to, by number."""


def paragraphs(text: str) -> list[Span]:
    r"""Return the places of the paragraphs of *text*, without the blanks between them.

    Blank lines part the paragraphs; where there is no blank line anywhere, each line is one.

    >>> paragraphs("One\nline.\n\nTwo.")
    [(0, 9), (11, 15)]
    """
    breaks = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    ends = [0, *(edge for found in breaks.finditer(text) for edge in found.span()), len(text)]
    places = zip(ends[::2], ends[1::2], strict=True)
    return [(start, end) for start, end in places if text[start:end].strip()]


def segments(text: str, claims: Sequence[Claim], places: Sequence[Spans] = ()) -> Iterator[list[Segment]]:
    """Yield for each paragraph of *text* its pieces, in order and without gaps.

    They are cut at every boundary in *claims* and in *places*, whatever else points at words of the text.

    One sweep over the text: the time goes with the number of boundaries, not with paragraphs times claims.
    """
    marks = [*_marks(claims), *_pointed(places)]
    opening, closing = _by_edge(marks, "start"), _by_edge(marks, "end")
    edges = sorted({*opening, *closing})
    here: set[_Mark] = set()
    at = 0
    for start, end in paragraphs(text):
        pieces: list[Segment] = []
        cut = start
        while at < len(edges) and edges[at] < end:
            if edges[at] > start:
                pieces.append(_segment(cut, edges[at], here))
                cut = edges[at]
            here.difference_update(closing.get(edges[at], ()))
            here.update(opening.get(edges[at], ()))
            at += 1
        yield [*pieces, _segment(cut, end, here)]


class _Mark(NamedTuple):
    extent: int
    number: int
    part: Part | Literal["pointed"]
    start: int
    end: int


def _marks(claims: Sequence[Claim]) -> Iterator[_Mark]:
    for number, claim in enumerate(claims):
        places = zip(PARTS, (claim.content, claim.source, claim.cue, claim.channel), strict=True)
        for part, place in places:
            for start, end in place:
                yield _Mark(place[-1][1] - place[0][0], number, part, start, end)


def _pointed(places: Sequence[Spans]) -> Iterator[_Mark]:
    for number, place in enumerate(places):
        for start, end in place:
            yield _Mark(place[-1][1] - place[0][0], number, "pointed", start, end)


def _by_edge(marks: Sequence[_Mark], side: Literal["start", "end"]) -> dict[int, list[_Mark]]:
    found: dict[int, list[_Mark]] = {}
    for mark in marks:
        found.setdefault(mark.start if side == "start" else mark.end, []).append(mark)
    return found


def _segment(start: int, end: int, marks: Set[_Mark]) -> Segment:
    ordered = sorted(marks)
    by_part: dict[Part, tuple[int, ...]] = {}
    pointed: list[int] = []
    claims: dict[int, None] = {}
    for mark in ordered:
        if mark.part == "pointed":
            pointed.append(mark.number)
        else:
            by_part[mark.part] = (*by_part.get(mark.part, ()), mark.number)
            claims[mark.number] = None
    return Segment(start, end, tuple(claims), by_part, tuple(pointed))
