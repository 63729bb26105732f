"""What adding an article costs as the ledger grows, encoder aside: ``python -m evaluation.linking [ARTICLES]``.

The articles are those of ``made``, with their claims. Each time the 100th of a new ledger is measured beside them.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from counterclaim.ledger import Producer, opened_ledger
from counterclaim.ledger.links import KINDS
from counterclaim.records import Reading
from evaluation.made import bases, made

MARKS = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)


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
    """Yield the ms that each of *readings* takes into a new ledger."""
    with opened_ledger(str(path), create=True) as ledger:
        for reading in readings:
            began = time.process_time()
            ledger.store(reading, Producer())
            yield 1000 * (time.process_time() - began)


def measured(count: int) -> Iterator[Mark]:
    """Yield what adding costs at each of ``MARKS`` up to *count* articles."""
    spent: dict[str, list[float]] = defaultdict(list)
    given = bases()

    def timed(name: str, link: Callable[..., None]) -> Callable[..., None]:
        def run(*given: Any) -> None:
            began = time.process_time()
            link(*given)
            spent[name].append(1000 * (time.process_time() - began))

        return run

    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for kind in KINDS:
            name = getattr(kind, "__name__", "").rpartition(".")[2]
            stack.enter_context(patch.object(kind, "link", timed(name, kind.link)))
        path = Path(folder) / "news.sqlite"
        last: list[float] = []
        for number, ms in enumerate(stored(islice(made(given), count), path), 1):
            last = [*last[-99:], ms]
            if number in MARKS or number == count:
                kinds = {name: round(median(times[-100:]), 1) for name, times in spent.items()}
                new = [*stored(islice(made(given), 150), Path(folder) / f"{number}.sqlite")][50:]
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                disk = round(path.stat().st_size / 1000 / number, 1)
                yield Mark(number, round(median(last), 1), round(median(new), 1), kinds, disk, memory)
            for times in spent.values():
                del times[:-100]


def main() -> None:
    for mark in measured(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        ratio = f"{mark.ms} ms, {mark.ms / mark.hundredth:.2f} of the 100th ({mark.hundredth} ms)"
        print(f"{mark.articles:>7,}: {ratio}; {mark.kinds}, {mark.disk} kB, {mark.memory} MB", flush=True)


if __name__ == "__main__":
    main()
