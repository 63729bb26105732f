"""Denials whose proposition nobody in the article holds."""

import pytest

from counterclaim.comparison.holders import HOLDER, rejects, with_holders
from counterclaim.records import Claim, Document, Reading, Relation, Stance

TEXT = "Nordwind {} {}."


def reading(cue: str, content: str, stance: Stance = "denies", relations: tuple[Relation, ...] = ()) -> Reading:
    text = TEXT.format(cue, content)
    start = text.index(content)
    claim = Claim("c1", ((start, start + len(content)),), ((9, 9 + len(cue)),), ((0, 8),), stance=stance)
    return Reading(Document("a", text), claims=(claim, Claim("c2", ((0, 8),))), relations=relations)


def test_who_denies_what_nobody_says_is_noted() -> None:
    [claim, _] = with_holders(reading("denied", "that it had paid")).claims
    assert "nobody named here" in claim.basis[HOLDER]


@pytest.mark.parametrize("pair", [("c1", "c2"), ("c2", "c1")])
def test_who_answers_somebody_is_not(pair: tuple[str, str]) -> None:
    kind = "denies" if pair[0] == "c1" else "conflicts"
    read = reading("denied", "that it had paid", relations=(Relation(kind, *pair, "polarity"),))  # type: ignore[arg-type]
    assert HOLDER not in with_holders(read).claims[0].basis


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("said", "it had not paid", "denies"),
        ("rejected", "a media request for the files", "denies"),
        ("denied", "it", "asserts"),
        ("did not dispute", "that it had paid", "denies"),
    ],
)
def test_what_is_no_rejected_proposition(cue: str, content: str, stance: Stance) -> None:
    read = reading(cue, content, stance)
    assert not rejects(read, read.claims[0])
    assert with_holders(read) == read


@pytest.mark.parametrize(
    "content", ["the union's figure as a joke", "the allegations", "it", "which", "both of the objections"]
)
def test_a_word_for_what_somebody_said_has_a_holder_who_is_not_found(content: str) -> None:
    read = reading("rejected", content)
    assert with_holders(read) == read


def test_a_word_that_introduces_a_proposition_is_one() -> None:
    assert HOLDER in with_holders(reading("disputes", "the idea that she fell")).claims[0].basis
