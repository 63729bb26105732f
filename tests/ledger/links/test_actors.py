"""Entities of many articles become actors, and what is decided by hand outlives new readings."""

import pytest
from sqlalchemy import event

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger, Producer
from counterclaim.ledger.actors import Actor, actor_of, listed, merge, speaker, split
from counterclaim.records import Claim, Document, Entity, Reading
from tests.ledger.conftest import PRODUCER

WHEN = "2025-01-02T03:04:05Z"


def called(id: str, *names: str) -> Reading:
    """Return an article about *names*, with a claim of each."""
    text, entities, claims = f"{id}: ", [], []
    for n, name in enumerate(names, 1):
        at, cue = len(text), len(text) + len(name) + 1
        claims.append(Claim(f"c{n}", ((cue + 5, cue + 7),), ((cue, cue + 4),), ((at, cue - 1),), f"e{n}"))
        entities.append(Entity(f"e{n}", "person", name))
        text += f"{name} said so. "
    return Reading(Document(id, text), tuple(entities), tuple(claims))


def actor(ledger: Ledger, given: str) -> Actor:
    with ledger.reading() as connection:
        return actor_of(connection, given)


def same(ledger: Ledger, *names: str, entity: str = "e1") -> bool:
    return len({ledger.members(name)[entity] for name in names}) == 1


def test_one_name_is_one_actor_and_a_family_name_needs_company(ledger: Ledger) -> None:
    ledger.store(called("a", "Ada Brandt", "Ilse Tove", "Pell Adarro"), PRODUCER)
    ledger.store(called("b", "Brandt", "Ilse Tove", "Pell Adarro"), PRODUCER)
    ledger.store(called("c", "Brandt", "Ivo Rand", "Mara Quill"), PRODUCER)
    assert same(ledger, "a", "b")
    assert not same(ledger, "a", "c")
    found = actor(ledger, "Ada Brandt")
    assert (found.articles, found.claims, found.type) == (2, 2, "person")


def test_a_fuller_name_takes_the_place_of_a_shorter(ledger: Ledger) -> None:
    ledger.store(called("b", "Brandt", "Ilse Tove", "Pell Adarro"), PRODUCER)
    ledger.store(called("a", "Ada Brandt", "Ilse Tove", "Pell Adarro"), PRODUCER)
    assert same(ledger, "a", "b")
    assert actor(ledger, "ada brandt").articles == 2


def test_actors_stay_the_same_when_articles_are_read_again(ledger: Ledger) -> None:
    for name in "ab":
        ledger.store(called(name, "Ada Brandt", "Ilse Tove"), PRODUCER)
    before = [ledger.members(name) for name in "ab"]
    ledger.reread(called("a", "Ada Brandt", "Ilse Tove"), Producer("2.0"))
    assert [ledger.members(name) for name in "ab"] == before
    assert actor(ledger, "Ada Brandt").articles == 2


def test_two_that_are_merged_stay_one_for_later_and_reread_articles(ledger: Ledger) -> None:
    ledger.store(called("a", "Ada Brandt"), PRODUCER)
    ledger.store(called("b", "Ada Tove"), PRODUCER)
    first, second = actor(ledger, "Ada Brandt"), actor(ledger, "Ada Tove")
    with ledger.writing() as connection:
        merge(connection, first, second, "ilse", WHEN)
    assert actor(ledger, str(second.id)) == actor(ledger, str(first.id))
    ledger.store(called("c", "Ada Tove"), PRODUCER)
    ledger.reread(called("b", "Ada Tove"), Producer("2.0"))
    ledger.store(called("b", "Ada Tove", "Pell Adarro"), PRODUCER)
    assert same(ledger, "a", "b", "c")
    assert actor(ledger, "Ada Brandt").articles == 3
    with ledger.writing() as connection, pytest.raises(OptionError, match="one actor already"):
        merge(connection, first, actor_of(connection, str(second.id)), "ilse", WHEN)


def test_what_is_split_stays_apart_when_it_is_read_again(ledger: Ledger) -> None:
    for name in "abc":
        ledger.store(called(name, "Ada Brandt"), PRODUCER)
    assert same(ledger, "a", "b", "c")
    old = actor(ledger, "Ada Brandt")
    with ledger.writing() as connection:
        number = split(connection, old, ["b"], "ilse", WHEN)
    for name in "ba":
        ledger.reread(called(name, "Mrs Ada Brandt"), Producer("2.0"))
    assert ledger.members("b") == {"e1": number}
    assert same(ledger, "a", "c")
    assert (actor(ledger, str(old.id)).articles, actor(ledger, str(number)).articles) == (2, 1)
    with ledger.reading() as connection, pytest.raises(OptionError, match="give the number"):
        speaker(connection, "Ada Brandt")
    with ledger.writing() as connection:
        merge(connection, old, actor_of(connection, str(number)), "ilse", WHEN)
    ledger.reread(called("b", "Ada Brandt"), Producer("3.0"))
    assert same(ledger, "a", "b", "c")


def test_what_cannot_be_split_is_said(ledger: Ledger) -> None:
    ledger.store(called("a", "Ada Brandt"), PRODUCER)
    ledger.store(called("b", "Ilse Tove"), PRODUCER)
    old = actor(ledger, "Ada Brandt")
    with ledger.writing() as connection:
        for names, message in ((["a"], "all articles"), (["b"], "does not name")):
            with pytest.raises(OptionError, match=message):
                split(connection, old, names, "ilse", WHEN)


def test_actors_are_listed_and_found_by_words(ledger: Ledger) -> None:
    ledger.store(called("a", "Ada Brandt", "Ilse Tove"), PRODUCER)
    ledger.store(called("b", "Ada Rand", "Ilse Tove"), PRODUCER)
    with ledger.reading() as connection:
        assert [one.name for one in listed(connection, "", 9)] == ["Ilse Tove", "Ada Brandt", "Ada Rand"]
        assert [one.name for one in listed(connection, "rand", 9)] == ["Ada Rand"]
        assert actor_of(connection, "tove").name == "Ilse Tove"
        for given, message in (("ada", "may be"), ("nobody", "no actor"), ("999", "no actor"), ("%", "no actor")):
            with pytest.raises(OptionError, match=message):
                actor_of(connection, given)


def test_an_article_costs_as_many_statements_whatever_came_before(ledger: Ledger) -> None:
    counted: list[int] = []

    def count(*_: object) -> None:
        counted[-1] += 1

    event.listen(ledger._engine, "before_cursor_execute", count)
    for number in range(30):
        counted.append(0)
        ledger.store(called(f"n{number}", "Ada Brandt", "Brandt", f"Ilse Tove{number}"), PRODUCER)
    assert max(counted[10:]) <= counted[3] + 2
