"""In which slot two claims stand against each other: the first that both have and that differs, polarity elsewhere.

Of the newsroom's train disputes this finds polarity and, six times in ten, number. The others are named wherever events
are aligned, which is seldom: neither logistic regression nor trees over 54 features of a pair, nor over its words,
found more than one in five of actors, causes, places or times on stories that they were not fitted on.
"""

from typing import cast

from counterclaim.comparison.alignment import APART, SLOTS, alignments
from counterclaim.comparison.numbers import at_odds, conflict
from counterclaim.comparison.statements import Statement
from counterclaim.records import Slot


def slot(one: Statement, other: Statement) -> Slot:
    """Return the slot in which the two claims differ."""
    same = [a for a in alignments(one, other) if a.one.predicate and a.one.predicate == a.other.predicate]
    apart = [{name for name, value in zip(SLOTS, a.slots, strict=True) if value == APART} for a in same]
    if any("polarity" in found for found in apart):
        return "polarity"
    if conflict(one.numbers, other.numbers) == "number":
        return "number"
    for alignment, found in zip(same, apart, strict=True):
        for name in ("time", "place"):
            if name in found:
                return cast(Slot, name)
        if "actor" in found and all(e.actor and e.actor.entity for e in (alignment.one, alignment.other)):
            return "actor"  # by words alone “the mayor” and “Roon” would differ
    return "number" if at_odds(one.numbers, other.numbers) else "polarity"
