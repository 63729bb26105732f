"""A writer that dies at any moment leaves a ledger that is whole, and the same command goes on from there."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, func, select, text

from counterclaim.errors import LedgerError
from counterclaim.ledger import Adding, opened_ledger
from counterclaim.ledger.schema import articles
from counterclaim.reading import Gathered
from counterclaim.records import Document, Reading, Relation
from evaluation.ledgers import contents, differing, sound
from tests.ledger.conftest import PRODUCER, FakeReader

ROOT = Path(__file__).parents[2]
KILLS = 50
ARTICLES = 60
PORTS = ("Varnholm", "Orlec", "Sund", "Tollen", "Ferrow", "Karvea")


class Denying(FakeReader):
    """Takes a claim that is denied in the same article for one that is contested."""

    def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
        for reading in super().read(documents, own_voice=own_voice):
            denial = Relation("denies", "c2", "c1", confidence=0.9)
            yield replace(reading, relations=(denial,)) if len(reading.claims) > 1 else reading


def news(number: int) -> Gathered:
    """Return one of several articles on one happening; every third is a copy of the one before it, with a new end."""
    first = number - (number % 3 == 2)
    port = PORTS[first // 6 % len(PORTS)]
    text_of = (
        f"Ada Brandt said twelve hundred tonnes of flour were seized at the quay of {port} on Tuesday. "
        f"Ilse Tove denied that the flour of {port} was seized. "
        + " ".join(f"Witness {first} of house {house} saw crane {first + house} of {port}." for house in range(6))
    )
    return Gathered(
        Document(
            f"n{number}",
            f"{text_of} This is edition {number}.",
            outlet=f"The {port} Post {number % 4}",
            published=f"2025-01-{1 + number // 6:02}",
        )
    )


def add(location: str) -> None:
    with opened_ledger(location, create=True) as ledger:
        Adding(ledger, Denying, PRODUCER, lambda _: None).add(map(news, range(ARTICLES)))


# One process has imported everything and bears a child for each round: that takes milliseconds where starting takes a
# second. A child kills itself before its nth statement, or before a commit, or is killed whenever the time comes.
NURSERY = """
import os, random, signal, sys, time
from sqlalchemy import event, Engine
from tests.ledger.test_kills import add, KILLS
location, chance, killed = sys.argv[1], random.Random(int(sys.argv[2])), 0
for number in range(KILLS):
    at, in_commit, outside = chance.randint(1, 160), chance.random() < 0.2, chance.random() < 0.2
    delay = chance.uniform(0, 0.15)
    child = os.fork()
    if not child:
        left = [at]
        def count(*_):
            left[0] -= 1
            if left[0] <= 0 and not outside:
                os.kill(os.getpid(), signal.SIGKILL)
        if in_commit:
            event.listen(Engine, "commit", lambda _: [count() for _ in range(40)])
        else:
            event.listen(Engine, "before_cursor_execute", count)
        try:
            add(location)
        finally:
            os._exit(0)
    if outside:
        time.sleep(delay)
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
    killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
print(killed)
"""


def test_fifty_kills_lose_and_double_nothing(location: str, tmp_path: Path) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", NURSERY, location, "6"]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert int(said) >= 0.9 * KILLS, "most of them died while they wrote"
    add(location)
    add(str(tmp_path / "undisturbed.sqlite"))
    with opened_ledger(location) as ledger, opened_ledger(str(tmp_path / "undisturbed.sqlite")) as undisturbed:
        assert sound(ledger)
        there, wanted = contents(ledger), contents(undisturbed)
        assert differing(there, wanted) == []
        assert len(there["articles"]) == ARTICLES
        with ledger.reading() as connection:
            last = connection.execute(select(func.max(articles.c.id))).scalar()
        assert last == ARTICLES, "broken-off transactions leave no gaps"
        assert all(there[table] for table in ("ties", "copies", "alignments", "stories", "members", "relations"))


def test_a_connection_that_is_cut_is_told_and_loses_nothing(location: str, tmp_path: Path) -> None:
    if "://" not in location:
        pytest.skip("a file has no connection to cut")
    told = []
    with opened_ledger(location, create=True) as ledger, opened_ledger(location) as other:
        for at in range(5, 200, 13):
            left = [at]

            def cut(connection: Connection, *_: object, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] == 0:
                    backend = connection.connection.dbapi_connection.info.backend_pid  # type: ignore[union-attr]
                    with other.reading() as admin:
                        admin.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": backend})

            event.listen(ledger._engine, "before_cursor_execute", cut)
            try:
                Adding(ledger, Denying, PRODUCER, lambda _: None).add(map(news, range(ARTICLES)))
            except LedgerError as error:
                told.append(str(error))
            event.remove(ledger._engine, "before_cursor_execute", cut)
        Adding(ledger, Denying, PRODUCER, lambda _: None).add(map(news, range(ARTICLES)))
        add(str(tmp_path / "undisturbed.sqlite"))
        with opened_ledger(str(tmp_path / "undisturbed.sqlite")) as undisturbed:
            assert differing(contents(ledger), contents(undisturbed)) == []
    assert len(told) == 15
    assert all("has closed the connection; what was added before is kept" in one for one in told), told
