"""How well the outlet's own word on a claim is found: ``python -m evaluation.own_voice [train|dev]`` on the newsroom.

Gold are attributions without source and cue whose speaker is the outlet and which deny or doubt. A verdict of the
program (a claim without source and cue that denies or doubts) is right where its sentence meets such a one's content,
or where it judges a claim that such a one denies or conflicts with.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from counterclaim.exchange import to_record
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document
from counterclaim.settings import Settings
from evaluation.relations import gold, scorer

Row = dict[str, Any]


def verdicts(record: Row) -> list[Row]:
    """Return what the program lets the outlet say of others' claims."""
    return [
        claim
        for claim in record["claims"]
        if not claim["cue"] and not claim["source"] and claim["stance"] in ("denies", "doubts") and claim["refers"]
    ]


def judgements(row: Row) -> list[tuple[Row, set[str]]]:
    """Return the gold attributions in which the outlet denies or doubts, each with the claims it stands against."""
    own = [a for a in row["attributions"] if not a["cue"] and not a["source"] and a["speaker"] == row["outlet"]]
    judging = [a for a in own if a["stance"] in ("denies", "doubts")]
    against = [(r["a"], r["b"]) for r in row["relations"] if r["type"] in ("denies", "conflicts")]
    return [(a, {y for pair in against for x, y in (pair, pair[::-1]) if x == a["id"]}) for a in judging]


def counts(rows: Iterable[Row], records: Iterable[Row]) -> Counter[str]:
    """Return how many verdicts are said, right, asked for and found."""
    score = scorer()
    out: Counter[str] = Counter()
    for row, record in zip(rows, records, strict=True):
        stand = score.stand_for(record["claims"], row["attributions"])
        asked, said = judgements(row), verdicts(record)
        fits = [
            [meets(claim["content"], one["content"]) or stand.get(claim["refers"]) in against for one, against in asked]
            for claim in said
        ]
        out += Counter(said=len(said), right=sum(map(any, fits)), asked=len(asked))
        out += Counter(found=sum(any(fit[n] for fit in fits) for n in range(len(asked))))
    return out


def meets(one: list[list[int]], other: list[list[int]]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def figures(records: list[Row], part: str = "dev") -> dict[str, float]:
    """Return precision and recall on the newsroom; *records*: the program's, in the order of its articles."""
    found = counts(gold("newsroom", part), records)
    return {
        "newsroom own voice precision, %": round(100 * found["right"] / max(1, found["said"]), 1),
        "newsroom own voice recall, %": round(100 * found["found"] / max(1, found["asked"]), 1),
    }


def main() -> None:
    pipeline = Pipeline.load(Settings(threads=1))
    for part in sys.argv[1:] or ["train", "dev"]:
        rows = gold("newsroom", part)
        kept = ("title", "published", "outlet")
        documents = (Document(row["id"], row["text"], **{name: row.get(name) for name in kept}) for row in rows)
        records = [to_record(reading) for reading in pipeline.read(documents)]
        print(part, dict(counts(rows, records)), figures(records, part))


if __name__ == "__main__":
    main()
