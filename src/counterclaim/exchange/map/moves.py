"""What an article's events move from one place on earth to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.exchange.happenings import happening
from counterclaim.records import Event, Place, Reading, words


@dataclass(frozen=True, slots=True)
class Move:
    """All events from one place to another."""

    origin: Place
    destination: Place
    asserted: bool
    """Whether one of them at least is told as something that happened."""
    number: str
    """How many moved, as the first of them that says so words it."""
    title: str


def moves(reading: Reading) -> tuple[Move, ...]:
    """Return the movements between places that are located, in text order."""
    known = {place.id: place for place in reading.places if place.lat is not None and place.lon is not None}
    routes: dict[tuple[str, str], list[Event]] = {}
    for event in reading.events:
        origin, destination = (one and one.place for one in (event.origin, event.destination))
        if origin in known and destination in known and origin and destination and origin != destination:
            routes.setdefault((origin, destination), []).append(event)
    return tuple(
        Move(
            known[origin],
            known[destination],
            any(event.modality == "asserted" and event.polarity == "positive" for event in events),
            _number(reading, events),
            "\n".join(dict.fromkeys(_told(reading, event) for event in events)),
        )
        for (origin, destination), events in routes.items()
    )


def _number(reading: Reading, events: Sequence[Event]) -> str:
    text = reading.document.text
    return next((words(text, event.quantity.number) for event in events if event.quantity), "")


def _told(reading: Reading, event: Event) -> str:
    claim = next((claim for claim in reading.claims if event.id in claim.events), None)
    speaker = reading.entity(claim.speaker) if claim else None
    one = happening(reading, event)
    by = f"{speaker.name} {claim.stance}: " if speaker and claim else ""
    return by + " · ".join((one.kind, *one.marks)) + f"  {one.line}"
