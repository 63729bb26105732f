"""JSON-LD in the terms of schema.org: articles, and in each of them its claims; how claims stand in our own terms.

``Claim`` with ``author``, ``appearance`` and ``text`` is schema.org's own; ``ClaimReview`` is not used, as nothing here
says who is right. Stance, quotation and the relations between claims have no terms there: they come from
``vocabulary.ttl``. The context is written out, so that no reader has to fetch one.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from counterclaim.exchange.formats.documents import filled, write_document
from counterclaim.exchange.formats.iris import VOCABULARY, article_iri, entity_iri, page_url, part_iri
from counterclaim.exchange.formats.rows import on_one_line
from counterclaim.exchange.formats.tally import Tally
from counterclaim.records import Claim, Document, Entity, EntityType, Reading, words

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "cc": VOCABULARY,
    "url": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "datePublished": {"@type": "https://schema.org/Date"},
    **{f"cc:{name}": {"@type": "@id"} for name in (
        "stance", "quotation", "within", "refersTo", "claimA", "claimB", "relation", "slot"
    )},
}  # fmt: skip
RELATIONS = ("denies", "conflicts", "corroborates", "repeats", "updates", "refines")
TYPES: Mapping[EntityType, str] = {
    "person": "Person",
    "organization": "Organization",
    "government": "GovernmentOrganization",
    "group": "Organization",
    "place": "Place",
    "facility": "Place",
    "other": "Thing",
}


def write_schema_org(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write *readings* as one JSON-LD document and return how many there were."""
    counted = Tally(readings)
    context = {**CONTEXT, **{f"cc:{name}": {"@type": "@id"} for name in RELATIONS}}
    write_document(stream, {"@context": context}, "@graph", (node for one in counted for node in _nodes(one)))
    return counted.number


def _nodes(reading: Reading) -> Iterator[dict[str, Any]]:
    document = reading.document
    yield _article(document)
    speakers = {claim.speaker for claim in reading.claims}
    entities = {entity.id: entity for entity in reading.entities}
    for entity in reading.entities:
        if entity.id in speakers:
            yield _entity(document, entity)
    for claim in reading.claims:
        yield _claim(reading, claim, entities)
    for number, relation in enumerate(reading.relations, 1):
        a, b = part_iri(document, relation.a), part_iri(document, relation.b)
        yield {"@id": a, f"cc:{relation.type}": b}
        yield filled(
            **{
                "@id": part_iri(document, f"r{number}"),
                "@type": "cc:Relation",
                "cc:relation": f"cc:{relation.type}",
                "cc:claimA": a,
                "cc:claimB": b,
                "cc:slot": f"cc:slot-{relation.slot}" if relation.slot else None,
                "cc:why": relation.why,
                "cc:confidence": relation.confidence,
            }
        )


def _article(document: Document) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": document.outlet} if document.outlet else None
    author = {"@type": "Person", "name": document.byline} if document.byline else None
    return filled(
        **{
            "@id": article_iri(document),
            "@type": "NewsArticle",
            "identifier": document.id,
            "headline": document.title,
            "url": page_url(document),
            "datePublished": document.published,
            "inLanguage": document.language,
            "publisher": publisher,
            "author": author,
        }
    )


def _entity(document: Document, entity: Entity) -> dict[str, Any]:
    kind = TYPES[entity.type]
    return filled(
        **{
            "@id": entity_iri(document, entity),
            "@type": kind,
            "name": entity.name,
            "jobTitle": list(entity.roles) if kind == "Person" else None,
            "cc:country": entity.country,
        }
    )


def _claim(reading: Reading, claim: Claim, entities: Mapping[str, Entity]) -> dict[str, Any]:
    document, text = reading.document, reading.document.text
    speaker = entities.get(claim.speaker or "")
    author: dict[str, Any] | None = None
    if speaker:
        author = {"@id": entity_iri(document, speaker)}
    elif claim.source:
        author = {"@type": "Thing", "name": on_one_line(text, claim.source)}
    elif not claim.cue and document.outlet:
        author = {"@type": "Organization", "name": document.outlet}
    return filled(
        **{
            "@id": part_iri(document, claim.id),
            "@type": "Claim",
            "text": words(text, claim.content),
            "author": author,
            "appearance": article_iri(document),
            "inLanguage": document.language,
            "cc:stance": f"cc:stance-{claim.stance}",
            "cc:quotation": f"cc:quotation-{claim.quotation}",
            "cc:cue": on_one_line(text, claim.cue),
            "cc:source": on_one_line(text, claim.source),
            "cc:within": claim.within and part_iri(document, claim.within),
            "cc:refersTo": claim.refers and part_iri(document, claim.refers),
            "cc:saidFrom": claim.said.start if claim.said else None,
            "cc:saidTo": claim.said.end if claim.said else None,
            "cc:confidence": claim.confidence,
        }
    )
