"""Who cannot stand against whom."""

from dataclasses import replace
from typing import Literal

import pytest

from counterclaim.comparison.sides import both_reject, nested, of_one_party, past_each_other
from counterclaim.records import Document, Entity, EntityType, Event, Quantity, Reading, Stance
from tests.comparison.conftest import Said


def reading(kind: EntityType) -> Reading:
    return Reading(Document("a", "x" * 400), entities=(Entity("e1", kind, "Guild"),))


def test_two_who_deny_a_claim_stand_on_one_side(said: Said) -> None:
    one = said("e1", "called", "the charge baseless", stance="denies")
    assert both_reject(one, said("e2", "said", "the claim was an old lie", stance="denies"))
    assert not both_reject(one, said("e2", "said", "the claim was an old lie"))
    assert not both_reject(one, said("e2", "said", "the ship sank", stance="denies"))


def test_who_rejects_what_another_negates_stands_on_one_side(said: Said) -> None:
    one, other = said("e1", "denied", "that it sank"), said("e2", "said", "it never sank", stance="denies")
    assert both_reject(one, other)


@pytest.mark.parametrize(
    ("source", "kind", "wanted"),
    [
        ("spokesman ada roon", "organization", True),
        ("a spokeswoman", "government", True),
        ("a spokeswoman", "person", False),
        ("the mayor 's spokesman", "organization", False),
        ("a spokesman for the mayor", "organization", False),
        ("one of them", "person", True),
        ("the mayor", "organization", False),
    ],
)
def test_a_spokesman_without_an_owner_is_the_body_before_him(
    said: Said, source: str, kind: EntityType, wanted: bool
) -> None:
    one, other = said("e1", "said", "it hit a depot"), said("e2", "said", "no civilian was near")
    other = replace(other, source=tuple(source.split()))
    assert of_one_party(reading(kind), one, other) is wanted
    assert of_one_party(reading(kind), other, one) is wanted


@pytest.mark.parametrize(("source", "wanted"), [("the harbour office", True), ("the harbour master", False)])
def test_a_body_is_one_by_its_words_too(said: Said, source: str, wanted: bool) -> None:
    one, other = said("e1", "said", "it hit a depot"), said("e2", "said", "no civilian was near")
    one, other = replace(one, source=tuple(source.split())), replace(other, source=("a", "spokesman"))
    assert of_one_party(reading("person"), one, other) is wanted


def test_who_is_named_later_speaks_for_nobody_before(said: Said) -> None:
    one, _, other = said("e1", "said", "x"), said("e3", "said", "y"), said("e2", "said", "z")
    assert not of_one_party(reading("organization"), one, replace(other, source=("spokesman", "roon")))


def test_a_claim_within_another_is_nested(said: Said) -> None:
    one, other = said("e1", "said", "she denied it"), said("e2", "denied", "it")
    assert not nested(one, other)
    assert nested(one, replace(other, claim=replace(other.claim, within=one.claim.id)))


@pytest.mark.parametrize(
    ("content", "stance", "wanted"),
    [
        ("rain fell", "asserts", True),
        ("rain fell", "denies", False),
        ("no rain fell", "asserts", False),
        ("the gate stood open", "asserts", False),
        ("the door was shut", "asserts", False),
    ],
)
def test_two_claims_with_nothing_in_common_are_past_each_other(
    said: Said, content: str, stance: Stance, wanted: bool
) -> None:
    one = said("e1", "said", "somebody left the gate open")
    assert past_each_other(one, said("e2", "said", content, stance=stance)) is wanted


def test_numbers_at_odds_are_in_common(said: Said) -> None:
    seven, nine = (Quantity((), value, value, value, "boats") for value in (7.0, 9.0))
    one, other = said("e1", "said", "seven sank", numbers=[seven]), said("e2", "said", "it was nine", numbers=[nine])
    assert not past_each_other(one, other)
    assert past_each_other(one, replace(other, numbers=(seven,)))


@pytest.mark.parametrize(("first", "second", "wanted"), [("asserted", "planned", True), ("planned", "planned", False)])
def test_what_was_does_not_stand_against_what_is_planned(
    said: Said, first: Literal["asserted", "planned"], second: Literal["asserted", "planned"], wanted: bool
) -> None:
    one, other = (
        said(
            name,
            "said",
            "boats sail to Lissom",
            numbers=[Quantity((), value, value, value, "boats")],
            events=[Event(name, ((0, 5),), predicate="sail", modality=modality)],
        )
        for name, modality, value in (("e1", first, 7.0), ("e2", second, 9.0))
    )
    assert past_each_other(one, other) is wanted
    assert past_each_other(other, one) is wanted


@pytest.mark.parametrize(
    ("content", "source", "wanted"),
    [
        ("the report is propaganda", "the guild", True),
        ("the guild 's report is a lie", "the guild", False),  # of the other's own words
        ("the ship sank and that is no lie", "the guild", False),
    ],
)
def test_who_calls_a_report_untrue_and_who_says_it_was_not_so_agree(
    said: Said, content: str, source: str, wanted: bool
) -> None:
    one, other = said("e1", "said", content), said("e2", "said", "she was not captured")
    other = replace(other, source_stems=frozenset(source.split()[1:]))
    assert both_reject(one, other) is wanted
    assert both_reject(other, one) is wanted
