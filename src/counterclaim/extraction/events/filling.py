"""From the words in an event's slots to what they were resolved to: places, times, quantities."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.extraction.places import Located
from counterclaim.records import Event, PlaceReference, Quantity, Span, Spans, Time, TimeReference


def filled(
    events: Iterable[Event], located: Sequence[Located], times: Sequence[Time], quantities: Sequence[Quantity]
) -> tuple[Event, ...]:
    """Return *events* with what the words in their slots come to; what was not resolved keeps its words alone."""
    return tuple(
        replace(
            event,
            origin=_place(event.origin, located),
            destination=_place(event.destination, located),
            location=_place(event.location, located),
            time=_time(event.time, times),
            quantity=_quantity(event, quantities),
        )
        for event in events
    )


def _place(slot: PlaceReference | None, located: Sequence[Located]) -> PlaceReference | None:
    """Give a slot the place that its words name: what it names first, “*Hmeimim base* in Syria”."""
    if slot is None:
        return None
    inside = [one for one in located if _overlap(slot.spans, one.span)]
    return replace(slot, place=inside[0].place.id) if inside else slot


def _time(slot: TimeReference | None, times: Sequence[Time]) -> TimeReference | None:
    if slot is None:
        return None
    inside = next((time for time in times if _overlap(slot.spans, *time.spans)), None)
    return replace(slot, start=inside.start, end=inside.end) if inside else slot


def _quantity(event: Event, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity that the slot's words are; “one after all”, “2020” and an age are none."""
    slot = event.quantity
    if slot is None:
        return None
    inside = next((one for one in quantities if _overlap(slot.spans, *one.spans)), None)
    if inside is None or (inside.value == 1 and not inside.unit) or inside.unit == "a":
        return None
    return inside if inside.unit else replace(inside, unit=slot.unit)


def _overlap(spans: Spans, *others: Span) -> bool:
    return any(a < end and start < b for a, b in spans for start, end in others)
