"""How well the relations of an article are found: with the attributions given (``relate``), and end to end (``read``).

The scorer is ../shared/evaluation/score_relations.py; what only one pass of annotation marked counts neither way.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.exchange import dump_related
from counterclaim.language.encoder import Encoder
from counterclaim.reading import GivenArticle, GivenClaim
from counterclaim.records import Document, spans
from counterclaim.steps import related

SHARED = Path(__file__).resolve().parents[2] / "shared"
POLNEAR = ("dispute", "denial", "corroborates", "disputed")
NEWSROOM = ("dispute", "denial")


def scorer() -> ModuleType:
    """Load the relations scorer from ../shared; it imports the attribution scorer beside it."""
    folder = SHARED / "evaluation"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("score_relations", folder / "score_relations.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def gold(corpus: str, part: str = "dev") -> list[dict[str, Any]]:
    """Return the articles of ``polnear`` or ``newsroom`` with attributions, denials and relations."""
    if corpus == "newsroom":
        return [complete(row) for row in lines(SHARED / f"data/newsroom/{part}.jsonl")]
    texts = {row["id"]: row["text"] for row in lines(SHARED / f"data/polnear/{part}.jsonl")}
    found = lines(SHARED / f"data/relations/{part}.jsonl")
    return [complete({**row, "text": texts[row["id"]]}) for row in found]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, filter(str.strip, stream))


def complete(row: dict[str, Any]) -> dict[str, Any]:
    """The newsroom has one pass of annotation, and so nothing that only one pass marked."""
    return {"denials_unsure": [], "relations_unsure": [], **row}


def given(row: dict[str, Any]) -> GivenArticle:
    claims = (
        GivenClaim(a["id"], *(spans(a.get(cell) or []) for cell in ("content", "cue", "source")))
        for a in row["attributions"]
    )
    return GivenArticle(row, Document(row["id"], row["text"], published=row.get("published")), tuple(claims))


def relate(rows: Iterable[dict[str, Any]], encoder: Encoder) -> list[dict[str, Any]]:
    """Return what ``counterclaim relate`` makes of the gold attributions."""
    return [
        json.loads(dump_related(one.article.given, one.relations, one.stances, one.refers))
        for one in related(map(given, rows), encoder)
    ]


def measured(rows: list[dict[str, Any]], records: list[dict[str, Any]], score: Any) -> Counter[Any]:
    total: Counter[Any] = Counter()
    for row, record in zip(rows, records, strict=True):
        total += score.counts(row, record)
    return total


def traps(rows: list[dict[str, Any]], records: list[dict[str, Any]], score: Any) -> float:
    """Return the share of pairs that update or refine which are taken for denials or conflicts, in percent."""
    taken = asked = 0
    for row, record in zip(rows, records, strict=True):
        stand = score.stand_for(record["claims"], row["attributions"])
        said = {
            frozenset((stand[r["a"]], stand[r["b"]]))
            for r in record["relations"]
            if r["type"] in ("denies", "conflicts")
        }
        pairs = [frozenset((r["a"], r["b"])) for r in row["relations"] if r["type"] in ("updates", "refines")]
        asked += len(pairs)
        taken += sum(pair in said for pair in pairs)
    return round(100 * taken / max(1, asked), 1)


def figures(encoder: Encoder, read: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Return the figures on the dev parts.

    Args:
        read: the program's records of each corpus, in the order of its articles.
    """
    score = scorer()
    out: dict[str, float] = {}
    for corpus, names in (("polnear", POLNEAR), ("newsroom", NEWSROOM)):
        rows = gold(corpus)
        for which, records in (("given", relate(rows, encoder)), ("read", read[corpus])):
            total = measured(rows, records, score)
            for name in names:
                out[f"{corpus} {which} {name} F1"] = round(score.f1(total, name), 1)
            said = total["dispute", "p"]
            out[f"{corpus} {which} dispute precision"] = round(100 * total["dispute", "tp"] / said, 1) if said else 0.0
            if corpus == "newsroom":
                out[f"newsroom {which} updates and refines taken for conflicts, %"] = traps(rows, records, score)
    return out
