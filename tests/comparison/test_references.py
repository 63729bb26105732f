"""What “the claim” stands for, by the order of claims and what they share."""

from counterclaim.comparison.references import references, refers
from counterclaim.records import Quantity
from tests.comparison.conftest import Said


def test_a_pointer_says_nothing_itself(said: Said) -> None:
    assert refers(said("e1", "denied", "the claim"))
    assert refers(said("e1", "rejected", "those allegations"))
    assert refers(said("e1", "denied", "it"))
    assert not refers(said("e1", "said", "it sank the boat"))
    assert not refers(said("e1", "denied", "sinking the boat"))
    assert not refers(said("e1", "said", "the report names nine crews that never came home again"))


def test_what_a_rejected_claim_is_called_says_nothing_either(said: Said) -> None:
    assert refers(said("e1", "rejected", "the minister ' s account as “ a sailor ' s yarn ”"))
    assert not refers(said("e1", "gave", "the minister ' s account as it had been told to a sailor"))
    assert not refers(said("e1", "rejected", "that it sank the boat as if by itself"))


def test_a_pointer_stands_for_the_claim_before_it(said: Said) -> None:
    made = [
        said("e1", "said", "the dam burst at noon"),
        said("e2", "said", "lunch was cold"),
        said("e3", "denied", "it", stance="denies"),
    ]
    assert references(made, {}) == {2: 1}


def test_nobody_denies_the_own_claim_where_another_has_made_one(said: Said) -> None:
    made = [
        said("e1", "said", "the dam burst at noon"),
        said("e2", "said", "lunch was cold"),
        said("e2", "denied", "the claim", stance="denies"),
    ]
    assert references(made, {}) == {2: 0}


def test_a_claim_that_was_made_before_is_pointed_at_where_it_was_made(said: Said) -> None:
    crew = Quantity((), 400.0, 400.0, 400.0, "crew")
    sailors = Quantity((), 400.0, 400.0, 400.0, "sailors")
    made = [
        said("e1", "said", "the ferry took 400 crew from Tollen home", numbers=[crew]),
        said("e1", "said", "lunch was cold"),
        said("e1", "added", "the ferry took 400 sailors home to Tollen", numbers=[sailors]),
        said("e2", "denied", "the claim", stance="denies"),
    ]
    assert references(made, {}) == {3: 0}


def test_a_pointer_with_nothing_before_it_stands_for_nothing(said: Said) -> None:
    assert references([said("e1", "denied", "the claim")], {}) == {}
