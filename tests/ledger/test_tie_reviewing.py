"""What people say of relations between articles holds, outlives new texts and readings, and travels with the ledger."""

import json
from dataclasses import replace

import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Asked, Ledger, Producer, opened_ledger
from counterclaim.ledger.links.judged import KeptTie, kept_ties
from counterclaim.ledger.tie_reviewing import doubtful_ties, review_tie, tie_between, withdraw_tie
from counterclaim.ledger.transfer import exported, exported_judgements
from counterclaim.records import Reading, Tie
from tests.ledger.conftest import PRODUCER
from tests.ledger.conftest import article as fully
from tests.ledger.test_transfer import imported

SEIZED = "twelve hundred tonnes of flour were seized at the quay of Varnholm on Tuesday"
FIRST = f"Ada Brandt said {SEIZED}. Ilse Tove denied that the flour of Varnholm was seized."
LATER = f"VARNHOLM. Ada Brandt said {SEIZED}. Pell Adarro said it rained."
ONE, OTHER = ("a", "c1"), ("b", "c1")
URL = "https://orlec.example/flour"
WHEN = "2025-01-02T03:04:05Z"


def article(name: str, text: str, **cells: str) -> Reading:
    return replace(fully(name, text, **cells), relations=())


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    ledger.store(article("a", FIRST, published="2025-01-02"), PRODUCER)
    ledger.store(article("b", LATER, url=URL, published="2025-01-03"), PRODUCER)
    assert between(ledger) == ("repeats", "Ada Brandt is reported with the same again")
    return ledger


def say(ledger: Ledger, verdict: str, to: str | None = None, one: tuple[str, str] = ONE) -> None:
    review_tie(ledger, one, OTHER, verdict, to, "Ivo", WHEN)  # type: ignore[arg-type]


def tie(ledger: Ledger, one: tuple[str, str] = ONE, other: tuple[str, str] = OTHER) -> Tie | None:
    with ledger.reading() as connection:
        return tie_between(connection, one, other)


def between(ledger: Ledger) -> tuple[str, str] | None:
    found = tie(ledger)
    return (found.type, found.why) if found else None


def kept(ledger: Ledger) -> list[KeptTie]:
    with ledger.reading() as connection:
        return kept_ties(connection)


def test_what_is_accepted_is_sure_and_says_who_accepted_it(two: Ledger) -> None:
    say(two, "accepted")
    found = tie(two)
    assert found is not None
    assert (found.type, found.confidence, found.why) == ("repeats", 1.0, "Ivo says so")
    (one,) = kept(two)
    assert (one.a, one.b, one.review.was, one.review.who, one.review.made) == ("c1", "c1", "repeats", "Ivo", WHEN)


def test_what_is_rejected_is_gone_until_that_is_withdrawn(two: Ledger) -> None:
    before = tie(two)
    say(two, "rejected")
    assert tie(two) is None
    assert withdraw_tie(two, OTHER, ONE) == 1
    assert tie(two) == before
    assert kept(two) == []


def test_what_is_said_outlives_new_readings_and_new_versions(two: Ledger) -> None:
    say(two, "rejected")
    for again in (article("a", FIRST, published="2025-01-02"), article("b", LATER, url=URL, published="2025-01-03")):
        assert two.reread(again, Producer("2.0"))
        assert tie(two) is None
    two.store(article("b", f"Pell Adarro said no. {LATER}", url=URL), PRODUCER)
    assert tie(two, ONE, ("b", "c2")) is None
    assert [(one.a, one.b) for one in kept(two)] == [("c1", "c2")]
    two.store(article("b", "VARNHOLM. Nobody said anything at all. It rained.", url=URL), PRODUCER)
    assert [(one.a, one.b) for one in kept(two)] == [("c1", None)]
    two.store(article("b", LATER, url=URL), PRODUCER)
    assert (tie(two), [(one.a, one.b) for one in kept(two)]) == (None, [("c1", "c1")])


def test_the_board_has_what_people_say(two: Ledger) -> None:
    say(two, "rejected", one=("a", "c2"))
    assert two.disputes(Asked()) == []
    say(two, "corrected", "denies", one=("a", "c2"))
    (dispute,) = two.disputes(Asked(across=True))
    assert {side.stance: side.speaker for side in dispute.sides} == {"asserts": "Ada Brandt", "denies": "Ilse Tove"}
    assert tie(two, ("a", "c2")) == Tie("denies", ("a", "c2"), OTHER, "polarity", 1.0, "Ivo says so")
    say(two, "corrected", "conflicts", one=("a", "c2"))
    assert [one.review.now for one in kept(two)] == ["conflicts"]


def test_what_nobody_has_judged_waits(two: Ledger) -> None:
    with two.reading() as connection:
        (first, *_) = doubtful_ties(connection, 9)
    assert {first.tie.a[0], first.tie.b[0]} == {"a", "b"}
    say(two, "accepted")
    with two.reading() as connection:
        assert all({one.tie.a, one.tie.b} != {ONE, OTHER} for one in doubtful_ties(connection, 9))


def test_it_travels_with_the_ledger(two: Ledger, tmp_path: object) -> None:
    say(two, "rejected")
    lines = [*exported(two.versions()), *exported_judgements(two)]
    assert json.loads(lines[-1])["tie_review"]["verdict"] == "rejected"
    with opened_ledger(f"{tmp_path}/other.sqlite", create=True) as other:
        assert [outcome.became for outcome in imported(other, lines)] == ["added", "added", "judged"]
        assert [outcome.became for outcome in imported(other, lines)] == ["known"] * 3
        assert tie(other) is None
        assert [*exported_judgements(other)] == [*exported_judgements(two)]
        broken = lines[-1].replace('"rejected"', '"maybe"')
        assert [outcome.became for outcome in imported(other, [broken])] == ["refused"]


@pytest.mark.parametrize(
    ("one", "other", "verdict", "to", "said"),
    [
        (ONE, ("b", "c9"), "accepted", None, "no claim c9 in b"),
        (ONE, ("z", "c1"), "accepted", None, "no article"),
        (ONE, ("a", "c2"), "accepted", None, "review a#c1-c2"),
        (ONE, ("b", "c2"), "rejected", None, "say with --to which there is"),
        (ONE, OTHER, "corrected", "insults", "There is no relation “insults”"),
    ],
)
def test_what_cannot_be_said(
    two: Ledger, one: tuple[str, str], other: tuple[str, str], verdict: str, to: str | None, said: str
) -> None:
    with pytest.raises(OptionError, match=said):
        review_tie(two, one, other, verdict, to, "Ivo", WHEN)  # type: ignore[arg-type]
    assert kept(two) == []
    with pytest.raises(OptionError, match="Nobody has reviewed"):
        withdraw_tie(two, ONE, OTHER)
