"""Dev figures of a set of weights, with the decoding and the scorers of the shipped program."""

from __future__ import annotations

from collections import Counter
from typing import Any

import torch
from torch import Tensor

from counterclaim.language.annotating import annotate
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution
from counterclaim.language.encoder import Scores
from counterclaim.language.encoding import Encoding, inputs
from counterclaim.language.labels import CLAIM
from evaluation import heads
from evaluation.scorers import FIGURES, scorer
from evaluation.speakers import places
from training import corpora
from training.corpora import Article
from training.heads.coreference import Coreference
from training.model import Model, outputs


class Trained:
    """A model in training where the program has its encoder."""

    def __init__(self, model: Model, device: torch.device) -> None:
        self.model, self.device = model.eval(), device
        coreference = model.heads["coreference"]
        assert isinstance(coreference, Coreference)
        self.details = coreference.details()

    @torch.no_grad()
    def scores(self, encoding: Encoding, begin: int, end: int, threshold: float = CLAIM) -> Scores:
        fed = {k: torch.from_numpy(v)[None].to(self.device) for k, v in inputs(encoding, begin, end).items()}
        fed["threshold"] = torch.tensor(threshold, device=self.device)
        found = self.model.window(fed, autocast=True)
        plain = (x.float() if x.is_floating_point() else x for x in found)
        return Scores(**{name: x.cpu().numpy() for name, x in zip(outputs(), plain, strict=True)})


def row(found: Attribution, a: Annotation) -> dict[str, Any]:
    """One attribution as a row of the scorer."""
    return {
        "cue": [a.span(found.cue)],
        "source": [a.span(found.source)] if found.source else [],
        "content": [a.span(run) for run in found.content],
        "stance": int(found.stance.argmax()),
        "nested": found.nested,
        "evidence": found.evidence,
    }


def gold_rows(article: Article) -> list[dict[str, Any]]:
    return [
        {"source": tuple(map(tuple, a.source)), "cue": (tuple(a.cue),), "content": tuple(map(tuple, a.content))}
        for a in article.attributions or ()
    ]


def scored(articles: list[Article], rows: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    score = scorer()
    total: Counter[Any] = Counter()
    for article in articles:
        total += score.counts([places(x) for x in rows[article.id]], gold_rows(article))
    precision = 100 * total["linked", "tp"] / max(1, total["linked", "p"])
    return {m: round(score.f1(total, m), 1) for m in FIGURES} | {"precision": round(precision, 1)}


def stance_f1(articles: list[Article], rows: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Of attributions whose cue is found: F1 of "denies", and accuracy over the newsroom's seven stances."""
    c: Counter[str] = Counter()
    for article in articles:
        for one in rows[article.id]:
            (start, end), attributions = one["cue"][0], article.attributions or ()
            gold = [a for a in attributions if a.cue[0] < end and start < a.cue[1]]
            if not gold or gold[0].stance == corpora.IGNORE:
                continue
            true, said = gold[0].stance == 1, one["stance"] == 1
            c["tp"] += true and said
            c["p"] += said
            c["g"] += true
            c["n"] += 1
            c["right"] += gold[0].stance == one["stance"]
    return {
        "denies": round(200 * c["tp"] / max(1, c["p"] + c["g"]), 1),
        "accuracy": round(100 * c["right"] / max(1, c["n"]), 1),
    }


def table(weights: dict[str, Tensor], device: torch.device) -> dict[str, Any]:
    """The figures of one epoch, head by head."""
    model = Model().to(device)
    model.load_state_dict(weights)
    reader = Trained(model, device)
    out: dict[str, Any] = {}
    for name, articles in (("polnear", corpora.polnear("dev")), ("newsroom", corpora.newsroom("dev"))):
        read = {a.id: annotate(a.text, reader) for a in articles}
        rows = {i: [row(x, a) for x in a.attributions] for i, a in read.items()}
        out[name] = scored(articles, rows) | {"stance": stance_f1(articles, rows)}
    return out | {"heads": heads.figures(reader)}
