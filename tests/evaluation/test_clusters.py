"""Measures of groups, against values reckoned by hand."""

import pytest

from evaluation.clusters import adjusted_rand, b_cubed, f1, labels, pairs

GOLD = {"a": 1, "b": 1, "c": 2, "d": 2}


def test_pairs_of_groups() -> None:
    assert pairs([["a", "b", "c"], ["d"]]) == {frozenset("ab"), frozenset("ac"), frozenset("bc")}
    assert f1({frozenset("ab")}, {frozenset("ab"), frozenset("ac")}) == 66.7
    assert f1(set(), set()) == 100


def test_b_cubed() -> None:
    assert b_cubed(GOLD, GOLD) == (100, 100, 100)
    assert b_cubed(dict.fromkeys("abcd", 0), GOLD) == (50, 100, 66.7)
    assert b_cubed({name: name for name in "abcd"}, GOLD) == (100, 50, 66.7)


def test_adjusted_rand() -> None:
    assert adjusted_rand(GOLD, GOLD) == 1
    assert adjusted_rand(dict.fromkeys("abcd", 0), GOLD) == 0
    # No pair in common, 2 and 2 pairs of 6: expected 2 · 2 / 6, most 2; (0 - 2/3) / (2 - 2/3).
    assert adjusted_rand({"a": 1, "c": 1, "b": 2, "d": 2}, GOLD) == pytest.approx(-0.5)


def test_what_is_in_no_group_is_one_of_its_own() -> None:
    found = labels(["a", "b", "c"], [["a", "b"]])
    assert found["a"] == found["b"] != found["c"]
