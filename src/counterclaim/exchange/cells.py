"""Claims, entities, places and events taken apart: each cell with its words, what they come to, and the grounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.exchange.voices import STANCE_WORDS
from counterclaim.knowledge.plover import ontology
from counterclaim.records import (
    Alternative,
    Claim,
    Comparator,
    Entity,
    Event,
    Interval,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Reading,
    Relation,
    RelationType,
    Spans,
    Time,
    TimeBasis,
    TimeReference,
    overlap,
)

_RECKONED: dict[TimeBasis, str] = {
    "published": "reckoned from the day of publication",
    "dateline": "reckoned from the day in the article's dateline",
    "text": "reckoned from a day told before in the text",
    "open": "nothing tells from which day to reckon",
}
_COMPARED: dict[Comparator, str] = {
    "equal": "",
    "approx": "about ",
    "more_than": "more than ",
    "equal_or_more": "at least ",
    "less_than": "less than ",
    "equal_or_less": "at most ",
}
_ACTIVE: dict[RelationType, str] = {
    "denies": "denies",
    "conflicts": "conflicts with",
    "corroborates": "says the same as",
    "repeats": "repeats, or is repeated by,",
    "updates": "updates",
    "refines": "is a part of, or more precise than,",
}
_PASSIVE: dict[RelationType, str] = {
    "denies": "is denied by",
    "updates": "is updated by",
    "refines": "is the whole of, or less precise than,",
}
_SLOTS = ("actor", "recipient", "object", "origin", "destination", "location")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``value`` is what it says where that is more than its words."""

    name: str
    value: str | None
    places: Spans = ()
    basis: str | None = None


def claim_cells(reading: Reading, claim: Claim) -> Iterator[Cell]:
    """Yield what *claim* was read from, its events one by one, and grounds that belong to none of its cells."""
    own = not claim.source and not claim.cue
    places = {"source": claim.source, "cue": claim.cue, "content": claim.content, "channel": claim.channel}
    values = {
        "source": "nobody is named: the article's own voice" if own else "nobody is named",
        "cue": None if own else "no words attribute it",
        "speaker": _named(reading, claim.speaker) or (None if own else "not resolved to anybody"),
        "addressee": _named(reading, claim.addressee),
        "quotation": None if own else claim.quotation,
        "stance": claim.stance,
        "within": claim.within and f"reported inside claim {claim.within}",
        "said": _days(claim.said),
        "confidence": f"{claim.confidence:.2f}",
    }
    names = ("speaker", "source", "cue", "content", "channel", *list(values)[3:])
    for name in names:
        place = places.get(name, ())
        value = None if place else values.get(name)
        if place or value or name in claim.basis:
            yield Cell(name, value, place, claim.basis.get(name))
    told = {event.id: event for event in reading.events}
    for id in claim.events:
        event = told.get(id)
        yield Cell("events", _told(event), event.trigger) if event else Cell("events", id)
    yield from _standing(reading, claim)
    yield from (Cell(name, None, basis=basis) for name, basis in claim.basis.items() if name not in names)


def _standing(reading: Reading, claim: Claim) -> Iterator[Cell]:
    """Yield how *claim* stands to others, each with the words that show it, and what is granted all the same."""
    for relation in reading.relations:
        if claim.id not in (relation.a, relation.b):
            continue
        passive = claim.id == relation.b and relation.type in _PASSIVE
        told = (
            f"{_PASSIVE[relation.type]} {relation.a}"
            if passive
            else f"{_ACTIVE[relation.type]} {_other(relation, claim)}"
        )
        slot = f" on {relation.slot}" if relation.slot else ""
        yield Cell("relations", f"{told}{slot}, {relation.confidence:.2f}", relation.evidence, relation.why or None)
        granted = relation.concedes
        if granted is not None:
            yield Cell("concedes", f"{granted.claim} grants {', '.join(granted.slots)}", granted.spans)


def _other(relation: Relation, claim: Claim) -> str:
    return relation.b if relation.a == claim.id else relation.a


def entity_cells(reading: Reading, entity: Entity) -> Iterator[Cell]:
    """Yield what is known of *entity* and why, where it is mentioned, what it claims and takes part in."""
    yield Cell("name", entity.name, basis=entity.why)
    yield Cell("type", entity.type)
    known = (f"{scheme} {id}" for scheme, id in entity.identifiers.items() if id)
    values = {"country": entity.country, "roles": ", ".join(entity.roles), "identifiers": ", ".join(known)}
    yield from (Cell(name, value) for name, value in values.items() if value)
    yield from _mentions(entity.mentions)
    said = ", ".join(claim.id for claim in reading.claims if claim.speaker == entity.id)
    if said:
        yield Cell("claims", said)
    yield from _parts(reading, entity.id)


def place_cells(reading: Reading, place: Place) -> Iterator[Cell]:
    """Yield where *place* is and why, the others of its name that were weighed, and where it is mentioned."""
    yield Cell("name", place.name, basis=place.why)
    yield Cell("kind", place.kind)
    values = {
        "country": place.country,
        "position": position(place),
        "airport": place.airport,
        "geonames": place.geonames and str(place.geonames),
        "probability": None if place.probability is None else f"{place.probability:.2f}",
    }
    yield from (Cell(name, value) for name, value in values.items() if value)
    for other in place.alternatives:
        where = ", ".join(part for part in (other.name, other.kind, other.country, position(other)) if part)
        yield Cell("or else", f"{where}: {other.probability:.2f}")
    yield from _mentions(place.mentions)
    yield from _parts(reading, place.id)


def event_cells(reading: Reading, event: Event) -> Iterator[Cell]:
    """Yield what *event* is and why, which claim tells of it, and each slot with its words and what they come to."""
    yield Cell("trigger", event.predicate, event.trigger)
    yield Cell("type", _coded(event), basis=event.why)
    if event.context:
        yield Cell("context", ", ".join(event.context))
    claim = next((claim for claim in reading.claims if claim.id == event.claim), None)
    if claim is not None:
        teller = _named(reading, claim.speaker) or "speaker not resolved"
        yield Cell("claim", f"{claim.id}, {STANCE_WORDS[claim.stance]}: {teller}", claim.content)
    yield Cell("polarity", event.polarity)
    yield Cell("modality", event.modality)
    yield from _slots(reading, event)


def _slots(reading: Reading, event: Event) -> Iterator[Cell]:
    for name in _SLOTS:
        slot: Participant | PlaceReference | None = getattr(event, name)
        if isinstance(slot, Participant):
            entity = reading.entity(slot.entity)
            yield Cell(name, _named(reading, slot.entity) or "not resolved", slot.spans, entity.why if entity else None)
        elif slot is not None:
            place = next((place for place in reading.places if place.id == slot.place), None)
            yield Cell(name, _located(place) if place else "not resolved", slot.spans, place.why if place else None)
    if event.quantity is not None:
        yield Cell("quantity", _amount(event.quantity), event.quantity.spans)
    if event.time is not None:
        time = next((time for time in reading.times if overlap(time.spans, event.time.spans)), None)
        basis = _RECKONED[time.basis] if time and time.basis else None
        yield Cell("time", _when(event.time, time), event.time.spans, basis)


def _mentions(mentions: tuple[Spans, ...]) -> Iterator[Cell]:
    for mention in mentions:
        yield Cell("mentions", None, mention)


def _parts(reading: Reading, id: str) -> Iterator[Cell]:
    """Yield the events that an entity or a place has a part in."""
    for event in reading.events:
        for name in _SLOTS:
            slot: Participant | PlaceReference | None = getattr(event, name)
            if id == (slot.entity if isinstance(slot, Participant) else slot and slot.place):
                yield Cell("events", f"as {name} of {_told(event)}", event.trigger)


def _told(event: Event) -> str:
    """Return an event in a line."""
    code = " ".join(part for part in (event.type, event.mode) if part)
    marks = [mark for mark in (event.polarity, event.modality) if mark not in {"positive", "asserted"}]
    return ", ".join(part for part in (event.id, event.predicate, code, *marks) if part)


def _coded(event: Event) -> str:
    if event.type is None:
        return "none of PLOVER's"
    kind = ontology().types.get(event.type)
    code = f"{event.type} {event.mode}" if event.mode else event.type
    return f"{code}: {kind.meaning}" if kind else code


def _named(reading: Reading, id: str | None) -> str | None:
    entity = reading.entity(id)
    if entity is None:
        return None
    roles = f" ({', '.join(entity.roles)})" if entity.roles else ""
    return f"{entity.name}{roles}, {entity.id}"


def _located(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.kind, place.country, place.id) if part)


def position(place: Place | Alternative) -> str | None:
    """Return where *place* lies, ``None`` where that is unknown.

    >>> position(Place("p1", "Tollen", "city", lat=-1.5, lon=30))
    '1.5° S 30° E'
    """
    if place.lat is None or place.lon is None:
        return None
    north, east = "NS"[place.lat < 0], "EW"[place.lon < 0]
    return f"{abs(place.lat):g}° {north} {abs(place.lon):g}° {east}"


def _amount(quantity: Quantity) -> str:
    def written(number: float) -> str:
        return f"{number:,.10g}"

    unit = f" {quantity.unit}" if quantity.unit else ""
    low, high = (None if bound is None else written(bound) for bound in (quantity.low, quantity.high))
    if quantity.value is not None:
        total = f" of {written(quantity.total)}" if quantity.total is not None else ""
        return f"{_COMPARED[quantity.comparator]}{written(quantity.value)}{total}{unit}"
    if low is None and high is None:
        return f"no number{unit and ' of'}{unit}"
    return f"{low or '…'} to {high or '…'}{unit}"


def _when(slot: TimeReference, time: Time | None) -> str:
    days = _days(Interval(slot.start, slot.end)) if slot.start or slot.end else None
    value = f"{time.mod.replace('_', ' ')} {time.value}" if time and time.mod else time and time.value
    if days and value and days != value:
        return f"{days} (TIMEX3 {value})"
    return days or (f"TIMEX3 {value}" if value else "not resolved")


def _days(said: Interval | None) -> str | None:
    if said is None:
        return None
    if said.start == said.end:
        return said.start
    return f"{said.start or '…'} to {said.end or '…'}"
