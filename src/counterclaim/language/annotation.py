"""What the encoder reads off a text, in words; the floors above turn it into claims and speakers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.language.attribution import Attribution, Run, decode
from counterclaim.language.edges import tidy, trimmed
from counterclaim.language.encoder import Encoder, Scores
from counterclaim.language.encoding import Encoding, encode, windows
from counterclaim.language.names import Name, names
from counterclaim.records import Span

NESTED = 2.2
"""Least log-odds (0.9) of an anchor inside another's content; on PolNeAR's dev part 16 remain of 86 such claims."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A text with its words, attributions, names, sentence ends and what its mentions seek and offer."""

    text: str
    encoding: Encoding
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    ends: npt.NDArray[np.bool_]
    """[w] whether a word ends a sentence."""
    pairs: npt.NDArray[np.float16]
    """[w, 256] see ``encoder.Scores.pairs``."""

    @property
    def sentence(self) -> npt.NDArray[np.int64]:
        """[w] number of each word's sentence."""
        return np.cumsum(self.ends) - self.ends

    @property
    def content(self) -> npt.NDArray[np.int64]:
        """[w] number of the attribution in whose content a word stands, -1 where in none."""
        out = np.full(len(self.encoding), -1, dtype=np.int64)
        for number, attribution in enumerate(self.attributions):
            for first, last in attribution.content:
                out[first:last] = number
        return out

    def span(self, run: Run) -> Span:
        """Return the code points of a run of words."""
        return int(self.encoding.start[run[0]]), int(self.encoding.end[run[1] - 1])

    def words(self, run: Run) -> str:
        """Return the text of a run of words."""
        start, end = self.span(run)
        return self.text[start:end]

    def run(self, span: Span) -> Run:
        """Return the words that overlap *span*: ``(first, last + 1)``."""
        first = int(np.searchsorted(self.encoding.end, span[0], side="right"))
        last = int(np.searchsorted(self.encoding.start, span[1], side="left"))
        return first, max(first, last)


def annotate(text: str, encoder: Encoder, threshold: float | None = None) -> Annotation:
    """Read *text*, window by window; *threshold* as in ``Encoder.scores``."""
    encoding = encode(text)
    total = len(encoding)
    ends = np.zeros(total, dtype=bool)
    pairs = np.zeros((total, 256), dtype=np.float16)
    attributions: list[Attribution] = []
    found: list[Name] = []
    for begin, end in windows(encoding):
        scores = encoder.scores(encoding, begin, end, threshold)
        attributions += _shifted(scores, begin, text, encoding)
        found += names(scores.names.argmax(-1), text, encoding, begin)
        ends[begin:end] = scores.ends > 0
        pairs[begin:end] = scores.pairs
    # The last word of a paragraph ends a sentence whatever the head says.
    if total:
        ends[np.append(np.flatnonzero(encoding.opens)[1:], total) - 1] = True
    return Annotation(text, encoding, tuple(attributions), tuple(found), ends, pairs)


def _shifted(scores: Scores, begin: int, text: str, encoding: Encoding) -> list[Attribution]:
    """Return the attributions of one window, counted in the words of the whole text."""

    def move(run: Run) -> Run:
        return run[0] + begin, run[1] + begin

    found = decode(scores.anchors[scores.at], scores.at, scores.roles, scores.stance)
    moved = [
        Attribution(
            move(a.cue),
            trimmed(move(a.source), text, encoding) if a.source else None,
            tuple(tidy(move(run), text, encoding) for run in a.content),
            a.nested,
            a.stance,
            a.evidence,
        )
        for a in found
    ]
    return [a for a in moved if not _inside(a, moved) or _certain(a, text, encoding)]


def _inside(inner: Attribution, found: list[Attribution]) -> bool:
    """Tell whether the cue stands in the content of another attribution."""
    return any(a <= inner.cue[0] < b for other in found if other is not inner for a, b in other.content)


def _certain(inner: Attribution, text: str, encoding: Encoding) -> bool:
    """Tell whether what is reported inside another's content is all but certain, or says so by a “that”.

    PolNeAR marks no such claims, and training knows them mostly from invented ones: they are held to more.
    """
    after = inner.cue[1]
    that = after < len(encoding) and text[int(encoding.start[after]) : int(encoding.end[after])] == "that"
    return inner.evidence[0] >= NESTED or (that and inner.source is not None)
