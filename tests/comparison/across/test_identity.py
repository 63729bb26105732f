"""Names that tell join, those that do not need company, and namesakes stay apart."""

import pytest

from counterclaim.comparison.across.identity import COMPANY, ENOUGH, Party, likeliest, likeness, parties
from counterclaim.records import Document, Entity, Reading


def party(name: str, type: str = "person", text: str = "", **cells: object) -> Party:
    mentions = ((((0, len(text)),),)) if text else ()
    entity = Entity("e1", type, name, mentions, **cells)  # type: ignore[arg-type]
    (found,) = parties(Reading(Document("a", text), (entity,)))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("Mayor Ilse Brandt"), party("Ilse Brandt")),
        (party("Ilse Marie Brandt"), party("Ilse Brandt")),
        (party("Yusuf Zelenskiy"), party("Yusuf Zelensky")),
        (party("Sirtica Oil Inc.", "organization"), party("the Sirtica Oil", "group")),
        (party("Ilse Brandt", identifiers={"wikidata": "Q1"}), party("I. Brandt", identifiers={"wikidata": "Q1"})),
    ],
)
def test_a_name_that_tells_is_enough(one: Party, other: Party) -> None:
    assert likeness(one, other) >= ENOUGH
    assert likeness(other, one) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("Brandt"), party("Ilse Brandt")),
        (party("Mr Brandt"), party("Brandt")),
        (party("police", "organization"), party("police", "organization")),
        (party("the mayor"), party("mayor")),
        (party("Mr. President"), party("Mr President")),
        (party("Orlec Harbour Board", "organization"), party("OHB", "organization")),
        (party("His office", "organization"), party("his office", "organization")),
        (party("Ridge Boys", "organization"), party("Ridge Boys", "place")),
    ],
)
def test_a_name_that_does_not_tell_needs_company(one: Party, other: Party) -> None:
    assert likeness(one, other) < ENOUGH
    assert likeness(one, other, COMPANY - 0.1) < ENOUGH
    assert likeness(one, other, COMPANY if one.name[0].isupper() else 2 * COMPANY) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("Ada Brandt"), party("Ilse Brandt")),
        (party("Ilse Brandt", identifiers={"wikidata": "Q1"}), party("Ilse Brandt", identifiers={"wikidata": "Q2"})),
        (party("Halden", "place"), party("Halden", "government")),
        (party("Tove"), party("Brandt")),
    ],
)
def test_no_company_joins_these(one: Party, other: Party) -> None:
    assert likeness(one, other, 9.0) == 0


def test_namesakes_in_unlike_settings_stay_apart_and_company_joins_them() -> None:
    mayor, goalkeeper = party("Ilse Brandt", roles=("mayor of Orlec",)), party("Ilse Brandt", roles=("goalkeeper",))
    assert likeness(mayor, goalkeeper) < ENOUGH <= likeness(mayor, goalkeeper, 1.0)
    here, there = party("Ilse Brandt", country="NOR"), party("Ilse Brandt", country="PER")
    assert likeness(here, there) < ENOUGH
    assert likeness(party("Ilse Brandt", country="NOR"), here) >= ENOUGH


def test_a_body_of_which_a_country_has_one_is_told_by_the_country() -> None:
    one, same = (party("ministry of health", "government", country="NOR") for _ in "12")
    other = party("ministry of health", "government", country="PER")
    assert likeness(one, same) >= ENOUGH > likeness(one, other, 9.0)
    smaller = party("city parliament", "government", country="NOR")
    assert likeness(smaller, smaller) < ENOUGH


def test_a_body_is_known_by_the_acronym_that_its_article_gives() -> None:
    full = party("Orlec Harbour Board", "organization", text="OHB")
    assert likeness(full, party("OHB", "organization"), 0.3) >= ENOUGH
    assert likeness(full, party("OHB", "organization")) < ENOUGH


def test_an_entity_without_words_is_nobody() -> None:
    assert parties(Reading(Document("a", ""), (Entity("e1", "person", "…"),))) == []


def test_of_equals_the_first_is_taken() -> None:
    assert likeliest([(3, 0.7), (1, 0.7), (2, 0.6)]) == 3
    assert likeliest([]) is None
