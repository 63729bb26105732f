"""Two writers and five readers of one ledger at once: ``python -m evaluation.crowd [ARTICLES] [--ledger URL]``.

Each writer is ``counterclaim add`` with its own articles of ``made`` and a third of the other's. Each reader goes round
and round: it looks into the newest articles in one transaction and at stories, disputes, a search and the status.
What it must not see is half an article: a version without its record, or other claims than the record has.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from select import select as ready
from statistics import median

from sqlalchemy import func, select

from counterclaim.errors import CounterclaimError
from counterclaim.exchange import dump
from counterclaim.ledger import Asked, Facets, Ledger, opened_ledger
from counterclaim.ledger.newest import newest
from counterclaim.ledger.schema import articles, claims, entities, profiles, topics, versions
from evaluation.kills import ROOT, running
from evaluation.made import bases, made

_NEWEST = 5
"""Articles that a reader looks into each time."""


@dataclass(frozen=True)
class Round:
    """What the readers of a crowd met."""

    codes: tuple[int, ...]
    """With which each writer ended."""
    said: tuple[str, ...]
    rounds: int
    ms: float
    """That a round took, the median of all readers."""
    slowest: float
    wrong: tuple[str, ...]
    """What was seen that must not be, and every error."""


def crowd(location: str, lines: Sequence[Path], readers: int = 5) -> Round:
    """Let a writer for each of *lines* and so many readers loose on the ledger at *location*."""
    with opened_ledger(location, create=True):
        pass
    command = [sys.executable, "-m", "evaluation.crowd", "--read", "--ledger", location]
    pipe = subprocess.PIPE
    watching = [subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(readers)]
    writers = [running(path, location) for path in lines]
    ends = [writer.communicate() for writer in writers]
    seen = [json.loads(reader.communicate("stop\n")[0]) for reader in watching]
    times = sorted(ms for one in seen for ms in one["ms"]) or [0.0]
    said = tuple((out + error).strip().splitlines()[-1] for out, error in ends)
    wrong = tuple(fault for one in seen for fault in one["wrong"])
    codes = tuple(writer.returncode for writer in writers)
    return Round(codes, said, len(times), round(median(times), 1), round(times[-1], 1), wrong)


def read(location: str) -> None:
    """Go round until a line comes in; then print how it was."""
    times: list[float] = []
    wrong: list[str] = []
    with opened_ledger(location) as ledger:
        while not ready([sys.stdin], [], [], 0.0)[0]:
            began = time.perf_counter()
            try:
                wrong += looked(ledger)
            except CounterclaimError as error:
                wrong.append(str(error))
            times.append(1000 * (time.perf_counter() - began))
    print(json.dumps({"ms": times, "wrong": wrong}))


def looked(ledger: Ledger) -> list[str]:
    """Return what is wrong in the newest articles, and ask what a person may ask."""
    wrong = []
    with ledger.reading() as connection:
        rows = connection.execute(select(articles).order_by(articles.c.id.desc()).limit(_NEWEST)).all()
        for row in rows:
            reading = newest(connection, row.id)
            for table, count in ((claims, len(reading.claims)), (entities, len(reading.entities))):
                query = select(func.count()).select_from(table).where(table.c.article == row.id)
                if connection.execute(query).scalar() != count:
                    wrong.append(f"{row.name} has other {table.name} than its record")
            query = select(func.count()).select_from(versions).where(versions.c.article == row.id)
            if connection.execute(query).scalar() != row.version or reading.document.text != row.text:
                wrong.append(f"{row.name} is not its newest version")
            for table in (profiles, topics)[: 2 if reading.claims else 1]:
                if connection.execute(select(table.c.article).where(table.c.article == row.id)).first() is None:
                    wrong.append(f"{row.name} has no row in {table.name}")
    ledger.stories()
    ledger.disputes(Asked())
    ledger.search("said", Facets())
    ledger.status()
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=600)
    parser.add_argument("--ledger")
    parser.add_argument("--read", action="store_true", help="be one of the readers")
    given = parser.parse_args()
    if given.read:
        read(given.ledger)
        return
    with tempfile.TemporaryDirectory() as folder:
        records = [dump(reading) + "\n" for reading in islice(made(bases()), given.articles)]
        half, third = len(records) // 2, len(records) // 6
        paths = [Path(folder) / "one.jsonl", Path(folder) / "two.jsonl"]
        paths[0].write_text("".join(records[:half] + records[-third:]), encoding="utf-8")
        paths[1].write_text("".join(records[half:] + records[:third]), encoding="utf-8")
        location = given.ledger or str(Path(folder) / "news.sqlite")
        began = time.monotonic()
        print(crowd(location, paths))
        with opened_ledger(location) as ledger:
            found = ledger.status().articles
        print(f"{found} of {len(records)} articles in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
