"""FollowTheMoney: against its documentation, and its library where that is installed (it needs ICU to build)."""

import io
import json
from typing import Any

import pytest

from counterclaim.exchange.formats.followthemoney import write_followthemoney
from counterclaim.records import Reading

# From followthemoney.tech/explorer, of 4.11: the properties that are used, with the type of each.
DOCUMENTED = {
    "Article": {"title": "string", "author": "string", "publisher": "string", "publishedAt": "date",
                "sourceUrl": "url", "bodyText": "text"},
    "Person": {"name": "name", "country": "country", "wikidataId": "identifier", "position": "string"},
    "Organization": {"name": "name", "country": "country", "wikidataId": "identifier"},
    "PublicBody": {"name": "name", "country": "country", "wikidataId": "identifier"},
    "LegalEntity": {"name": "name", "country": "country", "wikidataId": "identifier"},
    "Note": {"name": "name", "description": "text", "entity": "entity", "keywords": "string", "proof": "entity",
             "publisher": "string", "sourceUrl": "url"},
    "Event": {"name": "name", "summary": "text", "involved": "entity", "location": "address", "country": "country",
              "startDate": "date", "endDate": "date", "proof": "entity"},
    "UnknownLink": {"subject": "entity", "object": "entity", "role": "string", "summary": "text", "date": "date",
                    "proof": "entity"},
}  # fmt: skip


def entities(*readings: Reading) -> list[dict[str, Any]]:
    out = io.StringIO()
    assert write_followthemoney(readings, out) == len(readings)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_schemata_and_properties_are_documented_ones(contested: Reading, bare: Reading, voyage: Reading) -> None:
    found = entities(contested, bare, voyage)
    ids = {entity["id"] for entity in found}
    for entity in found:
        kinds = DOCUMENTED[entity["schema"]]
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if kinds[name] == "entity":
                assert set(values) <= ids
            if kinds[name] == "country":
                assert all(len(value) == 2 and value.islower() for value in values)


def test_a_denial_links_who_denies_to_who_is_denied(contested: Reading) -> None:
    found = entities(contested)
    named = {entity["id"]: entity["properties"].get("name") for entity in found}
    [link] = [entity["properties"] for entity in found if entity["schema"] == "UnknownLink"]
    assert [named[link[end][0]] for end in ("subject", "object")] == [["Ilse Tove"], ["Ada Brandt"]]
    assert link["role"] == ["denies"]


def test_one_person_has_one_id_in_all_articles(contested: Reading) -> None:
    twice = [entity["id"] for entity in entities(contested, contested) if entity["schema"] == "Person"]
    assert len(twice) == 4
    assert len(set(twice)) == 2


def test_the_library_takes_every_value_as_it_is(contested: Reading, bare: Reading, voyage: Reading) -> None:
    pytest.importorskip("followthemoney", reason="followthemoney is not installed; it needs ICU to build")
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    for entity in entities(contested, bare, voyage):
        schema = model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        cleaned = EntityProxy.from_dict(entity, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in cleaned.items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }
