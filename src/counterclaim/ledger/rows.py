"""A reading becomes the rows that are searched and compared; what they leave out is in its record."""

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.changes import content
from counterclaim.records import Document, Event, Participant, PlaceReference, Reading, words

Row = Mapping[str, Any]


def storable(text: str) -> str:
    r"""Return *text* as a database keeps it: PostgreSQL has no NUL, and no encoding has half a surrogate pair.

    >>> storable("a\x00b")
    'a�b'
    """
    return text.encode("utf-8", "replace").decode().replace("\x00", "\N{REPLACEMENT CHARACTER}")


def article_row(document: Document) -> Row:
    """Return the cells of ``articles`` that the article gives."""
    return _stored(
        {
            "name": document.id,
            "title": document.title,
            "url": document.url,
            "outlet": document.outlet,
            "outlet_key": document.outlet and folded(document.outlet),
            "byline": document.byline,
            "language": document.language,
            "published": document.published,
            "text": document.text,
        }
    )


def part_rows(reading: Reading, article: int) -> Mapping[str, list[Row]]:
    """Return the rows of each table that holds parts of an article, by the table's name."""
    parts = {
        "claims": _claims(reading),
        "entities": _entities(reading),
        "events": (_event(reading, event) for event in reading.events),
        "places": _places(reading),
        "relations": _relations(reading),
    }
    return {table: [_stored({"article": article, **row}) for row in rows] for table, rows in parts.items()}


def _stored(row: Row) -> Row:
    return {name: storable(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def _claims(reading: Reading) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in reading.entities}
    text = reading.document.text
    for claim in reading.claims:
        source = " ".join(words(text, claim.source).split())
        speaker = names.get(claim.speaker or "") or source or None
        yield {
            "name": claim.id,
            "content": content(reading, claim),
            "cue": words(text, claim.cue),
            "source": source,
            "speaker": claim.speaker,
            "speaker_name": speaker,
            "speaker_key": speaker and folded(speaker),
            "quotation": claim.quotation,
            "stance": claim.stance,
            "within": claim.within,
            "said_start": claim.said and claim.said.start,
            "said_end": claim.said and claim.said.end,
            "confidence": claim.confidence,
        }


def _entities(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        yield {
            "name": entity.id,
            "type": entity.type,
            "called": entity.name,
            "called_key": folded(entity.name),
            "country": entity.country,
            "wikidata": entity.identifiers.get("wikidata"),
        }


def _event(reading: Reading, event: Event) -> Row:
    quantity, thing, time = event.quantity, event.object, event.time
    return {
        "name": event.id,
        "claim": event.claim,
        "predicate": event.predicate,
        "type": event.type,
        "mode": event.mode,
        "polarity": event.polarity,
        "modality": event.modality,
        "actor": _entity(event.actor),
        "recipient": _entity(event.recipient),
        "object": _entity(thing),
        "object_words": thing and (thing.text or words(reading.document.text, thing.spans)),
        "low": quantity and quantity.low,
        "high": quantity and quantity.high,
        "unit": quantity and quantity.unit,
        "origin": _place(event.origin),
        "destination": _place(event.destination),
        "location": _place(event.location),
        "start": time and time.start,
        "end": time and time.end,
    }


def _places(reading: Reading) -> Iterator[Row]:
    for place in reading.places:
        yield {
            "name": place.id,
            "called": place.name,
            "kind": place.kind,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "geonames": place.geonames,
        }


def _relations(reading: Reading) -> Iterator[Row]:
    for number, relation in enumerate(reading.relations, 1):
        yield {
            "number": number,
            "type": relation.type,
            "a": relation.a,
            "b": relation.b,
            "slot": relation.slot,
            "confidence": relation.confidence,
        }


def _entity(participant: Participant | None) -> str | None:
    return participant.entity if participant else None


def _place(reference: PlaceReference | None) -> str | None:
    return reference.place if reference else None
