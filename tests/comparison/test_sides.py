"""Who cannot stand against whom."""

from dataclasses import replace

import pytest

from counterclaim.comparison.sides import both_reject, nested, of_one_party
from counterclaim.records import Document, Entity, EntityType, Reading
from tests.comparison.conftest import Said


def reading(kind: EntityType) -> Reading:
    return Reading(Document("a", "x" * 400), entities=(Entity("e1", kind, "Guild"),))


def test_two_who_deny_a_claim_stand_on_one_side(said: Said) -> None:
    one, other = said("e1", "called", "the charge baseless"), said("e2", "said", "the claim was an old lie")
    assert both_reject(one, other, both_deny=True)
    assert not both_reject(one, other, both_deny=False)
    assert not both_reject(one, said("e2", "said", "the ship sank"), both_deny=True)


def test_who_rejects_what_another_negates_stands_on_one_side(said: Said) -> None:
    one, other = said("e1", "denied", "that it sank"), said("e2", "said", "it never sank", stance="denies")
    assert both_reject(one, other, both_deny=True)


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


def test_who_is_named_later_speaks_for_nobody_before(said: Said) -> None:
    one, _, other = said("e1", "said", "x"), said("e3", "said", "y"), said("e2", "said", "z")
    assert not of_one_party(reading("organization"), one, replace(other, source=("spokesman", "roon")))


def test_a_claim_within_another_is_nested(said: Said) -> None:
    one, other = said("e1", "said", "she denied it"), said("e2", "denied", "it")
    assert not nested(one, other)
    assert nested(one, replace(other, claim=replace(other.claim, within=one.claim.id)))
