"""The tense around a place in a sentence, as far as it decides between the days before and the days to come."""

from collections.abc import Iterable
from typing import Literal

from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.times import time_words

Tense = Literal["past", "present", "future", "unseen"]
"""``unseen``: nothing shows it, so that it is probably the past, the tense of news."""

_AUXILIARIES = 4
"""Tokens before a verb among which its auxiliaries are sought: “would not yet have met”."""
_CLAUSE = 14
"""Tokens to either side of a time in which a verb may tell its tense."""
_NO_VERBS = frozenset("hundred need indeed united red bed shed speed feed deed seed".split())
_SPEAKS = frozenset("tells adds writes notes argues claims insists denies".split())
_BEFORE_NOUNS = frozenset("s ' ’ the a an his her its their these those of".split())
_PRESENT = frozenset("is are am be being says has have do does".split())


def tense(tokens: Tokens, place: tuple[int, int], sentence: tuple[int, int], verb: int | None = None) -> Tense:
    """Return the tense that holds at the tokens *place*.

    Args:
        sentence: its tokens.
        verb: the token of the predicate that *place* belongs to, where that is known.
    """
    if verb is not None:
        first = max(sentence[0], verb - _AUXILIARIES)
        breaks = [i + 1 for i in range(first, verb) if not tokens.word[i][0].isalnum() and tokens.word[i] not in "'’"]
        near = range(verb, max([first, *breaks]) - 1, -1)
        found = [_form(tokens.word[i]) for i in near]
        if any(tokens.word[i] in time_words().modal for i in near):
            return "future"
        if "past" in found:
            return "past"
        word = tokens.word[verb]
        noun = verb > 0 and tokens.word[verb - 1] in _BEFORE_NOUNS  # “Brandt's comments Tuesday”
        if word.endswith("s") and word not in _PRESENT | _SPEAKS and not noun:
            return "future"  # what “begins on Monday” is on the calendar
    return _nearest(tokens, _outward(place, sentence))


def _nearest(tokens: Tokens, order: Iterable[int]) -> Tense:
    present = False
    for i in order:
        form = _form(tokens.word[i])
        if form == "past" and i and tokens.word[i - 1] == "be":
            return "future"  # “is to be held”
        if form == "future" or form == "past":
            return form
        present |= form == "present"
    return "present" if present else "unseen"


def _outward(place: tuple[int, int], sentence: tuple[int, int]) -> Iterable[int]:
    """Yield tokens from *place* outward, of two as near the one before it first."""
    for distance in range(1, _CLAUSE + 1):
        before, after = place[0] - distance, place[1] - 1 + distance
        if before >= sentence[0]:
            yield before
        if after < sentence[1]:
            yield after


def _form(word: str) -> Tense | None:
    known = time_words()
    if word in known.modal or word in known.future:
        return "future"
    if word in known.past or (len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS):
        return "past"
    return "present" if word in _PRESENT else None
