"""How well speakers keep one identity across articles: ``python -m evaluation.identities [--part train] [RECORDS]``.

The newsroom names each speaker by one name in all three articles of a story. Claims of the program are linked to the
annotated ones (``evaluation/speakers.py``); a linked claim is in one cluster by its story and annotated speaker, in
another by the actor of the ledger that its speaker is. What no claim is linked to is left out, so the figures are of
identity and not of finding claims; a speaker that extraction has wrong counts as wrong here too.

* pairs: of claims in two articles of one story, F1; a claim without an actor is in no pair.
* B-cubed F1 over the claims of a story (Bagga and Baldwin 1998).
* joined wrongly: actors that speak in two stories under annotated names that differ.
* same name: what comes of taking equal names for one, instead of the ledger's actors.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from counterclaim.exchange import from_record, to_record
from counterclaim.ledger import Producer, opened_ledger
from evaluation.gold import SHARED
from evaluation.scorers import scorer
from evaluation.speakers import matched


@dataclass(frozen=True, slots=True)
class Said:
    """A linked claim: where it stands, whose it is by the annotation, and by the program."""

    article: str
    story: str
    gold: str
    found: object


def figures(said: Sequence[Said]) -> dict[str, float]:
    """Return all figures in percent, and counts.

    >>> figures([Said("a", "s", "Ada", 1), Said("b", "s", "Ada", 1), Said("c", "s", "Ilse", 2)])["pairs, F1"]
    100.0
    """
    both = found = gold = 0
    stories: dict[str, list[Said]] = defaultdict(list)
    actors: dict[object, set[tuple[str, str]]] = defaultdict(set)
    for one in said:
        stories[one.story].append(one)
        if one.found is not None:
            actors[one.found].add((one.story, one.gold))
    for claims in stories.values():
        for a, b in combinations(claims, 2):
            if a.article != b.article:
                same, alike = a.gold == b.gold, a.found is not None and a.found == b.found
                both, found, gold = both + (same and alike), found + alike, gold + same
    precision, recall = both / max(1, found), both / max(1, gold)
    across = [len({name for _, name in held}) > 1 and len({s for s, _ in held}) > 1 for held in actors.values()]
    return {
        "pairs, precision": round(100 * precision, 1),
        "pairs, recall": round(100 * recall, 1),
        "pairs, F1": round(200 * precision * recall / max(1e-9, precision + recall), 1),
        "B-cubed F1": round(100 * _b_cubed(stories.values()), 1),
        "claims": len(said),
        "actors that speak": len(actors),
        "joined wrongly across stories": sum(across),
    }


def _b_cubed(stories: Iterable[Sequence[Said]]) -> float:
    precision = recall = n = 0.0
    for claims in stories:
        for a in claims:
            mine = [b for b in claims if b is a or (a.found is not None and b.found == a.found)]
            true = [b for b in claims if b.gold == a.gold]
            right = sum(b.gold == a.gold for b in mine)
            precision, recall, n = precision + right / len(mine), recall + right / len(true), n + 1
    precision, recall = precision / max(1, n), recall / max(1, n)
    return 2 * precision * recall / max(1e-9, precision + recall)


def linked(gold: Sequence[dict[str, Any]], records: Sequence[dict[str, Any]]) -> tuple[list[Said], list[Said]]:
    """Return the linked claims with the actors of a ledger that all *records* go into, and with bare names."""
    said, named, score = [], [], scorer()
    with tempfile.TemporaryDirectory() as folder, opened_ledger(f"{folder}/ledger.sqlite", create=True) as ledger:
        for record in records:
            ledger.store(from_record(record), Producer())
        for row, record in zip(gold, records, strict=True):
            actors = ledger.members(row["id"])
            names = {entity["id"]: entity["name"].casefold() for entity in record["entities"]}
            for claim, one in matched(record["claims"], row["attributions"], score):
                if one.get("speaker") and (claim["source"] or claim["cue"]):
                    where = (row["id"], row["story"], one["speaker"])
                    said.append(Said(*where, actors.get(claim["speaker"])))
                    named.append(Said(*where, names.get(claim["speaker"])))
    return said, named


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", default="dev", choices=("train", "dev"))
    parser.add_argument("records", nargs="?", type=Path, help="what `read --format jsonl` wrote of it; else it is read")
    args = parser.parse_args()
    gold = _rows(SHARED / "data" / "newsroom" / f"{args.part}.jsonl")
    if args.records:
        records = _rows(args.records)
    else:
        from counterclaim.language.encoder import Encoder
        from counterclaim.pipeline import Pipeline
        from evaluation.evaluate import document

        records = [to_record(reading) for reading in Pipeline(Encoder()).read(map(document, gold))]
    said, named = linked(gold, records)
    for name, found in (("actors", said), ("same name", named)):
        print(name, json.dumps(figures(found)))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
