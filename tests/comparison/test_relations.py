"""The shipped weights on small invented articles, through the whole way."""

from dataclasses import replace

import pytest

from counterclaim.comparison.relations import _relation
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document, Quantity, Reading, words
from counterclaim.settings import Settings
from tests.comparison.conftest import Said

TEXT = (
    "The coast guard in Tollen said on Monday that the ferry Alke had struck a sandbank.\n\n"
    "The Nordwind line denied that its ferry had struck a sandbank. “The ferry never left the quay,” "
    "said its director, Ilse Brandt.\n\n"
    "The weather office said rain was likely."
)
HURT = "four sailors were hurt"
SECOND_DENIES = [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]
CONFLICTS = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]
LEAST = {"dispute": 0.5}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return next(Pipeline.load(Settings(threads=1)).read([Document("a", TEXT)]))


def test_a_denial_is_a_denial_of_what_was_claimed(reading: Reading) -> None:
    [relation] = [r for r in reading.relations if r.type == "denies" and r.b == "c1"][:1]
    assert words(TEXT, reading.claims[1].cue) == "denied"
    assert (relation.a, relation.slot) == ("c2", "polarity")
    assert words(TEXT, relation.evidence) == "denied"
    assert reading.claims[1].stance == "denies"
    assert relation.why.startswith("Nordwind")
    assert "rejects" in relation.why


def test_relations_are_between_claims_of_the_article(reading: Reading) -> None:
    ids = {claim.id for claim in reading.claims}
    for relation in reading.relations:
        assert {relation.a, relation.b} <= ids
        assert relation.a != relation.b
        assert (relation.slot is not None) == (relation.type in ("denies", "conflicts"))
        assert 0 < relation.confidence <= 1
        assert all(0 <= a < b <= len(TEXT) for a, b in relation.evidence)


def test_the_forecast_stands_against_nobody(reading: Reading) -> None:
    [forecast] = [c.id for c in reading.claims if "rain" in words(TEXT, c.content)]
    assert all(forecast not in (r.a, r.b) for r in reading.relations if r.type in ("denies", "conflicts"))


@pytest.mark.parametrize("inner", [0, 1])
def test_who_reports_a_claim_does_not_stand_against_it(reading: Reading, said: Said, inner: int) -> None:
    made = [said("e1", "said", HURT), said("e2", "denied", f"that {HURT}", stance="denies")]
    assert _relation(reading, made, (0, 1), SECOND_DENIES, LEAST) is not None
    made[inner] = replace(made[inner], claim=replace(made[inner].claim, within=made[1 - inner].claim.id))
    assert _relation(reading, made, (0, 1), SECOND_DENIES, LEAST) is None


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("asserts", "denies", ("c2", "c1")),
        ("denies", "asserts", ("c1", "c2")),  # who denies is the one that is judged to
        ("denies", "denies", ("c2", "c1")),
        ("asserts", "asserts", None),
        ("asks", "denies", None),
        ("demands", "denies", None),
        ("intends", "denies", None),
        ("doubts", "denies", ("c2", "c1")),
    ],
)
def test_who_denies_stands_against_what_is_stated(
    reading: Reading, said: Said, first: str, second: str, wanted: tuple[str, str] | None
) -> None:
    made = [said("e1", "said", HURT, stance=first), said("e2", "said", "nobody was hurt", stance=second)]
    found = _relation(reading, made, (0, 1), SECOND_DENIES, LEAST)
    assert (found and (found.a, found.b)) == wanted


@pytest.mark.parametrize(("source", "wanted"), [("the office", True), ("the first report", False)])
def test_an_earlier_number_stands_against_nobody(reading: Reading, said: Said, source: str, wanted: bool) -> None:
    four, six = (Quantity((), value, value, value, "sailors") for value in (4.0, 6.0))
    made = [said("e1", "gave", HURT, numbers=[four]), said("e2", "said", "six sailors were hurt", numbers=[six])]
    made[0] = replace(made[0], source=tuple(source.split()))
    assert (_relation(reading, made, (0, 1), CONFLICTS, LEAST) is not None) is wanted


def test_who_stands_by_a_report_does_not_deny_it(reading: Reading, said: Said) -> None:
    made = [said("e1", "said", HURT), said("e2", "stood by", "the report of four sailors hurt", stance="denies")]
    assert _relation(reading, made, (0, 1), SECOND_DENIES, LEAST) is None
