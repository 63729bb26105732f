import tomllib
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge.nouns import NounKind, noun, plural, prefix, sign, singulars

TABLES = tomllib.loads(files("counterclaim.knowledge").joinpath("nouns.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the trade ministry", "government"),
        ("rebels", "group"),
        ("two ferries", "vehicle"),
        ("wharves", "facility"),
        ("gunmen", "group"),
        ("old buses", "vehicle"),
        ("forty square miles", "unit"),
        ("a series", None),
        ("a rebel", None),  # one person
        ("sheer force", None),
    ],
)
def test_the_last_word_tells_the_kind_in_singular_and_plural(phrase: str, kind: NounKind | None) -> None:
    found = noun(phrase.split())
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [("three battle tanks", "vehicle"), ("three think tanks", "organization"), ("think - tank", "organization")],
)
def test_two_words_come_before_one(phrase: str, kind: NounKind) -> None:
    found = noun(phrase.split())
    assert found is not None
    assert found.kind == kind


def test_ambiguous_nouns_say_so() -> None:
    assert [found.ambiguous for word in ("group", "church", "bridge") if (found := noun([word]))] == [True, True, False]


def test_prefixes_are_told_by_their_capitals() -> None:
    assert prefix("USS") == "vehicle"
    assert prefix("Camp") == "facility"
    assert prefix("camp") is None


def test_signs() -> None:
    assert [sign(c) for c in "$%a"] == [True, True, False]


@pytest.mark.parametrize("word", ["crisis", "census", "glass", "us", "gas", "ferry"])
def test_no_plurals(word: str) -> None:
    assert not plural(word)


@given(st.text())
def test_any_word_can_be_looked_up(word: str) -> None:
    assert next(singulars(word)) == word
    noun([word])


def test_the_list_is_in_order_and_no_noun_is_of_two_kinds() -> None:
    assert set(TABLES) == set(get_args(NounKind))
    seen: list[str] = []
    for table in TABLES.values():
        for key in ("nouns", "ambiguous"):
            words = table.get(key, [])
            assert words == sorted(words)
            assert all(word == word.lower() and len(word.split()) <= 2 for word in words)
            seen += words
    assert len(seen) == len(set(seen))
