"""What a number counts: the words behind it, up to the end of the mention that it opens."""

from functools import cached_property

from counterclaim.extraction import wording
from counterclaim.extraction.numerals import DASHES, digits, number
from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.nouns import plural
from counterclaim.language.annotation import Annotation
from counterclaim.records import Span

_LONGEST = 10
"""Tokens of a thing counted, beyond which a phrase without a known end is not followed."""
_STOPS = (
    (wording.GOVERNORS | wording.RELATIVE)
    | frozenset(
        """
        where when while as through during after before since until within without towards toward into onto upon
        outside off down up despite amid per via along throughout beyond because if or nor but yet so then there here
        is was are were be been being am has have had do does did will would can could may might shall should must
        said says say told tells not n't i we he she it they you who that than also now more less each later earlier
        ago every today yesterday tomorrow tonight alone at least most back away apart long wide high deep tall
        """.split()
    )
) - {"of"}
_DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your all any other such some more additional further
    """.split()
)
_VERBAL = frozenset(
    """
    went came took fled left met made gave got held began became found knew fell rose fought shot won lost led sent
    kept brought built bought caught struck broke drove flew ran sat stood sought saw hit put set cut let remain
    remained
    """.split()
)


_BEFORE_TOTAL = frozenset("the its their all his her some about roughly nearly almost more than at least".split())


class Counted:
    """What the numbers of one text count."""

    def __init__(self, cut: Tokens, annotation: Annotation | None) -> None:
        self._cut = cut
        self._annotation = annotation

    @cached_property
    def _ends(self) -> dict[int, int]:
        return _mention_ends(self._cut, self._annotation) if self._annotation is not None else {}

    @cached_property
    def _verbs(self) -> frozenset[int]:
        return _verbs(self._cut, self._annotation) if self._annotation is not None else frozenset()

    def things(self, first: int, last: int) -> tuple[int, ...] | tuple[()]:
        """Return the first token of what is counted and the one behind its last, ``()`` where nothing is named.

        Args:
            first: the first token of the quantity, with its comparator.
            last: the token behind the number and its unit.
        """
        cut = self._cut
        at = last
        if at < len(cut) and cut.word[at] in "-–" and cut.tight(at):
            at += 1  # “a 12-member panel”
        if at < len(cut) and cut.word[at] == "of":
            at += 1
            while at < len(cut) and (cut.word[at] in _DETERMINERS or _numeric(cut, at)):
                at += 1
        while at < len(cut) and cut.word[at] in {"more", "other", "additional", "further", "such", "the", "a", "an"}:
            at += 1
        end = at
        known_end = max((e for e in (self._ends.get(i, 0) for i in range(first, at))), default=0)
        while end < len(cut) and end - at < _LONGEST and self._goes_on(at, end, known_end):
            end += 1
        while end > at and not cut.word[end - 1][-1].isalnum():
            end -= 1
        return (at, end) if end > at else ()

    def _goes_on(self, at: int, end: int, known_end: int) -> bool:
        """Tell whether the phrase that begins at *at* goes on with the token *end*."""
        cut, word = self._cut, self._cut.word[end]
        if end == at:
            verb = word in _VERBAL or (word.endswith(("ed", "ing")) and self._opens_clause(end))
            return word[0].isalnum() and word not in _STOPS and word != "and" and not verb
        if self._compound(end):
            return True
        before = cut.word[end - 1]
        if word in {"and", "or", "to"} and before in DASHES:
            return True
        if word in {"and", "or", "&"}:
            # “artillery and mortar systems” is one phrase, “soldiers and their families” two.
            return end < known_end - 1 and not plural(before)
        ends = word in _STOPS or word in _DETERMINERS or word in _VERBAL or end in self._verbs
        if ends or word == "of" or not word[0].isalnum():
            return False
        if known_end and end >= known_end:
            return False
        # Behind a plural the phrase has its head: “militants *killed*”, “people *across* the city”.
        return not plural(before) or bool(known_end and plural(word))

    def _compound(self, end: int) -> bool:
        """Tell whether the token *end* is part of a word with dashes or full stops: “rebel-held”, “U.S.”."""
        cut, word = self._cut, self._cut.word[end]
        if not cut.tight(end):
            return False
        before = cut.word[end - 1]
        closed = end + 1 < len(cut) and cut.tight(end + 1)
        if word in DASHES or word in "'’":
            hangs = end + 1 < len(cut) and cut.word[end + 1] in {"and", "or", "to"}  # “low- and middle-income”
            return closed or (word in DASHES and hangs)
        initial = len(before) == 1 and before.isalpha() and cut.capital(end - 1)
        return (word[0].isalnum() and before in DASHES) or (word == "." and (initial or closed))

    def _opens_clause(self, at: int) -> bool:
        """Tell whether what follows a number is what was done: “ten were hurt”, “four wounded in”."""
        after = self._cut.word[at + 1] if at + 1 < len(self._cut) else "."
        return at in self._verbs and (not after[0].isalpha() or after in _STOPS or after in _DETERMINERS)

    def head(self, things: tuple[int, ...]) -> str:
        """Return the noun that heads what is counted, as it is written."""
        cut = self._cut
        last = things[1] - 1
        return cut.text[cut.start[last] : cut.end[last]]

    def total(self, last: int) -> float | None:
        """Return out of how many: “20 of the 30”, “20 out of 30”."""
        cut, at = self._cut, last
        if at < len(cut) and cut.word[at] == "out":
            at += 1
        if at >= len(cut) or cut.word[at] != "of":
            return None
        at += 1
        while at < len(cut) and cut.word[at] in _BEFORE_TOTAL:
            at += 1
        read = number(cut.word, at) if at < len(cut) else None
        return read[0] if read is not None else None


def counted(cut: Tokens, things: tuple[int, ...]) -> Span:
    """Return the place of the tokens of what is counted."""
    return cut.start[things[0]], cut.end[things[1] - 1]


def _numeric(cut: Tokens, i: int) -> bool:
    return cut.word[i][0].isdecimal() and digits(cut.word[i]) is not None


def _mention_ends(cut: Tokens, annotation: Annotation) -> dict[int, int]:
    """Return for the first token of every mention the token behind the last of the shortest one that begins there."""
    out: dict[int, int] = {}
    for mention in annotation.mentions:
        start, end = annotation.span(mention.run)
        first, last = cut.at(start), cut.at(end - 1) + 1
        if last - first > 1:
            out[first] = min(out.get(first, last), last)
    return out


def _verbs(cut: Tokens, annotation: Annotation) -> frozenset[int]:
    """Return the predicates that have arguments: a noun that carries an event seldom has more than one."""
    places = (
        cut.at(int(annotation.encoding.start[frame.predicate]))
        for frame in annotation.frames
        if frame.first("ARG1") is not None
    )
    return frozenset(i for i in places if i < len(cut) and cut.word[i].endswith(("ed", "ing")))
