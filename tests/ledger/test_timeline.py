"""Claims stand in the order of time, with what answers to them and what they said before."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, insert, select

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.actors import actor_of
from counterclaim.ledger.schema import claims, ties
from counterclaim.ledger.timeline import Entry, Span, of_actor, of_words
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
    (answer,) = found[-1].answers
    assert (answer.type, answer.claim, answer.speaker) == ("denies", "a#c1", "Ada Brandt")
    assert [one.claim for one in entries(dam, "Ilse Tove")] == ["c1", "c2"]


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
