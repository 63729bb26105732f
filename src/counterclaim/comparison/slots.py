"""In which slot two claims stand against each other: the first that both have and that differs, polarity elsewhere."""

from counterclaim.comparison.numbers import conflict
from counterclaim.comparison.statements import Statement
from counterclaim.records import Event, Slot


def slot(one: Statement, other: Statement) -> Slot:
    """Return the slot in which the two claims differ."""
    aligned = [(x, y) for x in one.events for y in other.events if x.predicate and x.predicate == y.predicate]
    if any(x.polarity != y.polarity for x, y in aligned):
        return "polarity"
    if conflict(one.numbers, other.numbers) == "number":
        return "number"
    for x, y in aligned:
        if _times_differ(x, y):
            return "time"
        if x.location and y.location and x.location.place and y.location.place and x.location.place != y.location.place:
            return "place"
        if x.actor and y.actor and x.actor.entity and y.actor.entity and x.actor.entity != y.actor.entity:
            return "actor"
    return "polarity"


def _times_differ(one: Event, other: Event) -> bool:
    """Tell whether two events have days that do not meet."""
    if one.time is None or other.time is None:
        return False
    a, b, c, d = one.time.start, one.time.end, other.time.start, other.time.end
    return bool(a and b and c and d and (b < c or d < a))
