"""Every figure that the project quotes, in one table: ``python -m evaluation.evaluate`` (or ``make evaluate``).

Reads the dev parts in ../shared, writes ``build/evaluation/*.jsonl`` (the program's own output) and
``build/evaluation/figures.json``; exits with 1 where a figure is under its floor in floors.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.exchange import from_record, to_record
from counterclaim.language.encoder import Encoder
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document
from evaluation import (
    actors,
    airlift,
    board,
    coding,
    copies,
    dates,
    heads,
    own_voice,
    quantities,
    speed,
    stories,
    traps,
    types,
)
from evaluation import places as toponyms
from evaluation import relations as disputes
from evaluation.calibration import expected_calibration_error
from evaluation.gold import SHARED
from evaluation.scorers import FIGURES, scorer
from evaluation.speakers import Rule, matched, places, speakers_right

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "evaluation"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def document(row: dict[str, Any]) -> Document:
    keep = {k: row.get(k) for k in ("title", "published", "outlet", "url", "byline")}
    return Document(id=row["id"], text=row["text"], **keep)


def read(pipeline: Pipeline, corpus: str, part: str = "dev") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Read one dev part; returns the gold rows and the program's records, which are also written out."""
    gold = rows(SHARED / "data" / corpus / f"{part}.jsonl")
    records = [to_record(r) for r in pipeline.read(map(document, gold))]
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / f"{corpus}-{part}.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    return gold, records


def attribution(gold: list[dict[str, Any]], records: list[dict[str, Any]], score: Any) -> dict[str, float]:
    """Return the scorer's F1 figures; every claim with a cue or a source takes part, nested ones too."""
    total: Counter[Any] = Counter()
    for row, record in zip(gold, records, strict=True):
        g = [places(a) for a in row["attributions"] if a["source"] or a["cue"]]
        p = [places(c) for c in record["claims"] if c["source"] or c["cue"]]
        total += score.counts(p, g)
    return {name: round(score.f1(total, name), 1) for name in FIGURES}


def confidences(gold: list[dict[str, Any]], records: list[dict[str, Any]], score: Any) -> list[tuple[float, bool]]:
    """Return each claim's confidence and whether it is linked right."""
    out = []
    for row, record in zip(gold, records, strict=True):
        right = {c["id"] for c, _ in matched(record["claims"], row["attributions"], score)}
        out += [(c["confidence"], c["id"] in right) for c in record["claims"]]
    return out


def denial(gold: list[dict[str, Any]], records: list[dict[str, Any]], score: Any) -> float:
    """Return the F1 of the stance “denies” among linked claims of the newsroom."""
    both = said = true = 0
    for row, record in zip(gold, records, strict=True):
        for claim, one in matched(record["claims"], row["attributions"], score):
            both += claim["stance"] == one["stance"] == "denies"
            said += claim["stance"] == "denies"
            true += one["stance"] == "denies"
    return round(200 * both / max(1, said + true), 1)


def cells_not_grounded(records: list[dict[str, Any]]) -> int:
    """Count spans that are no slice of their text (outside it, empty, unsorted or overlapping)."""
    bad = 0
    for record in records:
        n = len(record["text"])
        for place in spans_in({**record, "text": None}):
            flat = [x for pair in place for x in pair]
            good = flat == sorted(flat) and all(0 <= a < b <= n for a, b in place)
            bad += not good
    return bad


def spans_in(value: Any) -> Iterator[list[list[int]]]:
    """Yield every list of pairs of numbers that a record holds anywhere."""
    if isinstance(value, dict):
        for item in value.values():
            yield from spans_in(item)
    elif isinstance(value, list):
        if value and all(isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], int) for pair in value):
            yield value
        else:
            for item in value:
                yield from spans_in(item)


def figures(fast: bool) -> dict[str, float]:
    score = scorer()
    encoder = Encoder()
    pipeline = Pipeline(encoder)
    out: dict[str, float] = {}
    polnear, found = read(pipeline, "polnear")
    every = {"polnear": found}
    out |= {f"polnear {k}": v for k, v in attribution(polnear, found, score).items()}
    sure = confidences(polnear, found, score)
    bad = cells_not_grounded(found)
    newsroom, found = read(pipeline, "newsroom")
    every["newsroom"] = found
    out |= {f"newsroom {k}": v for k, v in attribution(newsroom, found, score).items()}
    for which, rule in ((", first rule", Rule.FIRST), (", strict", Rule.STRICT), ("", Rule.STATED)):
        pairs = zip(newsroom, found, strict=True)
        counts = [speakers_right(row["attributions"], r, score, rule) for row, r in pairs]
        out[f"newsroom speakers right{which}, %"] = round(
            100 * sum(c[0] for c in counts) / max(1, sum(c[1] for c in counts)), 1
        )
    out["newsroom denial stance F1"] = denial(newsroom, found, score)
    out["calibration error of claims"] = round(expected_calibration_error(sure), 3)
    out["cells not grounded"] = bad + cells_not_grounded(found)
    out |= heads.figures(encoder) | types.figures(encoder)
    out |= actors.figures(encoder) | toponyms.figures(encoder)
    out |= dates.figures(encoder) | quantities.figures(encoder) | coding.figures(encoder)
    out |= disputes.figures(encoder, every)
    out |= own_voice.figures(every["newsroom"])
    out |= traps.figures(encoder)
    out |= copies.figures() | stories.figures()
    out |= board.figures({corpus: [from_record(r) for r in found] for corpus, found in every.items()})
    out["airlift checks failed"] = len(airlift.failures(pipeline, SHARED / "articles/airlift.txt"))
    if not fast:
        out |= speed.figures([document(row) for row in polnear])
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="leave out speed and memory")
    args = parser.parse_args()
    if not SHARED.exists():
        print("evaluation skipped: ../shared is not here")
        return 0
    floors = tomllib.loads((ROOT / "evaluation/floors.toml").read_text())
    found = figures(args.fast)
    bounds = {**floors["at_least"], **floors["at_most"]}
    gone = [name for name in bounds if name not in found and not (args.fast and name in speed.NAMES)]
    if gone:
        sys.exit(f"floors.toml names figures that are not measured: {', '.join(gone)}")
    (OUT / "figures.json").write_text(json.dumps(found, indent=1) + "\n")
    under = 0
    print(f"{'figure':<40} {'value':>8} {'bound':>10}")
    for name, value in found.items():
        low, high = floors["at_least"].get(name), floors["at_most"].get(name)
        missed = (low is not None and value < low) or (high is not None and value > high)
        under += missed
        bound = f"≥ {low}" if low is not None else f"≤ {high}" if high is not None else ""
        print(f"{name:<40} {value:>8} {bound:>10}{'   MISSED' if missed else ''}")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
