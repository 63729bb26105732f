"""What two claims say of the same event, slot by slot: where both fill a slot, whether it agrees is computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from counterclaim.comparison.numbers import agreement, comparable
from counterclaim.comparison.statements import Statement, stem
from counterclaim.records import Event, Participant, PlaceReference, TimeReference

SLOTS = ("polarity", "actor", "recipient", "object", "number", "place", "time", "modality")
SAME, APART = 1, -1


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two events taken for the same one."""

    one: Event
    other: Event
    weight: float
    """How surely they are the same: the same predicate more than the same code, and more the more slots agree."""
    slots: tuple[int, ...]
    """Of each of ``SLOTS``: 1 where both have it and agree, -1 where they differ, 0 where one of them is silent."""


def aligned(one: Statement, other: Statement) -> Alignment | None:
    """Return the two events, one of each claim, that are likeliest the same; ``None`` where none fit."""
    return max(alignments(one, other), key=lambda a: a.weight, default=None)


def alignments(one: Statement, other: Statement) -> list[Alignment]:
    """Return all events of the two claims that may be the same, in their order."""
    return [_aligned(x, y) for x in one.events for y in other.events if _alike(x, y)]


def _alike(x: Event, y: Event) -> bool:
    if x.predicate and x.predicate == y.predicate:
        return True
    return x.type is not None and x.type == y.type and x.mode == y.mode


def _aligned(x: Event, y: Event) -> Alignment:
    slots = (
        SAME if x.polarity == y.polarity else APART,
        _participants(x.actor, y.actor),
        _participants(x.recipient, y.recipient),
        _participants(x.object, y.object),
        _numbers(x, y),
        _places((x.location, x.origin, x.destination), (y.location, y.origin, y.destination)),
        _times(x.time, y.time),
        SAME if x.modality == y.modality else APART,
    )
    weight = (1.0 if x.predicate == y.predicate else 0.5) + 0.5 * sum(s for s in slots[1:4] if s) + 0.1 * len(slots)
    return Alignment(x, y, weight, slots)


def _participants(x: Participant | None, y: Participant | None) -> int:
    if x is None or y is None:
        return 0
    if x.entity and y.entity:
        return SAME if x.entity == y.entity else APART
    mine, theirs = _stems(x.text), _stems(y.text)
    return SAME if mine & theirs else APART if mine and theirs else 0


@cache
def _stems(text: str | None) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in (text or "").split() if len(w) > 3)


def _numbers(x: Event, y: Event) -> int:
    if x.quantity is None or y.quantity is None or not comparable(x.quantity, y.quantity):
        return 0
    return APART if agreement(x.quantity, y.quantity) == "differ" else SAME


def _places(x: Iterable[PlaceReference | None], y: Iterable[PlaceReference | None]) -> int:
    mine, theirs = ({p.place for p in side if p and p.place} for side in (x, y))
    return 0 if not mine or not theirs else SAME if mine & theirs else APART


def _times(x: TimeReference | None, y: TimeReference | None) -> int:
    if x is None or y is None or not (x.start and x.end and y.start and y.end):
        return 0
    return APART if x.end < y.start or y.end < x.start else SAME
