"""Fit confidences on articles held out from training: ``python -m training.calibrate``.

Reads the exported model; writes ``calibration`` and the anchors' ``threshold`` into its ``model.json``.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from typing import Any

import numpy as np

from counterclaim.language.annotating import annotate
from counterclaim.language.attribution import EVIDENCE
from counterclaim.language.encoder import Encoder
from counterclaim.language.labels import CLAIM
from evaluation import gold
from evaluation.heads import Judged, judged_arguments, judged_links
from evaluation.scorers import scorer
from evaluation.speakers import places
from training.corpora import Article
from training.export import TARGET
from training.measure import gold_rows, row
from training.train import HERE, training_articles

THRESHOLDS = (0.3, 0.4, CLAIM, 0.6)  # linked and triple F1 are flat around it: see what this prints


def found(article: Article, encoder: Encoder, threshold: float) -> list[dict[str, Any]]:
    a = annotate(article.text, encoder, threshold)
    return [row(x, a) for x in a.attributions]


def logistic(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Weights and bias of a ridge logistic regression, by Newton's method."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    penalty = ridge * np.eye(x.shape[1])
    penalty[-1, -1] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ w)
    return w


def fitted(rows: list[Judged], names: tuple[str, ...]) -> dict[str, Any]:
    w = logistic(np.array([x for x, _ in rows]), np.array([y for _, y in rows], dtype=float))
    weights = [round(float(v), 4) for v in w[:-1]]
    return {"evidence": list(names), "weights": weights, "bias": round(float(w[-1]), 4), "fitted on": len(rows)}


def main() -> None:
    details_at = TARGET / "model.json"
    details = json.loads(details_at.read_text())
    encoder, score = Encoder(), scorer()
    _, every = training_articles(tomllib.loads((HERE / "recipe.toml").read_text()))
    held = [a for a in every if a.attributions is not None]
    rows: dict[str, list[dict[str, Any]]] = {}
    for threshold in sorted(THRESHOLDS, key=lambda t: t == CLAIM):  # the one in use comes last, and stays
        rows = {a.id: found(a, encoder, threshold) for a in held}
        total: Counter[Any] = Counter()
        for a in held:
            total += score.counts([places(r) for r in rows[a.id]], gold_rows(a))
        print(threshold, {m: round(score.f1(total, m), 1) for m in ("linked", "triple")})
    claims: list[Judged] = [
        (r["evidence"], any(score.linked(places(r), g) for g in gold_rows(a))) for a in held for r in rows[a.id]
    ]
    names = {a.id for a in every}
    arguments = [r for d in gold.ewt("train") if d.id in names for r in judged_arguments(d, annotate(d.text, encoder))]
    links = [r for d in gold.gum("train") if d.id in names for r in judged_links(d, annotate(d.text, encoder))]
    details["threshold"] = CLAIM
    details["calibration"] = {
        "claims": fitted(claims, EVIDENCE),
        "arguments": fitted(arguments, ("mean", "least", "predicate")),
        "links": fitted(links, ("score", "against the rest")),
    }
    details_at.write_text(json.dumps(details) + "\n")
    print(json.dumps(details["calibration"], indent=1))


if __name__ == "__main__":
    main()
