"""Words and phrases of an article, as far as events need them: where a phrase ends, and what its head is.

There is no parser at run time; an argument's first phrase ends where a preposition, a clause or a comma begins, and its
head stands before that. “the army’s withdrawal of troops from the north” is a withdrawal.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Span


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _set(
    """
    a an the his her its their our my your this these those no any some every each another more further new recent of
    's ’s military major deadly first second last latest such violent mass armed two three several
    """
)
"""Words before a noun: determiners, and adjectives that stand before nouns of events."""
_BEFORE_NOUNS = DETERMINERS | {"-"}
AMOUNTS = _set(
    """
    number series lot lots group hundreds thousands dozens millions tens scores wave round kind team range couple some
    majority all most many part rest shipment load pair set batch force unit piece cache tons tonnes one each several
    both kg kilograms litres gallons barrels bags boxes truckloads
    """
)
"""Of these what follows “of” is the thing itself."""
BOUNDS = _set("who which that whose whom , ; : — – ( because while although after before when where if to")
PREPOSITIONS = _set(
    """
    for against with from in on at by over to into about under between among towards toward during through following
    near inside outside without within across along around behind amid despite since until onto
    """
)


@dataclass(frozen=True)
class Phrases:
    """An annotation's words in lower case, and the phrases that they make."""

    annotation: Annotation

    @cached_property
    def words(self) -> list[str]:
        """[w] the words in lower case."""
        return self.annotation.lowered

    @cached_property
    def bounds(self) -> tuple[list[int], list[int]]:
        """[w] code points where the words start and end."""
        return self.annotation.bounds

    def span(self, run: Run) -> Span:
        """Return the code points of a run; ``Annotation.span`` without its arrays, which cost more for one number."""
        return self.bounds[0][run[0]], self.bounds[1][run[1] - 1]

    def run(self, span: Span) -> Run:
        """Return the words that overlap *span*, as ``Annotation.run``."""
        starts, stops = self.bounds
        first = bisect_right(stops, span[0])
        return first, max(first, bisect_left(starts, span[1]))

    @cached_property
    def joined(self) -> list[str]:
        """[w] each word with the one before: “tear_gas” at “gas”, “cease-fire” at “fire”."""
        words = self.words
        out = [f"{a}_{b}" for a, b in zip(["", *words], words, strict=False)]
        for i in range(2, len(words)):
            if words[i - 1] == "-":
                out[i] = f"{words[i - 2]}-{words[i]}"
        return out

    @cached_property
    def whole(self) -> list[str]:
        """[w] the words, empty where one is only part of a hyphenated word."""
        out = self.words.copy()
        for i in range(1, len(out) - 1):
            if self.words[i] == "-" and self.bounds[1][i - 1] == self.bounds[0][i]:
                out[i - 1] = out[i + 1] = ""
        return out

    @cached_property
    def sentence(self) -> list[int]:
        """[w] the number of each word's sentence."""
        numbers: list[int] = self.annotation.sentence.tolist()
        return numbers

    @cached_property
    def ends(self) -> dict[int, int]:
        """For each sentence's number the word after its last."""
        return {number: at + 1 for at, number in enumerate(self.sentence)}

    def around(self, run: Run) -> Iterator[str]:
        """Yield the words of a run and their pairs; of “war-torn” neither half."""
        yield from self.whole[run[0] : run[1]]
        yield from self.joined[run[0] + 1 : run[1]]

    def chunk(self, run: Run) -> Run:
        """Return the first phrase of a run, without what a preposition, a clause or a comma adds to it."""
        first, last = run
        words = self.words
        while first < last and (words[first] in PREPOSITIONS or words[first] == "of"):
            first += 1
        for at in range(first + 1, last):
            word = words[at]
            if word in BOUNDS or word in PREPOSITIONS:
                number = word == "," and words[at - 1].isdigit() and at + 1 < last and words[at + 1].isdigit()
                if not number:
                    return first, at
            elif word.endswith("ing") and at in self.verbs and words[at - 1] not in _BEFORE_NOUNS:
                return first, at  # “a report accusing the army” is a report
        return first, last

    @cached_property
    def verbs(self) -> frozenset[int]:
        """Words that are predicates."""
        return frozenset(frame.predicate for frame in self.annotation.frames)

    def infinitive(self, run: Run) -> bool:
        """Tell whether a run is “to” with a verb."""
        return self.words[run[0]] == "to" and run[0] + 1 in self.verbs

    def opens(self, at: int) -> bool:
        """Tell whether a word is a preposition."""
        return self.words[at] in PREPOSITIONS

    def head(self, run: Run) -> Run:
        """Return what is left of a run's first phrase without its possessor and what follows “of”.

        Of “a number of troops” both sides stay.
        """
        first, last = self.chunk(run)
        words = self.words
        for at in range(last - 2, first, -1):
            if words[at] in {"'", "’"} and words[at + 1] == "s" and at + 2 < last:
                first = at + 2
                break
        for at in range(first + 1, last):
            if words[at] == "of" and words[at - 1] not in AMOUNTS:
                return first, at
        return first, last
