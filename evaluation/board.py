"""How well disputes across articles are found: ``python -m evaluation.board``.

The dev parts are read into a ledger of their own each, and the ledger's board is held against the gold one by
../shared/evaluation/score_board.py: the 84 articles of PolNeAR's dev part, and the newsroom's dev stories.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterable

from counterclaim.exchange import dump_board
from counterclaim.ledger import Asked, Producer, opened_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.records import Reading
from counterclaim.settings import Settings
from evaluation.gold import SHARED
from evaluation.scorers import scorer

GOLD = {
    "polnear": (SHARED / "data/board/dev.json", SHARED / "data/polnear/dev.jsonl"),
    "newsroom": (SHARED / "data/newsroom/dev.board.json", SHARED / "data/newsroom/dev.jsonl"),
}


def board(readings: Iterable[Reading]) -> str:
    """Return the board of a ledger that *readings* were added to, in their order, as JSON."""
    with tempfile.TemporaryDirectory() as folder, opened_ledger(f"{folder}/board.sqlite", create=True) as ledger:
        for reading in readings:
            ledger.store(reading, Producer("", "", ""))
        copies = [group.articles for group in ledger.copies()]
        return dump_board(ledger.disputes(Asked()), copies, [story.outline() for story in ledger.stories()])


def score(corpus: str, made: str) -> dict[str, dict[str, float]]:
    """Return the scorer's figures for a board."""
    gold, texts = GOLD[corpus]
    said = io.StringIO()
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(made)
        file.flush()
        with contextlib.redirect_stdout(said):
            scorer("score_board").main([str(gold), str(texts), file.name, "--json"])
    found: dict[str, dict[str, float]] = json.loads(said.getvalue())
    return found


def figures(read: dict[str, list[Reading]]) -> dict[str, float]:
    """Return the figures on the dev parts.

    Args:
        read: the program's readings of each corpus.
    """
    out: dict[str, float] = {}
    for corpus, readings in read.items():
        found = score(corpus, board(readings))
        out[f"{corpus} board disputes F1"] = found["disputes"]["f1"]
        out[f"{corpus} board disputes precision"] = found["disputes"]["precision"]
        out[f"{corpus} board disputes"] = found["disputes"]["predicted"]
        out[f"{corpus} board across articles, precision"] = found["across articles"]["precision"]
        out[f"{corpus} board speakers right, %"] = found["speakers"]["right"]
        out[f"{corpus} board stories, pair F1"] = found["stories"]["f1"]
        out[f"{corpus} board copies, pair F1"] = found["copies"]["f1"]
    return out


def main() -> None:
    from evaluation.evaluate import document, rows

    pipeline = Pipeline.load(Settings())
    read = {corpus: list(pipeline.read(map(document, rows(texts)))) for corpus, (_, texts) in GOLD.items()}
    for name, value in figures(read).items():
        print(f"{name:45s} {value}")


if __name__ == "__main__":
    main()
