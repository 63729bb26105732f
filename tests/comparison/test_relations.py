"""The shipped weights on small invented articles, through the whole way."""

import pytest

from counterclaim.pipeline import Pipeline
from counterclaim.records import Document, Reading, words
from counterclaim.settings import Settings

TEXT = (
    "The coast guard in Tollen said on Monday that the ferry Alke had struck a sandbank.\n\n"
    "The Nordwind line denied that its ferry had struck a sandbank. “The ferry never left the quay,” "
    "said its director, Ilse Brandt.\n\n"
    "The weather office said rain was likely."
)


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
