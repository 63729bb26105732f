"""A story with all that is told in it."""

from dataclasses import replace

import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.scenes import Agreed, Scene, agreed, heads, scene
from counterclaim.records import Tie
from tests.ledger.conftest import PRODUCER, article
from tests.serving.story import FIRST, filled


def test_a_scene_has_all_but_copies(ledger: Ledger) -> None:
    id = filled(ledger)
    with ledger.reading() as connection:
        found = scene(connection, id)
        with pytest.raises(OptionError, match="no story"):
            scene(connection, "s99")
    assert [reading.document.id for reading in found.readings] == ["gazette", "herald"]
    assert found.unread == 0
    assert len(found.story.reports) == 3
    assert found.names[found.actors["gazette", "e1"]] == "Ada Brandt"
    assert found.actors["gazette", "e2"] == found.actors["herald", "e2"]
    assert found.origins == (("gazette", "courier"), ("herald",))


def test_stories_are_listed_the_newest_first(ledger: Ledger) -> None:
    id = filled(ledger)
    ledger.store(
        article("alone", "A heron stood on the quay of Velmora all morning.", published="2025-06-01"), PRODUCER
    )
    with ledger.reading() as connection:
        total, found = heads(connection, 0, 10)
        assert heads(connection, 1, 10) == (1, [])
    assert total == 1
    assert [story.id for story in found] == [id]


def test_what_several_origins_tell_alike_and_nobody_contradicts(ledger: Ledger) -> None:
    id = filled(ledger)
    with ledger.reading() as connection:
        found = scene(connection, id)
    assert told(found, ()) == []  # the dam held: that is denied
    free = replace(found, readings=tuple(replace(one, relations=()) for one in found.readings))
    alike = Tie("corroborates", ("gazette", "c1"), ("herald", "c1"))
    assert told(free, (alike,)) == [(["Ada Brandt", "Ruk Osten"], 2)]
    against = Tie("denies", ("gazette", "c2"), ("herald", "c1"))
    assert told(free, (alike, against)) == []


def told(found: Scene, ties: tuple[Tie, ...]) -> list[tuple[list[str | None], int]]:
    def short(one: Agreed) -> tuple[list[str | None], int]:
        return [statement.speaker for statement in one.statements], one.origins

    return [short(one) for one in agreed(replace(found, ties=ties))]


def test_the_same_text_is_one_origin(ledger: Ledger) -> None:
    ledger.store(article("a", FIRST, published="2025-03-03"), PRODUCER)
    ledger.store(article("b", FIRST + " More to come.", published="2025-03-03"), PRODUCER)
    with ledger.reading() as connection:
        found = scene(connection, heads(connection, 0, 1)[1][0].id)
    assert agreed(found) == []
