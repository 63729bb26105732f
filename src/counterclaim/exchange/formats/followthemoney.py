"""FollowTheMoney entities (followthemoney.tech), a line of JSON each: what Aleph and OpenAleph load.

An article is an ``Article``; who is named in it a ``Person``, ``PublicBody``, ``Organization`` or ``LegalEntity``,
under an id that is the same in every article; a claim a ``Note`` on its speaker that the article proves; an event with
a party an ``Event``; a denial an ``UnknownLink`` from who denies to who is denied. Lines of one id are fragments of one
entity: ``ftm aggregate`` puts them together.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any, TextIO

from counterclaim.exchange.formats.countries import ALPHA2
from counterclaim.exchange.formats.flat import without_controls
from counterclaim.exchange.formats.identities import identity, is_named
from counterclaim.exchange.formats.iris import page_url
from counterclaim.exchange.formats.rows import event_line, on_one_line
from counterclaim.exchange.formats.tally import Tally
from counterclaim.exchange.jsonlines import one_line
from counterclaim.exchange.voices import STANCE_WORDS, shortened
from counterclaim.records import Claim, Document, Entity, EntityType, Event, Reading, Relation

SCHEMATA: Mapping[EntityType, str] = {
    "person": "Person",
    "organization": "Organization",
    "government": "PublicBody",
    "group": "LegalEntity",
}
"""Places and other things take no part: what the model links to is a party."""
_LONGEST_NAME, _LONGEST_TEXT, _LONGEST_STRING = 384, 65_000, 1024
"""The most that the types ``name``, ``text`` and ``string`` hold (followthemoney 4.11)."""


def write_followthemoney(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write the entities of *readings* and return how many articles there were."""
    counted = Tally(readings)
    for reading in counted:
        for entity in _entities(reading):
            stream.write(f"{one_line(entity)}\n")
    return counted.number


def _entities(reading: Reading) -> Iterator[dict[str, Any]]:
    article = _article(reading.document)
    yield article
    ids: dict[str, str] = {}
    for entity in reading.entities:
        if entity.type in SCHEMATA and is_named(entity):
            party = _party(entity)
            ids[entity.id] = party["id"]
            yield party
    for claim in reading.claims:
        yield _claim(reading, claim, ids, article["id"])
    for event in reading.events:
        if involved := _involved(event, ids):
            yield _event(reading, event, involved, article["id"])
    speakers = {claim.id: claim.speaker for claim in reading.claims}
    for number, relation in enumerate(reading.relations, 1):
        a, b = (ids.get(speakers.get(end) or "") for end in (relation.a, relation.b))
        if relation.type == "denies" and a and b and a != b:
            yield _denial(reading, relation, number, (a, b), article["id"])


def _made(schema: str, key: str, **properties: str | Iterable[str] | None) -> dict[str, Any]:
    """Return an entity; a property without a value is left out."""
    listed = {
        name: list(dict.fromkeys(without_controls(value) for value in _values(values) if value))
        for name, values in properties.items()
    }
    return {
        "id": f"cc-{sha1(key.encode('utf-8', 'replace')).hexdigest()}",
        "schema": schema,
        "properties": {name: values for name, values in listed.items() if values},
    }


def _values(values: str | Iterable[str] | None) -> Iterable[str]:
    return (values,) if isinstance(values, str) else values or ()


def _article(document: Document) -> dict[str, Any]:
    return _made(
        "Article",
        f"article {document.id}",
        title=_cut(document.title, _LONGEST_STRING),
        author=_cut(document.byline, _LONGEST_STRING),
        publisher=_cut(document.outlet, _LONGEST_STRING),
        publishedAt=(document.published or "")[:19],
        sourceUrl=page_url(document),
        bodyText=_cut(document.text, _LONGEST_TEXT),
    )


def _party(entity: Entity) -> dict[str, Any]:
    wikidata = entity.identifiers.get("wikidata")
    return _made(
        SCHEMATA[entity.type],
        f"party {identity(entity)}",
        name=_cut(entity.name, _LONGEST_NAME),
        country=ALPHA2.get(entity.country or "", "").lower(),
        wikidataId=wikidata,
        position=entity.roles if entity.type == "person" else None,
    )


def _claim(reading: Reading, claim: Claim, ids: Mapping[str, str], article: str) -> dict[str, Any]:
    document = reading.document
    speaker = reading.entity(claim.speaker)
    who = speaker.name if speaker else on_one_line(document.text, claim.source) or document.outlet or "nobody named"
    said = f"{who} {STANCE_WORDS[claim.stance]}: {on_one_line(document.text, claim.content)}"
    return _made(
        "Note",
        f"claim {document.id}#{claim.id}",
        name=shortened(said, _LONGEST_NAME),
        description=_cut(said, _LONGEST_TEXT),
        entity=ids.get(claim.speaker or ""),
        keywords=claim.stance,
        proof=article,
        publisher=_cut(document.outlet, _LONGEST_STRING),
        sourceUrl=page_url(document),
    )


def _involved(event: Event, ids: Mapping[str, str]) -> list[str]:
    parties = (event.actor, event.recipient, event.object)
    return [ids[one.entity] for one in parties if one and one.entity and one.entity in ids]


def _event(reading: Reading, event: Event, involved: list[str], article: str) -> dict[str, Any]:
    places = {place.id: place for place in reading.places}
    slots = (event.location, event.origin, event.destination)
    there = [places[slot.place] for slot in slots if slot and slot.place and slot.place in places]
    return _made(
        "Event",
        f"event {reading.document.id}#{event.id}",
        name=shortened(event_line(reading, event), _LONGEST_NAME),
        summary=", ".join(part for part in (event.claim, event.polarity, event.modality) if part),
        involved=involved,
        location=(place.name for place in there),
        country=(ALPHA2.get(place.country or "", "").lower() for place in there),
        startDate=(event.time.start or "")[:19] if event.time else None,
        endDate=(event.time.end or "")[:19] if event.time else None,
        proof=article,
    )


def _denial(reading: Reading, relation: Relation, number: int, ends: tuple[str, str], article: str) -> dict[str, Any]:
    return _made(
        "UnknownLink",
        f"relation {reading.document.id}#{number}",
        subject=ends[0],
        object=ends[1],
        role="denies",
        summary=_cut(relation.why, _LONGEST_TEXT),
        date=(reading.document.published or "")[:19],
        proof=article,
    )


def _cut(text: str | None, longest: int) -> str | None:
    """Cut what is longer than its type may hold."""
    return text if text is None or len(text) <= longest else f"{text[: longest - 1]}…"
