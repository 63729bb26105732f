"""One cell of a record as a person has it; what the program had said stands in the cell's basis."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.spelling import folded
from counterclaim.records import Claim, Entity, Event, Participant, PlaceReference, Reading, Relation, Spans, spans

if TYPE_CHECKING:
    from counterclaim.ledger.reviews import Review

PLACES = ("origin", "destination", "location")
PARTIES = ("actor", "recipient", "object")
SLOTS = (*PARTIES, *PLACES)
"""Slots of an event that can be reviewed."""


def corrected(reading: Reading, part: str, review: "Review") -> Reading:
    """Return *reading* with *review* done to its *part*: ``c3``, ``v1`` or, for a relation, ``c3-c1``."""
    if review.cell == "relation":
        a, b = part.split("-")
        return _relation(reading, a, b, review)
    if review.cell == "event":
        events = tuple(_event(reading, one, review) if one.id == part else one for one in reading.events)
        return _with_entity(replace(reading, events=events), review, review.slot in PARTIES)
    if review.cell == "claim" and review.verdict == "rejected":
        return _without(reading, part)
    if review.cell == "speaker":
        reading = _with_entity(reading, review, True)
    claims = tuple(_claim(reading, one, review) if one.id == part else one for one in reading.claims)
    return replace(reading, claims=claims)


def basis_of(review: "Review") -> str:
    """Return who said what of a cell and when, for its basis."""
    by = f"by {review.who}, {review.made[:10]}"
    if review.verdict == "accepted":
        return f"confirmed {by}"
    was = " … ".join(review.was) if isinstance(review.was, list) else review.was
    return f"{review.verdict} {by}; the program read: {was if was is not None else 'nothing'}"


def named(reading: Reading, name: str) -> Entity | None:
    """Return the entity called *name*, by its name or a mention of it."""
    wanted = folded(name)
    for entity in reading.entities:
        if folded(entity.name) == wanted:
            return entity
    text = reading.document.text
    for entity in reading.entities:
        said = (folded(" ".join(text[a:b] for a, b in mention)) for mention in entity.mentions)
        if wanted in said:
            return entity
    return None


def located(text: str, pieces: list[str], near: int) -> Spans | None:
    """Return where *pieces* stand in *text*, each the occurrence nearest to *near*; ``None`` where one does not.

    >>> located("It held. It held.", ["It held"], 8)
    ((9, 16),)
    """
    out = []
    for piece in pieces:
        starts, at = [], text.find(piece)
        while at >= 0 and piece:
            starts.append(at)
            at = text.find(piece, at + 1)
        if not starts:
            return None
        start = min(starts, key=lambda one: abs(one - near))
        out.append((start, start + len(piece)))
    return spans(out) if out else None


def _claim(reading: Reading, claim: Claim, review: "Review") -> Claim:
    basis = {**claim.basis, review.cell: basis_of(review)}
    if review.cell == "claim":
        basis["confidence"] = basis.pop("claim")
        return replace(claim, confidence=1.0, basis=basis)
    changed: dict[str, Any] = {"basis": basis}
    if review.verdict == "accepted":
        return replace(claim, **changed)
    if review.cell == "stance":
        changed["stance"] = review.now
    elif review.cell == "speaker":
        entity = named(reading, review.now) if review.now else None
        changed["speaker"] = entity.id if entity else None
    elif review.cell == "content":
        near = claim.content[0][0] if claim.content else 0
        place = located(reading.document.text, review.now, near)
        if place is None:
            return claim  # the text has lost the words
        changed["content"] = place
    return replace(claim, **changed)


def _event(reading: Reading, event: Event, review: "Review") -> Event:
    slot = review.slot or ""
    why = f"{slot} {basis_of(review)}"
    changed: dict[str, Any] = {"why": f"{event.why}; {why}" if event.why else why}
    if review.verdict == "accepted":
        return replace(event, **changed)
    old = getattr(event, slot)
    if review.now is None:
        return replace(event, **{**changed, slot: None})
    place = located(reading.document.text, [review.now], event.trigger[0][0]) or ()
    if slot in PLACES:
        found = next((one for one in reading.places if folded(one.name) == folded(review.now)), None)
        changed[slot] = PlaceReference(place, found.id if found else None)
    else:
        entity = named(_with_entity(reading, review, True), review.now)
        changed[slot] = Participant(place or (old.spans if old else ()), entity.id if entity else None, review.now)
    return replace(event, **changed)


def _relation(reading: Reading, a: str, b: str, review: "Review") -> Reading:
    """Put the relation between two claims, or its absence, in the place of those that there were."""
    there = [one for one in reading.relations if {one.a, one.b} == {a, b}]
    rest = tuple(one for one in reading.relations if {one.a, one.b} != {a, b})
    if review.verdict == "rejected":
        return replace(reading, relations=rest)
    first = there[0] if there else None
    if review.verdict == "accepted":
        sure = tuple(replace(one, confidence=1.0, why=_because(one.why, review)) for one in there)
        return replace(reading, relations=(*rest, *sure))
    slot = (first.slot if first else None) or "polarity"
    made = Relation(
        review.now,
        a,
        b,
        slot if review.now in ("denies", "conflicts") else None,
        first.evidence if first else (),
        _because("", review),
    )
    return replace(reading, relations=(*rest, made))


def _because(why: str, review: "Review") -> str:
    return "; ".join(part for part in (why, basis_of(review)) if part)


def _with_entity(reading: Reading, review: "Review", party: bool) -> Reading:
    """Return *reading* with an entity for the name that a person gave, where it has none."""
    if not party or review.verdict != "corrected" or not review.now or named(reading, review.now):
        return reading
    taken = {entity.id for entity in reading.entities}
    id = next(f"e{n}" for n in range(len(taken) + 1, 2 * len(taken) + 2) if f"e{n}" not in taken)
    place = located(reading.document.text, [review.now], 0)
    entity = Entity(id, "other", review.now, (place,) if place else (), why=f"named by {review.who}")
    return replace(reading, entities=(*reading.entities, entity))


def _without(reading: Reading, id: str) -> Reading:
    """Return *reading* without a claim and what hangs on it."""
    claims = (one for one in reading.claims if one.id != id)
    gone = {event.id for event in reading.events if event.claim == id}
    return replace(
        reading,
        claims=tuple(
            replace(
                one,
                within=None if one.within == id else one.within,
                refers=None if one.refers == id else one.refers,
                events=tuple(event for event in one.events if event not in gone),
            )
            for one in claims
        ),
        events=tuple(one for one in reading.events if one.id not in gone),
        relations=tuple(one for one in reading.relations if id not in (one.a, one.b)),
    )
