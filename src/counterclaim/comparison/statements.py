"""Each claim of an article as comparison needs it: its words, numbers, participants, speaker and stance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from counterclaim.extraction.claims import order
from counterclaim.knowledge.disputes import wordlists
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution
from counterclaim.records import Claim, Event, Quantity, Reading, overlap

Floats = npt.NDArray[np.float32]
_STEM = 6
_APOSTROPHES = frozenset({"'", "’"})
TELLING = 40
"""Telling words of a claim whose order is compared with that of another's."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what forms of a word share, roughly: its first six letters, without an ending.

    >>> stem("evacuated") == stem("evacuation"), stem("ships") == stem("ship")
    (True, True)
    """
    if word[-1:] not in ("s", "g", "d"):
        return word[:_STEM]
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word[:_STEM]


@dataclass(frozen=True, eq=False)
class Statement:
    """One claim with what its words hold."""

    number: int
    """Its place among the article's claims."""
    claim: Claim
    attribution: Attribution
    stances: Floats
    """[7] probability of each stance, by the stance head."""
    words: tuple[str, ...]
    """The words of its content, in lower case."""
    cue: tuple[str, ...]
    source: tuple[str, ...]
    stems: Mapping[str, float]
    """Stems of the content's telling words, with how much each tells in this article."""
    source_stems: frozenset[str]
    entities: frozenset[str]
    """Ids of the entities that the content mentions."""
    numbers: tuple[Quantity, ...]
    events: tuple[Event, ...]
    begin: int
    """The first word of the attribution in the article."""
    sentence: int
    paragraph: int
    lead: tuple[str, ...]
    """The words of the sentence before the attribution's own words: “But …”."""

    @cached_property
    def negations(self) -> int:
        """How many of the content's words negate."""
        return sum(word in wordlists().negative for word in self.words)

    @cached_property
    def mass(self) -> float:
        """What the content's stems weigh together."""
        return sum(self.stems.values())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The content's words, each once."""
        return frozenset(self.words)

    @cached_property
    def opposable(self) -> tuple[str, ...]:
        """Those of its vocabulary that have opposites."""
        return tuple(self.vocabulary & wordlists().opposites.keys())

    @cached_property
    def cue_stems(self) -> frozenset[str]:
        """The stems of its cue."""
        return frozenset(map(stem, self.cue))

    @cached_property
    def telling(self) -> list[str]:
        """The stems of its first telling words, in their order."""
        return [s for s in map(stem, self.words) if s in self.stems][:TELLING]

    @cached_property
    def told_at(self) -> dict[str, list[int]]:
        """Where in ``telling`` each stem stands."""
        out: dict[str, list[int]] = {}
        for i, one in enumerate(self.telling):
            out.setdefault(one, []).append(i)
        return out

    @cached_property
    def denying(self) -> bool:
        """Whether its cue denies, so that its content is what is rejected."""
        return not wordlists().denying.isdisjoint(self.cue)

    @cached_property
    def rejecting(self) -> bool:
        """Whether its cue denies or its opening says that something is untrue."""
        return self.denying or not wordlists().untrue.isdisjoint(self.words[:6])

    @cached_property
    def untrue(self) -> bool:
        """Whether any of its words says that something is untrue."""
        return not wordlists().untrue.isdisjoint(self.words)

    @cached_property
    def predicates(self) -> dict[str, str]:
        """Of each predicate the polarity of its last event."""
        return {e.predicate: e.polarity for e in self.events if e.predicate}


def statements(reading: Reading, annotation: Annotation) -> list[Statement]:
    """Return the statements of *reading*'s attributed claims, in their order."""
    tokens = _contracted(annotation.lowered)
    attributed = [annotation.attributions[i] for i in order(annotation.attributions)]
    claims = [claim for claim in reading.claims if claim.cue]
    entities = _entities(reading, annotation)
    events: dict[str | None, list[Event]] = {}
    for event in reading.events:
        events.setdefault(event.claim, []).append(event)
    weights = _weights([stem(word) for word in tokens], annotation.sentence)
    sentence, paragraph = annotation.sentence, annotation.encoding.paragraph
    firsts = np.flatnonzero(np.diff(sentence, prepend=-1))
    out = []
    for number, (claim, one) in enumerate(zip(claims, attributed, strict=True)):
        inside = [i for a, b in one.content for i in range(a, b)]
        words = tuple(tokens[i] for i in inside)
        begin = min(one.cue[0], one.content[0][0], one.source[0] if one.source else one.cue[0])
        opening = int(firsts[sentence[begin]])
        out.append(
            Statement(
                number=number,
                claim=claim,
                attribution=one,
                stances=one.stance,
                words=words,
                cue=tuple(tokens[slice(*one.cue)]),
                source=tuple(tokens[slice(*one.source)]) if one.source else (),
                stems={s: weights[s] for s in map(stem, words) if s in weights},
                source_stems=frozenset(map(stem, tokens[slice(*one.source)])) & weights.keys()
                if one.source
                else frozenset(),
                entities=frozenset(entities[i] for i in inside if i in entities),
                numbers=tuple(q for q in reading.quantities if overlap(q.spans, claim.content)),
                events=tuple(events.get(claim.id, ())),
                begin=begin,
                sentence=int(sentence[begin]),
                paragraph=int(paragraph[begin]),
                lead=tuple(tokens[max(opening, begin - 8) : begin + 3]),
            )
        )
    return out


def _contracted(tokens: Sequence[str]) -> list[str]:
    """Return *tokens* with “n't” for what is left of a contracted “not”, which is cut behind its apostrophe."""
    out = list(tokens)
    for i, word in enumerate(tokens[2:], start=2):
        if word == "t" and tokens[i - 1] in _APOSTROPHES and tokens[i - 2].endswith("n"):
            out[i] = "n't"
    return out


def _entities(reading: Reading, annotation: Annotation) -> dict[int, str]:
    """Return for words the entity that they mention, the innermost."""
    out: dict[int, str] = {}
    size: dict[int, int] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            first, last = annotation.run((mention[0][0], mention[-1][1]))
            for word in range(first, last):
                if size.get(word, 1000) > last - first:
                    out[word], size[word] = entity.id, last - first
    return out


def _weights(stems: Sequence[str], sentence: npt.NDArray[np.int64]) -> dict[str, float]:
    """Return how much each stem tells: the logarithm of how rare its sentences are (Spärck Jones 1972)."""
    common = wordlists().common
    sentences = Counter(
        s for s, _ in {(s, int(n)) for s, n in zip(stems, sentence, strict=True) if s[:1].isalnum() and s not in common}
    )
    total = int(sentence[-1]) + 1 if len(sentence) else 1
    return {s: float(np.log1p(total / n)) for s, n in sentences.items()}
