"""What somebody states, with what it answers and what answers to it."""

from dataclasses import replace

import pytest

from counterclaim.ledger import Facets, Ledger
from counterclaim.ledger.statements import called, of_actor, of_articles, of_words, profile
from counterclaim.records import Relation
from tests.ledger.conftest import PRODUCER, article

TEXT = "Ada Brandt said the dam held. Ilse Tove denied the dam held. Ada Brandt said all is well."


@pytest.fixture
def held(ledger: Ledger) -> Ledger:
    one = article("a", TEXT, outlet="Gazette", published="2025-03-02T08:00Z")
    ties = (Relation("denies", "c2", "c1", "polarity"), Relation("refines", "c3", "c1"))
    ledger.store(replace(one, relations=ties), PRODUCER)
    ledger.store(article("b", "Ada Brandt said the dam held.", outlet="Herald", published="2025-03-01"), PRODUCER)
    return ledger


def test_an_actor_s_claims_stand_by_day_the_same_words_once(held: Ledger) -> None:
    with held.reading() as connection:
        [ada] = called(connection, "ada brandt")
        first, second = of_actor(connection, ada)
    assert (first.day, first.article, first.text) == ("2025-03-01", "b", "the dam held")
    assert [(one.article, one.claim, one.outlet) for one in first.also] == [("a", "c1", "Gazette")]
    assert (second.day, second.text) == ("2025-03-02", "all is well")
    assert [(one.type, one.claim) for one in second.answers] == [("refines", "a#c1")]
    assert {(one.type, one.speaker) for one in first.met} == {("denies", "Ilse Tove"), ("refines", "Ada Brandt")}


def test_denials_and_changes_alone(held: Ledger) -> None:
    with held.reading() as connection:
        [ada], [ilse] = called(connection, "Ada Brandt"), called(connection, "Ilse Tove")
        assert [one.text for one in of_actor(connection, ada, "changed")] == ["all is well"]
        assert of_actor(connection, ada, "denies") == []
        assert [one.stance for one in of_actor(connection, ilse, "denies")] == ["denies"]


def test_an_actor_s_profile_counts(held: Ledger) -> None:
    with held.reading() as connection:
        [ada] = called(connection, "Ada Brandt")
        found = profile(connection, ada)
        assert profile(connection, 10**6) is None
    assert found is not None
    assert (found.name, found.claims, found.denials, found.changed) == ("Ada Brandt", 3, 0, 1)
    assert (found.articles, found.named, found.first, found.last) == (2, 2, "2025-03-01", "2025-03-02T08:00Z")


def test_what_is_told_of_words(held: Ledger) -> None:
    with held.reading() as connection:
        found = of_words(connection, "dam", Facets(since="2025-03-02"))
    assert [(one.speaker, one.stance) for one in found] == [("Ada Brandt", "asserts"), ("Ilse Tove", "denies")]


def test_words_that_an_article_had_otherwise_before(held: Ledger) -> None:
    held.store(article("b", "Ada Brandt said the dam held well.", outlet="Herald", published="2025-03-01"), PRODUCER)
    with held.reading() as connection:
        found = of_articles(connection, [2])
    assert [(one.text, one.before) for one in found] == [("the dam held well", "the dam held")]


def test_what_an_article_says_itself_is_left_out_unless_it_denies(ledger: Ledger) -> None:
    one = article("a", TEXT)
    claims = (replace(one.claims[0], cue=(), source=()), replace(one.claims[1], cue=(), source=()), *one.claims[2:])
    ledger.store(replace(one, claims=claims), PRODUCER)
    with ledger.reading() as connection:
        assert [one.claim for one in of_articles(connection, [1])] == ["c2", "c3"]
