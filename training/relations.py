"""Learn what pairs of claims are: ``python -m training.relations`` (about ten minutes on two cores).

Reads the train parts of the relations, of the newsroom and the stories of ``training/newsroom`` with the shipped
encoder (kept under ``runs/readings``), learns on attributions as they are annotated, writes
``comparison/weights.json`` and prints the figures on the dev parts. Each step is fed with what the one before says of
articles that it was not fitted on: word patterns of denials (logistic regression), pairs (gradient-boosted trees),
denials (trees). How far the stance head is to be trusted is learnt on articles that the encoder has not seen, and how
sure a dispute must be on articles that the trees have not seen.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import softmax
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from counterclaim.comparison.candidates import candidates
from counterclaim.comparison.features import NAMES, features, stance_features
from counterclaim.comparison.judging import CLASSES, DISPUTE, calibrated, head, log_odds
from counterclaim.comparison.phrasing import patterns
from counterclaim.comparison.statements import Statement
from counterclaim.exchange import to_record
from counterclaim.language.encoder import Encoder
from counterclaim.pipeline import Pipeline
from evaluation.relations import figures
from training.readings import compared, document, rows, unseen

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src/counterclaim/comparison/weights.json"
CORPORA = ("newsroom", "stories", "polnear")
FOLDS = 4
NEGATIVES = 0.2
"""Share of the pairs without a relation that trees are fitted on, weighted up for the others."""
PRECISION = {"repeats": 0.5, "refines": 0.5}
"""How often what is said is to be right, on train articles that the trees were not fitted on: sets the thresholds."""
LEAST = {"contested article": 0.15, "contested": 0.36, "dispute": 0.5, "corroborates": 0.22}
"""Expected disputes a claim from which an article counts as contested; least probabilities of a dispute there and
elsewhere; that of a corroboration. Chosen on train articles that the trees were not fitted on, with all that comparison
rules out: docs/decisions.md, 43."""
DENIAL = 0.35
"""Least probability of a denial, chosen so too: 0.35, 0.4, 0.45 give F1 65.3, 63.6, 61.7 in the stories, which the
encoder has not seen, and 45.1, 44.1, 41.8 in PolNeAR."""
SURE = {1: 0.4, 2: 0.8, 3: 1.0}
PAIR_TREES = {
    "max_iter": 80, "learning_rate": 0.1, "max_leaf_nodes": 14, "min_samples_leaf": 20, "max_features": 0.3,
}  # fmt: skip
BAGS = (21, 22)
"""Seeds of the pair trees whose sums are averaged, each fitted on other pairs without a relation."""
DENIAL_TREES = {"max_iter": 60, "learning_rate": 0.08, "max_leaf_nodes": 8, "min_samples_leaf": 20}
Floats = np.ndarray
Model = Callable[[Floats], Floats]


@dataclass
class Article:
    row: dict[str, Any]
    ids: list[str]
    """The gold ids of the statements."""
    statements: list[Statement]

    def __post_init__(self) -> None:
        self.group = self.row.get("story") or self.row["id"]  # articles of one story are in one fold
        self.pairs = candidates(self.statements)
        number = {name: i for i, name in enumerate(self.ids)}
        known: dict[tuple[int, int], tuple[int, float]] = {}
        for r in self.row["relations"]:
            if r["a"] in number and r["b"] in number and r["a"] != r["b"]:
                a, b = number[r["a"]], number[r["b"]]
                kind = {"denies": "first denies" if a < b else "second denies", "updates": "refines"}.get(r["type"])
                known[min(a, b), max(a, b)] = CLASSES.index(kind or r["type"]), SURE[r.get("sure", 3)]
        self.y = np.array([known.get(p, (0, 1.0))[0] for p in self.pairs], dtype=np.int64)
        self.weight = np.array([known.get(p, (0, 1.0))[1] for p in self.pairs])
        denials = set(self.row["denials"])
        self.denies = np.array([name in denials for name in self.ids], dtype=bool)


def folds(articles: Sequence[Article]) -> np.ndarray:
    groups = sorted({a.group for a in articles})
    rng = np.random.default_rng(0)
    of = dict(zip(groups, rng.permutation(len(groups)) % FOLDS, strict=True))
    return np.array([of[a.group] for a in articles])


class Phrasing:
    """Word patterns of denials."""

    def __init__(self, articles: Sequence[Article], least: float = 0.0) -> None:
        rows = [dict.fromkeys(patterns(s), 1.0) for a in articles for s in a.statements]
        self.vectorizer = DictVectorizer()
        x = narrow(self.vectorizer.fit_transform(rows))
        y = np.concatenate([a.denies for a in articles])
        model = LogisticRegression(C=1.0, solver="liblinear", max_iter=200).fit(x, y)
        names = self.vectorizer.get_feature_names_out()
        self.weights = {n: round(float(w), 2) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) > least}
        self.bias = round(float(model.intercept_[0]), 3)

    def __call__(self, article: Article) -> list[float]:
        get = self.weights.get
        return [self.bias + sum(get(p, 0.0) for p in patterns(s)) for s in article.statements]


def narrow(x: Any) -> Any:
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    return x


def exported(models: Sequence[HistGradientBoostingClassifier], classes: Sequence[str]) -> dict[str, Any]:
    """Return the trees of *models*, whose sums are averaged, as ``comparison.trees.Trees`` takes them."""
    table: dict[str, Any] = {k: [] for k in ("feature", "threshold", "left", "right", "root", "of")}
    depth = 0
    for stage in (stage for model in models for stage in model._predictors):
        for of, tree in enumerate(stage):
            base = len(table["feature"])
            table["root"].append(base)
            table["of"].append(of)
            for node in tree.nodes:
                leaf = bool(node["is_leaf"])
                depth = max(depth, int(node["depth"]))
                table["feature"].append(-1 if leaf else int(node["feature_idx"]))
                value = node["value"] / len(models) if leaf else node["num_threshold"]
                table["threshold"].append(float(f"{value:.4g}"))
                table["left"].append(0 if leaf else base + int(node["left"]))
                table["right"].append(0 if leaf else base + int(node["right"]))
    bias = [round(float(v), 4) for v in np.mean([np.ravel(model._baseline_prediction) for model in models], axis=0)]
    return {"classes": list(classes), "bias": bias, "depth": depth, **table}


def boosted(x: Floats, y: Floats, weight: Floats | None, settings: dict[str, Any]) -> dict[str, Any]:
    """Return trees as ``comparison.trees.Trees`` takes them."""
    model = grown(x, y, weight, settings)
    return exported([model], [CLASSES[c] for c in model.classes_] if len(model.classes_) > 2 else ["denies"])


def grown(
    x: Floats, y: Floats, weight: Floats | None, settings: dict[str, Any], seed: int = 0
) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(**settings, l2_regularization=3.0, early_stopping=False, random_state=seed)
    return model.fit(x, y, sample_weight=weight)


def pair_trees(articles: Sequence[Article], shown: Sequence[Floats]) -> list[HistGradientBoostingClassifier]:
    x, y = np.concatenate(shown), np.concatenate([a.y for a in articles])
    weight = np.concatenate([a.weight for a in articles])
    weight[y == 0] /= NEGATIVES
    made = []
    for seed in BAGS:
        kept = (y > 0) | (np.random.default_rng(seed).random(len(y)) < NEGATIVES)
        made.append(grown(x[kept], y[kept], weight[kept], PAIR_TREES, seed))
    return made


def denial_trees(articles: Sequence[Article], own: Sequence[Floats]) -> HistGradientBoostingClassifier:
    return grown(np.concatenate(own), np.concatenate([a.denies for a in articles]).astype(int), None, DENIAL_TREES)


def across(articles: Sequence[Article], fold: Floats, fit: Callable[[Floats], Callable[[int], Any]]) -> list[Any]:
    """Return what models say of each article that were fitted on the other folds."""
    out: list[Any] = [None] * len(articles)
    for k in range(FOLDS):
        model = fit(np.flatnonzero(fold != k))
        for i in np.flatnonzero(fold == k):
            out[i] = model(int(i))
    return out


def probabilities(models: Sequence[HistGradientBoostingClassifier], x: Floats) -> Floats:
    """Return ``[n, classes]`` by the mean of the models' sums."""
    if not len(x):
        return np.zeros((0, len(models[0].classes_)))
    z = np.mean([model.decision_function(x) for model in models], axis=0)
    return np.asarray(softmax(z if z.ndim > 1 else np.stack([np.zeros_like(z), z], axis=1), axis=1))


def fit(articles: Sequence[Article], log: Callable[[str], None] = print) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Return the weights and, for each article, what models that were not fitted on it say."""
    fold = folds(articles)

    def some(numbers: Floats, values: Sequence[Any] = articles) -> list[Any]:
        return [values[i] for i in numbers]

    def phrase(inside: Floats) -> Callable[[int], Any]:
        model = Phrasing(some(inside))
        return lambda i: model(articles[i])

    phrased = across(articles, fold, phrase)
    log("phrasing")
    shown = [features(a.statements, a.pairs, p) for a, p in zip(articles, phrased, strict=True)]
    log("features")

    def pair(inside: Floats) -> Callable[[int], Any]:
        models = pair_trees(some(inside), some(inside, shown))
        return lambda i: probabilities(models, shown[i])

    raw = across(articles, fold, pair)
    disputes = platt(articles, raw)
    judged = [calibrated(p, disputes) for p in raw]
    log("pairs")
    cosine = NAMES.index("cosine")
    own = [
        stance_features(a.statements, a.pairs, j, x[:, cosine].tolist(), p)
        for a, j, x, p in zip(articles, judged, shown, phrased, strict=True)
    ]

    def denial(inside: Floats) -> Callable[[int], Any]:
        model = denial_trees(some(inside), some(inside, own))
        return lambda i: probabilities([model], own[i])[:, 1]

    denied = across(articles, fold, denial)
    stances = together(articles, denied)
    log("denials")
    whole = Phrasing(articles, least=0.1)
    table = {
        "phrasing": {"bias": whole.bias, "weights": whole.weights},
        "pairs": exported(pair_trees(articles, shown), CLASSES),
        "denials": exported([denial_trees(articles, own)], ["denies"]),
        "disputes": disputes,
        "stances": stances,
        "thresholds": {**thresholds(articles, judged), "denial": DENIAL},
    }
    return table, {"judged": judged, "denied": denied}


def platt(articles: Sequence[Article], raw: Sequence[Floats]) -> dict[str, float]:
    """Return how sums of disputes' probabilities become how often they are right."""
    z = log_odds(np.concatenate([p[:, DISPUTE].sum(1) for p in raw]))
    y = disputed(np.concatenate([a.y for a in articles]))
    weight = np.concatenate([a.weight for a in articles])
    near = z > -5  # what is all but impossible would set the slope by its mere number
    model = LogisticRegression(C=10.0).fit(z[near, None], y[near], sample_weight=weight[near])
    return {"slope": round(float(model.coef_[0, 0]), 3), "bias": round(float(model.intercept_[0]), 3)}


def disputed(y: Floats) -> Floats:
    return (y >= DISPUTE.start) & (y < DISPUTE.stop)


def together(articles: Sequence[Article], denied: Sequence[Floats]) -> dict[str, float]:
    """Return how trees and stance head together tell denials.

    Fitted on articles that the encoder has not seen; the others' stances it knows by heart.
    """
    fresh = [i for i, a in enumerate(articles) if unseen(a.row)]
    trees = np.concatenate([denied[i] for i in fresh])
    heads = np.concatenate([head(articles[i].statements) for i in fresh])
    y = np.concatenate([articles[i].denies for i in fresh])
    model = LogisticRegression(C=1.0).fit(np.stack([log_odds(trees), log_odds(heads)], 1), y)
    return {
        "trees": round(float(model.coef_[0, 0]), 3),
        "head": round(float(model.coef_[0, 1]), 3),
        "bias": round(float(model.intercept_[0]), 3),
    }


def thresholds(articles: Sequence[Article], judged: Sequence[Floats]) -> dict[str, float]:
    """Return ``LEAST``, and from which probability on what is said is right as often as ``PRECISION`` asks."""
    shares, y = np.concatenate(judged), np.concatenate([a.y for a in articles])
    out = dict(LEAST)
    for name in PRECISION:
        c = CLASSES.index(name)
        out[name] = lowest(shares[:, c], y == c, PRECISION[name])
    return out


def lowest(score: Floats, right: Floats, precision: float) -> float:
    """Return the lowest score from which on at least *precision* are right.

    >>> lowest(np.array([0.9, 0.8, 0.7, 0.6]), np.array([True, True, False, False]), 0.66)
    0.7
    """
    order = np.argsort(-score)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    fits = np.flatnonzero(share >= precision)
    return round(float(score[order[fits[-1]]]), 3) if len(fits) else 1.0


def dev() -> dict[str, float]:
    """Return the figures of ``evaluation/relations.py`` with the weights that were just written."""
    encoder = Encoder()
    pipeline = Pipeline(encoder)
    found = {
        corpus: [to_record(r) for r in pipeline.read(map(document, rows(corpus, "dev")))]
        for corpus in ("polnear", "newsroom")
    }
    return figures(encoder, found)


def main() -> None:
    began = time.time()

    def log(what: str) -> None:
        print(f"{time.time() - began:.0f} s: {what}", flush=True)

    articles = [Article(*one) for corpus in CORPORA for one in compared(corpus, "train")]
    log(f"{len(articles)} articles read")
    table, _ = fit(articles, log)
    TARGET.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    log(f"{TARGET}: {TARGET.stat().st_size / 1e3:.0f} kB")
    print(json.dumps({k: table[k] for k in ("disputes", "stances", "thresholds")}, indent=1))
    for name, value in dev().items():
        print(f"{name:<60} {value:>6}")
    log("dev figures")


if __name__ == "__main__":
    main()
