"""Claims stand in the order of time, with what answers to them and what they said before."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, insert, select

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.actors import actor_of
from counterclaim.ledger.schema import articles, claims, profiles, ties
from counterclaim.ledger.timeline import Entry, Span, of_actor, of_story, of_words
from counterclaim.records import Interval, Relation
from tests.ledger.conftest import PRODUCER, article

TEXT = "Ada Brandt said the dam above Orlec held. Ilse Tove denied that the dam held."


@pytest.fixture
def dam(ledger: Ledger) -> Ledger:
    reading = article(text=TEXT, outlet="The Orlec Post", published="2025-01-04")
    first, second = reading.claims
    claims = (replace(first, said=Interval("2025-01-02", "2025-01-02")), second)
    ledger.store(replace(reading, claims=claims, relations=(Relation("denies", "c2", "c1", "polarity"),)), PRODUCER)
    ledger.store(article("b", "Ada Brandt said the dam broke.", published="2025-01-03"), PRODUCER)
    ledger.store(article("c", "Ada Brandt said it rained."), PRODUCER)
    return ledger


def entries(ledger: Ledger, given: str, span: Span | None = None, limit: int = 9) -> list[Entry]:
    with ledger.reading() as connection:
        return of_actor(connection, actor_of(connection, given), span or Span(), limit)


def test_an_actors_claims_and_the_answers_to_them_stand_by_day(dam: Ledger) -> None:
    found = entries(dam, "Ada Brandt")
    assert [(one.day, one.said, one.article, one.claim) for one in found] == [
        (None, False, "c", "c1"),
        ("2025-01-02", True, "a", "c1"),
        ("2025-01-03", False, "b", "c1"),
        ("2025-01-04", False, "a", "c2"),
    ]
    # The trees may find that she denies what is said elsewhere, too.
    (answer,) = [one for one in found[-1].answers if one.claim.startswith("a#")]
    assert (answer.type, answer.claim, answer.speaker) == ("denies", "a#c1", "Ada Brandt")
    assert [one.claim for one in entries(dam, "Ilse Tove") if one.article == "a"] == ["c1", "c2"]


def test_words_do_as_well_and_days_narrow_it(dam: Ledger) -> None:
    with dam.reading() as connection:
        assert [one.article for one in of_words(connection, "dam", Span(), 9)] == ["a", "b", "a"]
        assert [one.article for one in of_words(connection, "dam", Span(), 1)] == ["a"]
        assert of_words(connection, "nowhere", Span(), 9) == []
        with pytest.raises(OptionError, match="what to look for"):
            of_words(connection, "", Span(), 9)
    assert [one.article for one in entries(dam, "Ada Brandt", Span("2025-01-03", "2025-01-03"))] == ["b"]
    with pytest.raises(OptionError, match="not a date"):
        Span("yesterday")


def test_a_story_has_a_timeline_of_all_that_was_claimed_in_it(dam: Ledger) -> None:
    dam.store(article("d", f"{TEXT} It rained.", published="2025-01-05"), PRODUCER)
    orchard = "Ada Brandt said orchards at Sund burnt. Nils Okamp denied that wasps started it."
    dam.store(article("e", orchard, published="2025-03-05"), PRODUCER)
    with dam.reading() as connection:
        query = select(articles.c.name, profiles.c.story).join(profiles, profiles.c.article == articles.c.id)
        of = {row.name: row.story for row in connection.execute(query)}
        assert of["a"] == of["d"] != of["e"], "a copy is of its original's story"
        found = of_story(connection, of["a"], Span(), 99)
        assert {(one.article, one.claim) for one in found} >= {("a", "c1"), ("a", "c2"), ("d", "c1"), ("d", "c2")}
        assert [one.claim for one in of_story(connection, of["e"], Span(), 99)] == ["c1", "c2"]
        ada = actor_of(connection, "Ada Brandt")
        assert "a" not in [one.article for one in of_actor(connection, ada, Span(), 99, of["e"])]
        assert [one.article for one in of_words(connection, "wasps", Span(), 99, f"s{of['e']}")] == ["e"]
        assert of_words(connection, "wasps", Span(), 99, f"s{of['a']}") == []


def test_what_answers_from_another_article_is_told(dam: Ledger) -> None:
    with dam.writing() as connection:
        rows = connection.execute(select(claims.c.id).where(claims.c.content.contains("broke"))).scalars().all()
        first = connection.execute(select(claims.c.id).where(claims.c.content.contains("above"))).scalar_one()
        tie = {"a": rows[0], "b": first, "type": "updates", "confidence": 0.9, "why": ""}
        connection.execute(delete(ties))
        connection.execute(insert(ties).values(tie))
        (entry,) = (one for one in of_words(connection, "broke", Span(), 9) if one.answers)
    assert (entry.article, [(one.type, one.claim) for one in entry.answers]) == ("b", [("updates", "a#c1")])


def test_what_a_changed_article_said_before_is_told(dam: Ledger) -> None:
    changed = article(text=TEXT.replace("above Orlec held", "above Orlec broke"), outlet="The Orlec Post")
    dam.store(changed, PRODUCER)
    (entry,) = (one for one in entries(dam, "Ada Brandt") if one.article == "a" and one.claim == "c1")
    assert (entry.text, entry.before) == ("the dam above Orlec broke", "the dam above Orlec held")
