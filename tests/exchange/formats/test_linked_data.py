"""Web Annotation and schema.org's JSON-LD, read by an RDF library; the vocabulary that they use."""

import io
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator
from rdflib import RDF, Graph, URIRef

from counterclaim.exchange.formats.annotations import write_annotations
from counterclaim.exchange.formats.iris import VOCABULARY
from counterclaim.exchange.formats.schema_org import RELATIONS, write_schema_org
from counterclaim.records import STANCES, Reading

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own parser of JSON-LD
SCHEMA_ORG = "https://schema.org/"
# Of schema.org 28: the properties that are used, each with the types (and their parents) that it belongs to.
PROPERTIES = {
    "identifier": {"Thing"}, "name": {"Thing"}, "url": {"Thing"},
    "headline": {"CreativeWork"}, "datePublished": {"CreativeWork"}, "inLanguage": {"CreativeWork"},
    "publisher": {"CreativeWork"}, "author": {"CreativeWork"}, "text": {"CreativeWork"},
    "appearance": {"Claim"}, "jobTitle": {"Person"},
}  # fmt: skip
PARENTS = {
    "Claim": {"Claim", "CreativeWork", "Thing"}, "NewsArticle": {"NewsArticle", "Article", "CreativeWork", "Thing"},
    "Person": {"Person", "Thing"}, "Organization": {"Organization", "Thing"}, "Thing": {"Thing"},
    "GovernmentOrganization": {"GovernmentOrganization", "Organization", "Thing"}, "Place": {"Place", "Thing"},
}  # fmt: skip
# Web Annotation Data Model, 3.2 (an annotation), 3.2.4 (embedded text), 4 (specific resources), 4.2.4 and 4.2.5.
ANNOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "linking"]},
        "target": {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/place"}}]},
    },
    "$defs": {
        "place": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "object", "required": ["id"]},
                "selector": {"type": "array", "items": {"oneOf": [
                    {"type": "object", "additionalProperties": False, "required": ["type", "start", "end"],
                     "properties": {"type": {"const": "TextPositionSelector"},
                                    "start": {"type": "integer", "minimum": 0},
                                    "end": {"type": "integer", "minimum": 0}}},
                    {"type": "object", "additionalProperties": False, "required": ["type", "exact"],
                     "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
                                    "prefix": {"type": "string"}, "suffix": {"type": "string"}}}]}},
            },
        }
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    source = files("counterclaim.exchange.formats").joinpath("vocabulary.ttl")
    return Graph().parse(data=source.read_text(encoding="utf-8"), format="turtle")


def written_annotations(*readings: Reading) -> dict[str, Any]:
    out = io.StringIO()
    assert write_annotations(readings, out) == len(readings)
    return cast(dict[str, Any], json.loads(out.getvalue()))


def linked(*readings: Reading) -> Graph:
    out = io.StringIO()
    assert write_schema_org(readings, out) == len(readings)
    return Graph().parse(data=out.getvalue(), format="json-ld")


def test_annotations_are_as_the_standard_has_them(contested: Reading, bare: Reading, courier: Reading) -> None:
    page = written_annotations(contested, bare, courier)
    assert page["type"] == "AnnotationPage"
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        Draft202012Validator(ANNOTATION).validate(item)
    assert len(page["items"]) == 3 + 1 + 1 + len(courier.claims)


def test_positions_are_code_points_and_the_quote_is_what_stands_there(contested: Reading) -> None:
    text = contested.document.text
    first = written_annotations(contested)["items"][0]
    assert first["id"] == "urn:counterclaim:article:a%2F1%20%C3%BC#c1"
    for target, (start, end) in zip(first["target"], contested.claims[0].content, strict=True):
        position, quote = target["selector"]
        assert (position["start"], position["end"]) == (start, end)
        assert quote["exact"] == text[start:end]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
    assert first["target"][0]["selector"][0]["start"] == 2  # after one character that is two UTF-16 units, and a blank
    assert first["target"][0]["source"]["via"] == ["https://post.example/a%20b"]


def test_a_relation_links_two_annotations(contested: Reading) -> None:
    link = written_annotations(contested)["items"][-1]
    assert (link["motivation"], link["target"][-3:], link["body"][-3:]) == ("linking", "#c2", "#c1")
    assert link["cc:relation"] == {"id": "cc:denies"}


def test_linked_data_has_the_claims_with_who_makes_them(contested: Reading, bare: Reading) -> None:
    graph = linked(contested, bare)
    article = "urn:counterclaim:article:a%2F1%20%C3%BC"
    one, other = URIRef(f"{article}#c1"), URIRef(f"{article}#c2")
    assert (other, URIRef(f"{VOCABULARY}denies"), one) in graph
    assert (one, URIRef(f"{VOCABULARY}stance"), URIRef(f"{VOCABULARY}stance-asserts")) in graph
    assert (one, URIRef(f"{SCHEMA_ORG}author"), URIRef("http://www.wikidata.org/entity/Q1")) in graph
    assert (one, URIRef(f"{SCHEMA_ORG}appearance"), URIRef(article)) in graph
    assert (URIRef(article), RDF.type, URIRef(f"{SCHEMA_ORG}NewsArticle")) in graph
    assert len(set(graph.subjects(RDF.type, URIRef(f"{SCHEMA_ORG}Claim")))) == 4
    assert "ClaimReview" not in graph.serialize(format="nt")


def test_terms_of_schema_org_are_its_own_and_stand_where_they_belong(contested: Reading, courier: Reading) -> None:
    graph = linked(contested, courier)
    for subject, property, _ in graph:
        name = str(property)
        if not name.startswith(SCHEMA_ORG):
            continue
        kinds = {str(kind).removeprefix(SCHEMA_ORG) for kind in graph.objects(subject, RDF.type)}
        assert PROPERTIES[name.removeprefix(SCHEMA_ORG)] & set().union(*(PARENTS[kind] for kind in kinds)), name


def test_every_term_of_ours_is_in_the_vocabulary_and_in_the_docs(
    contested: Reading, courier: Reading, vocabulary: Graph
) -> None:
    defined = {str(term) for term in vocabulary.subjects() if str(term).startswith(VOCABULARY)}
    annotations = io.StringIO()
    write_annotations([contested, courier], annotations)
    used = {str(term) for triple in linked(contested, courier) for term in triple if str(term).startswith(VOCABULARY)}
    used |= {f"{VOCABULARY}{name}" for name in re.findall(r'"cc:([\w-]+)"', annotations.getvalue())}
    used |= {f"{VOCABULARY}{name}" for name in (*RELATIONS, *(f"stance-{stance}" for stance in STANCES))}
    assert used <= defined
    docs = (Path(__file__).parents[3] / "docs" / "reference-vocabulary.md").read_text(encoding="utf-8")
    assert {term for term in defined if f"`{term.removeprefix(VOCABULARY)}`" not in docs} == set()
