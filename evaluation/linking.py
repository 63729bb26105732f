"""What tying an article to the others costs as the ledger grows: ``python -m evaluation.linking [ARTICLES]``.

Articles are made here from the newsroom's: each story gets words of its own for three in five of its content words;
each article of it takes most of the sentences of one of the three, now and then in another order, with one word in
twenty another one. Two that are made of one are copies. Some twenty stories are under way at any time, 200 articles
come a day, 40 outlets put a footer under theirs. No model reads them. Each time the 100th article of
a new ledger is measured beside it.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from counterclaim.knowledge.disputes import wordlists
from counterclaim.ledger import Producer, opened_ledger
from counterclaim.ledger.links import KINDS
from counterclaim.records import Document, Reading
from evaluation.copies import rows

MARKS = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
_SENTENCE = re.compile(r"(?<=[.!?”])\s+")
_WORD = re.compile(r"\w+")
_A_DAY = 200
_FOOTER = "Sign up for the morning letter of outlet {0}. All rights reserved by outlet {0} and its partners in print."


def made(seed: int = 6) -> Iterator[Document]:
    """Yield articles without end."""
    rng = random.Random(seed)
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("newsroom/train.jsonl"):
        stories[row["story"]].append(row)
    plots = sorted(stories)
    common = wordlists().common
    number = 0
    while True:
        story = number // 5 + rng.randrange(20)
        base = rng.choice(stories[plots[story % len(plots)]])
        text = " ".join(_perturbed(_SENTENCE.split(base["text"]), rng))
        text = _WORD.sub(lambda match, story=story: _own(match.group(), story, common), text)  # type: ignore[misc]
        outlet = rng.randrange(40)
        day = date(2020, 1, 1) + timedelta(days=number // _A_DAY)
        title = _WORD.sub(lambda match, story=story: _own(match.group(), story, common), base["title"])  # type: ignore[misc]
        text = f"{text}\n{_FOOTER.format(outlet)}"
        yield Document(f"a{number}", text, title, outlet=f"Outlet {outlet}", published=day.isoformat())
        number += 1


def _perturbed(sentences: list[str], rng: random.Random) -> list[str]:
    kept = [sentence for sentence in sentences if rng.random() < 0.8] or sentences
    if rng.random() < 0.3:
        rng.shuffle(kept)
    words = [word for sentence in kept for word in sentence.split()]
    return [" ".join(rng.choice(words) if rng.random() < 0.05 else word for word in one.split()) for one in kept]


def _own(word: str, story: int, common: frozenset[str]) -> str:
    """Return the word that *story* has for *word*: the same one each time."""
    low = word.lower()
    if low in common or len(low) < 4:
        return word
    chance = random.Random(f"{story} {low}")
    if chance.random() > 0.6:
        return word
    new = "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3))
    return new.capitalize() if word[0].isupper() else new


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


def stored(documents: Iterable[Document], path: Path) -> Iterator[float]:
    """Yield the ms that each of *documents* takes into a new ledger."""
    with opened_ledger(str(path), create=True) as ledger:
        for document in documents:
            began = time.process_time()
            ledger.store(Reading(document), Producer())
            yield 1000 * (time.process_time() - began)


def measured(count: int) -> Iterator[Mark]:
    """Yield what adding costs at each of ``MARKS`` up to *count* articles."""
    spent: dict[str, list[float]] = defaultdict(list)

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
        for number, ms in enumerate(stored(islice(made(), count), path), 1):
            last = [*last[-99:], ms]
            if number in MARKS or number == count:
                kinds = {name: round(median(times[-100:]), 1) for name, times in spent.items()}
                new = [*stored(islice(made(), 150), Path(folder) / f"{number}.sqlite")][50:]
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
