"""Stories in a ledger: joined, parted, named, and the same after a crash as without one."""

import random

import pytest
from sqlalchemy import select, text

from counterclaim.errors import OptionError
from counterclaim.ledger import Facets, Ledger, schema
from counterclaim.records import Reading
from tests.ledger.conftest import PRODUCER, article

FERRY = (
    "The ferry Heron sank off Orlec. Divers found the Heron at a depth of 40 metres. Ada Brandt said the ferry held.",
    "Divers searched the ferry Heron, which sank off Orlec. Ada Brandt said the Heron carried sixty passengers.",
    "Sixty passengers of the ferry Heron were saved off Orlec, the divers of Orlec report.",
)
GOATS = (
    "Bella, the goat of Ilse Tove, won the fair of Valmere. The jury of Valmere praised her nine litres.",
    "Goat Bella wins in Valmere: Ilse Tove took the cup of the fair home to her nine other goats.",
)
TABLES = (schema.stories, schema.profiles, schema.postings, schema.frequencies)


def story(name: str, words: str, day: str = "2025-04-08", **cells: str) -> Reading:
    return article(name, words, title=words[:60], published=day, **cells)


def told(ledger: Ledger) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(report.article for report in one.reports)) for one in ledger.stories(alone=True))


def rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    with ledger._connected() as connection:
        return {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in TABLES}


def filled(ledger: Ledger) -> None:
    for number, words in enumerate(FERRY):
        ledger.store(story(f"f{number}", words, outlet=f"Outlet {number}"), PRODUCER)
    for number, words in enumerate(GOATS):
        ledger.store(story(f"g{number}", words), PRODUCER)


def test_what_is_on_one_happening_is_one_story(ledger: Ledger) -> None:
    filled(ledger)
    assert told(ledger) == [("f0", "f1", "f2"), ("g0", "g1")]
    assert ledger.status().stories == 2
    (ferry,) = ledger.stories("ferry HERON")
    assert (ferry.first, ferry.last, ferry.origins, len(ferry.reports)) == ("2025-04-08", "2025-04-08", 3, 3)
    assert ferry.name in {words[:60] for words in FERRY}
    assert ledger.stories(ferry.id) == [ferry]
    assert ledger.standing("f1").story == ferry.id


def test_a_story_is_closed_after_two_weeks(ledger: Ledger) -> None:
    ledger.store(story("old", FERRY[0], "2025-03-01"), PRODUCER)
    ledger.store(story("new", FERRY[1], "2025-04-01"), PRODUCER)
    assert told(ledger) == [("new",), ("old",)]
    assert ledger.stories() == []


def test_reading_again_and_another_version_leave_no_rows_behind(ledger: Ledger) -> None:
    filled(ledger)
    before = rows(ledger)
    ledger.reread(story("f1", FERRY[1], outlet="Outlet 1"), PRODUCER)
    assert {name: len(found) for name, found in rows(ledger).items() if name != "frequencies"} == {
        name: len(found) for name, found in before.items() if name != "frequencies"
    }
    assert rows(ledger)["frequencies"] == before["frequencies"]
    assert told(ledger) == [("f0", "f1", "f2"), ("g0", "g1")]
    with ledger._connected() as connection:
        orphans = "SELECT count(*) FROM stories WHERE id NOT IN (SELECT story FROM profiles)"
        assert connection.execute(text(orphans)).scalar() == 0


def test_the_order_of_coming_makes_the_same_stories_here(ledger: Ledger) -> None:
    found = [*((f"f{n}", words) for n, words in enumerate(FERRY)), *((f"g{n}", words) for n, words in enumerate(GOATS))]
    random.Random(3).shuffle(found)
    for name, words in found:
        ledger.store(story(name, words), PRODUCER)
    assert told(ledger) == [("f0", "f1", "f2"), ("g0", "g1")]


def test_search_within_a_story(ledger: Ledger) -> None:
    filled(ledger)
    (ferry,) = ledger.stories("heron ferry")
    hits = ledger.search("", Facets(story=ferry.id, articles=True))
    assert {hit.article for hit in hits} == {"f0", "f1", "f2"}
    assert {hit.article for hit in ledger.search("held", Facets(story="ferry"))} == {"f0"}


@pytest.mark.parametrize("given", ["s999", "nobody's story", "%"])
def test_a_story_that_is_not_there_is_told(ledger: Ledger, given: str) -> None:
    filled(ledger)
    with pytest.raises(OptionError, match="counterclaim stories"):
        ledger.stories(given)


@pytest.mark.parametrize("day", ["20245-01-01", "soon", "2025", "0000-00-00"])
def test_odd_dates_are_no_dates(ledger: Ledger, day: str) -> None:
    ledger.store(story("f0", FERRY[0], day), PRODUCER)
    ledger.store(story("f1", FERRY[1]), PRODUCER)
    assert told(ledger) == [("f0", "f1")]
