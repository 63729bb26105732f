"""Stories: ``python -m evaluation.stories [SEEDS]``; the ledger is fed in random orders.

* ECB+ topics 1–35, two stories each (70): B-cubed. No dates and no headlines are given. Constants were set with the
  odd topics; the even ones are the test.
* newsroom train and dev, 36 and 12 stories.
* the board of PolNeAR dev: pairs' F1, as ``../shared/evaluation/score_board.py`` has it.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Sequence

from counterclaim.ledger import Producer, opened_ledger
from counterclaim.records import Document, Reading
from evaluation import ecb
from evaluation.clusters import b_cubed, f1, labels, pairs
from evaluation.copies import document, rows
from evaluation.gold import SHARED


def told(documents: Sequence[Document], seed: int | None) -> list[tuple[str, ...]]:
    """Return the stories that a ledger makes of *documents*, shuffled by *seed*, or in this order."""
    order = list(documents)
    if seed is not None:
        random.Random(seed).shuffle(order)
    with tempfile.TemporaryDirectory() as folder, opened_ledger(f"{folder}/news.sqlite", create=True) as ledger:
        for one in order:
            ledger.store(Reading(one), Producer())
        return [tuple(report.article for report in story.reports) for story in ledger.stories(alone=True)]


def of_ecb(seed: int) -> dict[str, tuple[float, float, float]]:
    """Return B-cubed precision, recall and F1 over all topics, odd and even ones."""
    articles = ecb.articles()
    found = labels([a.id for a in articles], told([Document(a.id, a.text) for a in articles], seed))
    parts = {"all": (0, 1), "odd": (1,), "even": (0,)}
    return {
        name: b_cubed(found, {a.id: a.story for a in articles if a.topic % 2 in which}) for name, which in parts.items()
    }


def of_newsroom(part: str, seed: int | None = None) -> float:
    read = rows(f"newsroom/{part}.jsonl")
    found = labels([row["id"] for row in read], told([document(row) for row in read], seed))
    return b_cubed(found, {row["id"]: row["story"] for row in read})[2]


def of_board(seed: int | None = None) -> tuple[float, int, int]:
    """Return the F1 of pairs, how many were said and how many there are."""
    gold = pairs(s["docs"] for s in json.loads((SHARED / "data/board/dev.json").read_text("utf-8"))["stories"])
    found = pairs(told([document(row) for row in rows("polnear/dev.jsonl")], seed))
    return f1(found, gold), len(found), len(gold)


def figures() -> dict[str, float]:
    """Return what belongs in the table of ``evaluate.py``."""
    return {
        "ECB+ stories, even topics, B-cubed F1": of_ecb(0)["even"][2],
        "newsroom stories, B-cubed F1": of_newsroom("dev"),
        "PolNeAR stories, pairs F1": of_board()[0],
    }


def main() -> None:
    for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 5):
        print(f"ECB+, order {seed}", of_ecb(seed), flush=True)
    for part in ("train", "dev"):
        print(f"newsroom {part}", of_newsroom(part), of_newsroom(part, 1))
    print("PolNeAR board", of_board(), of_board(1))


if __name__ == "__main__":
    main()
