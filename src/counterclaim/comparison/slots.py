"""In which slot two claims stand against each other: the first that both have and that differs, polarity elsewhere.

Of the newsroom's train disputes this finds polarity and, six times in ten, number. The others are named wherever events
are aligned, which is seldom: neither logistic regression nor trees over 54 features of a pair, nor over its words,
found more than one in five of actors, causes, places or times on stories that they were not fitted on.
"""

from collections.abc import Sequence, Set
from typing import Literal

from counterclaim.comparison.alignment import APART, SLOTS, alignments
from counterclaim.comparison.numbers import at_odds, conflict
from counterclaim.comparison.statements import Statement
from counterclaim.records import Slot

_OTHERS: tuple[Slot, ...] = ("time", "place", "actor")


def slot(one: Statement, other: Statement) -> Slot:
    """Return the slot in which the two claims differ."""
    apart = []
    for a in alignments(one, other):
        if a.one.predicate and a.one.predicate == a.other.predicate:
            found = {name for name, value in zip(SLOTS, a.slots, strict=True) if value == APART}
            if not all(e.actor and e.actor.entity for e in (a.one, a.other)):
                found.discard("actor")  # by words alone “the mayor” and “Roon” would differ
            apart.append(found)
    named = first(apart, conflict(one.numbers, other.numbers))
    known = named != "polarity" or any("polarity" in found for found in apart)
    return "number" if not known and at_odds(one.numbers, other.numbers) else named


def first(apart: Sequence[Set[str]], numbers: Literal["number", "part"] | None) -> Slot:
    """Return the slot to name of those in which claims differ.

    Args:
        apart: of each event that both claims speak of the slots in which they differ.
        numbers: how the claims' numbers stand to each other, see ``numbers.conflict``.

    >>> first([{"place"}, {"time", "actor"}], None), first([], "part")
    ('place', 'polarity')
    """
    if any("polarity" in found for found in apart):
        return "polarity"
    if numbers == "number":
        return "number"
    return next((name for found in apart for name in _OTHERS if name in found), "polarity")
