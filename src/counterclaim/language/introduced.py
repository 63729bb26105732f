"""Quotations that a colon brings in, where no attribution was found: “Ada Roon gave the following statement:”."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.encoding import Encoding
from counterclaim.language.frames import Frame
from counterclaim.records import STANCES

SHORTEST = 8
"""Words of a quotation: what is shorter may be a title or a term."""
_OPENING = frozenset('“„«"')
_CLOSING = frozenset("”»\"’'")
EVIDENCE = (2.0, -0.3, -0.3, -0.3, -0.5)
"""In the place of what the encoder says of an attribution: calibrated, three in five are right. Of 13 read, 12 were."""


def introduced(
    found: Sequence[Attribution],
    frames: Sequence[Frame],
    words: Sequence[str],
    encoding: Encoding,
    ends: npt.NDArray[np.bool_],
) -> list[Attribution]:
    """Return attributions for the quotations behind a colon of which no word is in the content of another.

    The cue is the last predicate before the colon with a subject, which is the source; without one the colon is the
    cue, and nobody the source.

    Args:
        found: attributions of the article.
        frames: of the article, in the order of their predicates.
        words: ``[w]`` of the article, in lower case.
        ends: ``[w]`` whether a word ends a sentence.
    """
    taken = np.zeros(len(words) + 1, dtype=bool)
    for one in found:
        for first, last in one.content:
            taken[first:last] = True
    out = []
    for colon in (i for i, word in enumerate(words[:-1]) if word == ":" and words[i + 1] in _OPENING):
        first, last = colon + 1, _end(colon + 1, words, encoding)
        if encoding.quoted[colon] or last - first < SHORTEST or taken[first:last].any():
            continue
        stops = np.flatnonzero(ends[:colon])
        begin = max(int(stops[-1]) + 1 if len(stops) else 0, int(np.flatnonzero(encoding.opens[: colon + 1])[-1]))
        cue, source = _said(frames, begin, colon)
        stance = np.eye(len(STANCES), dtype=np.float32)[STANCES.index("asserts")]
        out.append(Attribution(cue, source, ((first, last),), False, stance, EVIDENCE))
    return out


def _end(first: int, words: Sequence[str], encoding: Encoding) -> int:
    """Return where the quotation ends that begins with a word, its closing mark with it; there, where it never does."""
    outside = np.flatnonzero(encoding.quoted[first:] == 0)
    last = first + int(outside[0]) if len(outside) else len(words)
    return last + 1 if last < len(words) and words[last] in _CLOSING else first


def _said(frames: Sequence[Frame], begin: int, colon: int) -> tuple[Run, Run | None]:
    """Return cue and source of what stands between *begin* and a colon."""
    for frame in reversed(frames):
        if begin <= frame.predicate < colon:
            for a in frame.arguments:
                if a.role == "ARG0" and begin <= a.run[0] and a.run[1] <= frame.predicate:
                    return (frame.predicate, frame.predicate + 1), a.run
    return (colon, colon + 1), None
