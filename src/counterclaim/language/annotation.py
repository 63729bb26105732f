"""What the encoder reads off a text, in words; the floors above turn it into claims and speakers."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from counterclaim.language.antecedents import lower
from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.coreference import Link, chains
from counterclaim.language.encoding import Encoding
from counterclaim.language.frames import Frame
from counterclaim.language.mentions import Mention
from counterclaim.language.names import Name
from counterclaim.records import Span


@dataclass(frozen=True)
class Annotation:
    """A text with its words, attributions, names, sentence ends, frames and mentions."""

    text: str
    encoding: Encoding
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    ends: npt.NDArray[np.bool_]
    """[w] whether a word ends a sentence."""
    pairs: npt.NDArray[np.float32] | npt.NDArray[np.float16]
    """[w, PAIRS] see ``encoder.Scores.pairs``."""
    frames: tuple[Frame, ...] = ()
    """In the order of their predicates."""
    mentions: tuple[Mention, ...] = ()
    """In the order of the text, longer ones first."""
    links: tuple[Link, ...] = ()
    """Of mentions to earlier ones."""

    @cached_property
    def chains(self) -> list[tuple[int, ...]]:
        """Numbers of the mentions that speak of the same, two and more each."""
        return chains(self.links, len(self.mentions))

    @cached_property
    def agents(self) -> frozenset[Run]:
        """What says or does something: the sources of attributions and the agents of predicates."""
        agents = (x.run for frame in self.frames for x in frame.arguments if x.role == "ARG0")
        return frozenset([*agents, *(a.source for a in self.attributions if a.source)])

    @cached_property
    def tokens(self) -> list[str]:
        """[w] the words as they stand in the text."""
        return [self.text[a:b] for a, b in zip(*self.bounds, strict=True)]

    @cached_property
    def lowered(self) -> list[str]:
        """[w] the words in lower case."""
        return [word.lower() for word in self.tokens]

    @cached_property
    def plain(self) -> list[str]:
        """[w] the words as ``antecedents.lower`` gives them."""
        return list(map(lower, self.tokens))

    @cached_property
    def bounds(self) -> tuple[list[int], list[int]]:
        """[w] code points where the words start and end; lists, as arrays cost more for one number."""
        return self.encoding.start.tolist(), self.encoding.end.tolist()

    @cached_property
    def sentence(self) -> npt.NDArray[np.int64]:
        """[w] number of each word's sentence."""
        return np.cumsum(self.ends) - self.ends

    @cached_property
    def content(self) -> npt.NDArray[np.int64]:
        """[w] number of the attribution in whose content a word stands, -1 where in none."""
        out = np.full(len(self.encoding), -1, dtype=np.int64)
        sizes = [sum(last - first for first, last in a.content) for a in self.attributions]
        for number in sorted(range(len(sizes)), key=lambda i: -sizes[i]):  # the innermost comes last
            for first, last in self.attributions[number].content:
                out[first:last] = number
        return out

    def span(self, run: Run) -> Span:
        """Return the code points of a run of words."""
        return self.bounds[0][run[0]], self.bounds[1][run[1] - 1]

    def words(self, run: Run) -> str:
        """Return the text of a run of words."""
        return self.text[self.bounds[0][run[0]] : self.bounds[1][run[1] - 1]]

    def run(self, span: Span) -> Run:
        """Return the words that overlap *span*: ``(first, last + 1)``."""
        first = bisect_right(self.bounds[1], span[0])
        return first, max(first, bisect_left(self.bounds[0], span[1]))
