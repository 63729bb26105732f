"""W3C Web Annotation (Data Model, Recommendation of 23 February 2017) as JSON-LD: an annotation a claim.

What is annotated is the article's text as the ledger holds it, not the page that it was read from. Positions are those
of the standard, 4.2.5: it counts Unicode code points (“not code units”), from 0, the end left out, just as everything
here does; so nothing is converted. A program that counts UTF-16 units, as JavaScript does, has to convert.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from counterclaim.exchange.formats.documents import filled, write_document
from counterclaim.exchange.formats.iris import VOCABULARY, article_iri, entity_iri, page_url, part_iri
from counterclaim.exchange.formats.rows import on_one_line
from counterclaim.exchange.formats.tally import Tally
from counterclaim.exchange.voices import STANCE_WORDS
from counterclaim.records import Claim, Reading, Relation, Span, Spans

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"cc": VOCABULARY})
_AROUND = 32
"""Characters of prefix and suffix: as many as the standard's reference client takes."""


def write_annotations(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write *readings* as one page of annotations and return how many articles there were."""
    counted = Tally(readings)
    head = {"@context": list(CONTEXT), "id": "urn:counterclaim:annotations", "type": "AnnotationPage"}
    write_document(stream, head, "items", (one for reading in counted for one in _annotations(reading)))
    return counted.number


def _annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    source = _source(reading)
    for claim in reading.claims:
        yield _annotation(reading, claim, source)
    for number, relation in enumerate(reading.relations, 1):
        yield _link(reading, relation, number)


def _source(reading: Reading) -> dict[str, Any]:
    document = reading.document
    url = page_url(document)
    return filled(
        id=article_iri(document), type="Text", format="text/plain", language=document.language, via=url and [url]
    )


def _annotation(reading: Reading, claim: Claim, source: dict[str, Any]) -> dict[str, Any]:
    document, text = reading.document, reading.document.text
    speaker = reading.entity(claim.speaker)
    name = speaker.name if speaker else on_one_line(text, claim.source) or document.outlet or "nobody named"
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": claim.stance},
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{name} {STANCE_WORDS[claim.stance]}: {on_one_line(text, claim.content)}",
        },
    ]
    if speaker:
        about = {"id": entity_iri(document, speaker)}
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": about})
    cells = {f"cc:{cell}": _targets(text, place, source) for cell, place in _cells(claim)}
    return {
        "id": part_iri(document, claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": _targets(text, claim.content, source),
        **filled(**cells),
        "cc:confidence": claim.confidence,
    }


def _cells(claim: Claim) -> Iterator[tuple[str, Spans]]:
    yield "source", claim.source
    yield "cue", claim.cue
    yield "channel", claim.channel


def _targets(text: str, place: Spans, source: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each piece of *place* as a target; a selector of the standard is one stretch of text."""
    return [{"type": "SpecificResource", "source": source, "selector": _selectors(text, span)} for span in place]


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    start, end = span
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - _AROUND, 0) : start],
            "suffix": text[end : end + _AROUND],
        },
    ]


def _link(reading: Reading, relation: Relation, number: int) -> dict[str, Any]:
    document = reading.document
    return filled(
        **{
            "id": part_iri(document, f"r{number}"),
            "type": "Annotation",
            "motivation": "linking",
            "target": part_iri(document, relation.a),
            "body": part_iri(document, relation.b),
            "cc:relation": {"id": f"cc:{relation.type}"},
            "cc:slot": {"id": f"cc:slot-{relation.slot}"} if relation.slot else None,
            "cc:why": relation.why,
            "cc:confidence": relation.confidence,
        }
    )
