"""Adding: each article once, in whatever pieces, and nothing stops the rest."""

import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import InputError, NoArticle
from counterclaim.ledger import Adding, Ledger, Outcome, Producer, Summary, opened_ledger
from counterclaim.ledger.transfer import exported
from counterclaim.reading import Gathered
from counterclaim.records import Document
from tests.ledger.conftest import PRODUCER, Empty, FakeReader, article

ROOT = Path(__file__).parents[2]


def document(number: int, text: str = "") -> Gathered:
    return Gathered(Document(f"n{number}", text or f"Ada Brandt said that number {number} was right. It was Friday."))


def add(ledger: Ledger, *found: Gathered | InputError, reader: FakeReader | None = None) -> Summary:
    summary, fake = Summary(), reader or FakeReader()
    Adding(ledger, lambda: fake, PRODUCER, summary.tell).add(iter(found))
    return summary


def test_what_is_there_never_reaches_the_reader(ledger: Ledger) -> None:
    reader = FakeReader()
    add(ledger, document(1), document(2), reader=reader)
    summary = add(ledger, document(1), document(3), document(2), reader=reader)
    assert reader.read_ids == ["n1", "n2", "n3"]
    assert summary.became == Counter(added=1, known=2)


def test_the_reader_is_not_even_loaded_where_all_is_there(ledger: Ledger) -> None:
    add(ledger, document(1))

    def load() -> FakeReader:
        raise AssertionError

    Adding(ledger, load, PRODUCER, lambda _: None).add([document(1)])


def test_nothing_stops_the_rest(ledger: Ledger) -> None:
    found: list[Gathered | InputError] = [
        NoArticle("empty.txt is empty; give the text of an article"),
        document(1),
        document(2, "This is a FAULT."),
        document(1, "Nobody came to the harbour, and no ship left it."),
        document(3),
        document(4, "Another FAULT."),
        document(5),
        Gathered(Document("x" * 500, "Its id is too long.")),
    ]
    summary = add(ledger, *found)
    assert summary.became == Counter(added=3, refused=5)
    assert [version.reading.document.id for version in ledger.versions()] == ["n1", "n3", "n5"]
    assert all("\n" not in sentence and len(sentence) < 300 for sentence in summary.refused)
    assert "5 could not be read" in summary.sentence()


def test_a_fault_of_the_source_is_not_taken_for_an_articles(ledger: Ledger) -> None:
    def found() -> Iterator[Gathered]:
        yield document(1)
        raise ValueError("the source")

    with pytest.raises(ValueError, match="the source"):
        Adding(ledger, FakeReader, PRODUCER, lambda _: None).add(found())
    assert ledger.status().articles == 1


def test_an_interruption_keeps_what_was_added(ledger: Ledger) -> None:
    def found() -> Iterator[Gathered]:
        yield document(1)
        yield document(2)
        raise KeyboardInterrupt

    told: list[Outcome] = []
    with pytest.raises(KeyboardInterrupt):
        Adding(ledger, FakeReader, PRODUCER, told.append).add(found())
    assert [outcome.what for outcome in told] == ["n1", "n2"]
    assert ledger.status().articles == 2


def test_what_older_versions_have_read_is_read_again(ledger: Ledger) -> None:
    add(ledger, document(1), document(2))
    newer, summary, reader = Producer("2.0"), Summary(), FakeReader()
    again = Adding(ledger, lambda: reader, newer, summary.tell)
    again.reread(("n2",))
    again.reread()
    again.reread()
    assert reader.read_ids == ["n2", "n1"]
    assert summary.became == Counter(reread=2)
    assert {version.producer for version in ledger.versions()} == {newer}
    assert ledger.status().versions == 2


EDITS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", " Ilse Tove denied that.", " Ivo Rand said no."])))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_adding_twice_is_adding_once(empty: Empty, edits: list[tuple[int, str]]) -> None:
    states = {number: document(number, document(number).document.text + more) for number, more in edits}
    with opened_ledger(empty()) as ledger:
        add(ledger, *(document(number, document(number).document.text + more) for number, more in edits))
        before = [*exported(ledger.versions())], ledger.status()
        summary = add(ledger, *states.values(), *states.values())
        assert ([*exported(ledger.versions())], ledger.status()) == before
    assert summary.became == Counter(known=2 * len(states)) or not states
    assert before[1].articles == len(states)
    runs = sum(1 for at, (number, more) in enumerate(edits) if more != _last(edits[:at], number))
    assert before[1].versions == runs


def _last(edits: list[tuple[int, str]], number: int) -> str | None:
    return next((more for other, more in reversed(edits) if other == number), None)


ADD = """
import sys
from counterclaim.ledger import Adding, opened_ledger
from tests.ledger.conftest import PRODUCER, FakeReader
from tests.ledger.test_adding import document
with opened_ledger(sys.argv[1], create=True) as ledger:
    print("open", flush=True)
    Adding(ledger, FakeReader, PRODUCER, lambda _: None).add(document(number) for number in range(int(sys.argv[2])))
"""


def _adding(location: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", ADD, location, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _without_times(ledger: Ledger) -> list[object]:
    return [(version.reading, version.number, version.producer) for version in ledger.versions()]


def test_a_ledger_whose_writer_is_killed_is_whole_and_goes_on(location: str, tmp_path: Path) -> None:
    count, chance = 300, random.Random(6)
    for _ in range(6):
        with _adding(location, count) as process:
            if chance.random() < 0.8:  # now and then it dies while the tables are made
                assert process.stdout
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.25))
            process.kill()
        if location.startswith("/"):
            with sqlite3.connect(location) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
    with _adding(location, count) as process:
        assert process.wait() == 0
    with opened_ledger(location) as ledger, opened_ledger(str(tmp_path / "one.sqlite"), create=True) as undisturbed:
        add(undisturbed, *map(document, range(count)))
        assert _without_times(ledger) == _without_times(undisturbed)
        parts = [(s.claims, s.entities, s.events) for s in (ledger.status(), undisturbed.status())]
        assert parts[0] == parts[1]


def test_two_writers_and_a_reader_at_once_lose_nothing(location: str) -> None:
    with opened_ledger(location, create=True) as ledger, _adding(location, 150) as one, _adding(location, 150) as two:
        seen = [len([*ledger.versions()]) for _ in range(5)]
        assert (one.wait(), two.wait()) == (0, 0)
        assert seen == sorted(seen)
        status = ledger.status()
    assert (status.articles, status.versions) == (150, 150)


def test_the_summary_counts() -> None:
    summary = Summary()
    for became in ("added", "added", "changed", "known", "reread", "reread"):
        summary.tell(Outcome(became, "a"))
    assert summary.sentence() == (
        "Added 2 articles; 1 article in a new version; read 2 articles again; 1 was there already."
    )


def test_an_article_is_as_cheap_when_it_has_company(empty: Empty) -> None:
    """No figure, only a guard against a search through a whole table; processor time, as machines have other work."""
    rounds = []
    with opened_ledger(empty()) as ledger:
        for start in range(0, 400, 50):
            begun = time.process_time()
            for number in range(start, start + 50):
                ledger.store(article(f"n{number}", f"Ada Brandt said {number}."), PRODUCER)
            rounds.append(time.process_time() - begun)
    assert min(rounds[4:]) < 2 * min(rounds[:4])
