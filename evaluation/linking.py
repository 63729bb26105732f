"""What adding an article costs as the ledger grows, encoder aside.

``python -m evaluation.linking [ARTICLES] [--multiply FIRST]``. The articles are those of ``made``, with their claims.
Each time the 100th of a new ledger is measured beside them. With ``--multiply`` so many are added one by one to begin
with; then these are written again (``multiplied``), and only the last before each mark are added: 100,000 in minutes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from counterclaim.console import collect_seldom
from counterclaim.ledger import Producer, opened_ledger
from counterclaim.ledger.links import KINDS
from counterclaim.records import Reading
from evaluation.made import bases, made
from evaluation.memory import peak
from evaluation.multiplied import multiply

MARKS = (100, 300, 1_000, 3_000, 10_000, 30_000, 60_000, 100_000)
ADDED = 450
"""Articles that are added one by one before a mark where others are written again: the last hundred are measured, and
those before them bring the stories under way and what is kept in memory."""


@dataclass(frozen=True)
class Mark:
    articles: int
    ms: float
    """Processor time to store one, the median of the last hundred."""
    hundredth: float
    """The same for articles 51 to 150 of a new ledger, taken right then: machines have other work now and then."""
    kinds: dict[str, float]
    """Of ``ms``, what each kind of tie takes."""
    disk: float
    """kB an article."""
    memory: int
    """MB, the most so far."""


def stored(readings: Iterable[Reading], path: Path) -> Iterator[float]:
    """Yield the ms that each of *readings* takes into a ledger."""
    with opened_ledger(str(path), create=True) as ledger:
        for reading in readings:
            began = time.process_time()
            ledger.store(reading, Producer())
            yield 1000 * (time.process_time() - began)


def measured(count: int, first: int | None = None) -> Iterator[Mark]:
    """Yield what adding costs at each of ``MARKS`` up to *count* articles.

    Args:
        count: the last mark.
        first: how many are added one by one before these are written again; all, where it is not given.
    """
    spent: dict[str, list[float]] = defaultdict(list)

    def timed(name: str, link: Callable[..., None]) -> Callable[..., None]:
        def run(*given: Any) -> None:
            began = time.process_time()
            link(*given)
            spent[name].append(1000 * (time.process_time() - began))

        return run

    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        # Reading with the model and multiplying are another process's, so that the memory is that of adding alone.
        other = stack.enter_context(ProcessPoolExecutor(1, multiprocessing.get_context("spawn")))
        given = other.submit(bases).result()
        for kind in KINDS:
            name = getattr(kind, "__name__", "").rpartition(".")[2]
            stack.enter_context(patch.object(kind, "link", timed(name, kind.link)))
        path, there = Path(folder) / "news.sqlite", 0
        articles = made(given)
        for number in sorted({*(mark for mark in MARKS if mark < count), min(first or count, count), count}):
            if first is not None and there >= first:
                there = other.submit(_multiplied, path, there, first, number - ADDED).result()
                articles = made(given, first=there)
            last = [*stored(islice(articles, number - there), path)][-100:]
            there = number
            kinds = {name: round(median(times[-100:]), 1) for name, times in spent.items()}
            new = [*stored(islice(made(given), 150), Path(folder) / f"{number}.sqlite")][50:]
            disk = round(path.stat().st_size / 1000 / number, 1)
            yield Mark(number, round(median(last), 1), round(median(new), 1), kinds, disk, peak())
            spent.clear()


def _multiplied(path: Path, there: int, first: int, wanted: int) -> int:
    """Write the *first* articles again until there are as many as are *wanted*; return how many there are."""
    while there < wanted:
        more = min(first, wanted - there)
        multiply(path, first, more, there)
        there += more
    return there


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=10_000)
    parser.add_argument("--multiply", metavar="FIRST", type=int)
    given = parser.parse_args()
    collect_seldom()  # as the command line does
    for mark in measured(given.articles, given.multiply):
        ratio = f"{mark.ms} ms, {mark.ms / mark.hundredth:.2f} of the 100th ({mark.hundredth} ms)"
        print(f"{mark.articles:>7,}: {ratio}; {mark.kinds}, {mark.disk} kB, {mark.memory} MB", flush=True)


if __name__ == "__main__":
    main()
