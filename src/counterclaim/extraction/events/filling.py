"""From the words in an event's slots to what they were resolved to: places, times, quantities."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from counterclaim.extraction.places import Located
from counterclaim.records import Event, PlaceReference, Quantity, Span, Spans, Time, TimeReference

T = TypeVar("T")


def filled(
    events: Iterable[Event], located: Sequence[Located], times: Sequence[Time], quantities: Sequence[Quantity]
) -> tuple[Event, ...]:
    """Return *events* with what the words in their slots come to; what was not resolved keeps its words alone."""
    places = _Sorted(located, lambda one: one.span)
    days = _Sorted(times, lambda one: (one.spans[0][0], one.spans[-1][1]))
    amounts = _Sorted(quantities, lambda one: (one.spans[0][0], one.spans[-1][1]))
    out = []
    for event in events:
        found: dict[str, Any] = {
            "origin": _place(event.origin, places),
            "destination": _place(event.destination, places),
            "location": _place(event.location, places),
            "time": _time(event.time, days),
            "quantity": _quantity(event, amounts),
        }
        new = {name: slot for name, slot in found.items() if slot is not getattr(event, name)}
        out.append(replace(event, **new) if new else event)
    return tuple(out)


class _Sorted(Generic[T]):
    """Things by where they stand in the text, so that those in a slot are found by bisection."""

    def __init__(self, things: Iterable[T], span: Callable[[T], Span]) -> None:
        self._things = sorted(((span(one), at, one) for at, one in enumerate(things)), key=lambda row: row[:2])
        self._longest = max((end - start for (start, end), _, _ in self._things), default=0)

    def first(self, spans: Spans) -> T | None:
        """Return the first that overlaps *spans*."""
        for start, end in spans:
            at = bisect_left(self._things, start - self._longest, key=lambda row: row[0][0])
            while at < len(self._things) and self._things[at][0][0] < end:
                if start < self._things[at][0][1]:
                    return self._things[at][2]
                at += 1
        return None


def _place(slot: PlaceReference | None, located: _Sorted[Located]) -> PlaceReference | None:
    """Give a slot the place that its words name: what it names first, “*Hmeimim base* in Syria”."""
    inside = located.first(slot.spans) if slot else None
    return replace(slot, place=inside.place.id) if slot and inside else slot


def _time(slot: TimeReference | None, times: _Sorted[Time]) -> TimeReference | None:
    inside = times.first(slot.spans) if slot else None
    return replace(slot, start=inside.start, end=inside.end) if slot and inside else slot


def _quantity(event: Event, quantities: _Sorted[Quantity]) -> Quantity | None:
    """Return the quantity that the slot's words are; “one after all”, “2020” and an age are none."""
    slot = event.quantity
    inside = quantities.first(slot.spans) if slot else None
    if slot is None or inside is None or (inside.value == 1 and not inside.unit) or inside.unit == "a":
        return None
    return inside if inside.unit else replace(inside, unit=slot.unit)
