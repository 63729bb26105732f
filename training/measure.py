"""Dev figures of a set of weights, with the same decoding and the same scorer as the shipped program."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import numpy as np
import torch
from torch import Tensor

from counterclaim.language.attribution import Attribution, decode
from counterclaim.language.edges import tidy
from counterclaim.language.encoding import Encoding, encode, inputs, windows
from counterclaim.language.labels import NAMES
from training import corpora
from training.corpora import DATA, Article
from training.model import Model

sys.path.insert(0, str(DATA.parent / "evaluation"))
import score_attribution

THRESHOLD = 0.5


@torch.no_grad()
def attributions(model: Model, article: Article, device: torch.device, size: int = 400) -> list[dict[str, Any]]:
    """What the model finds in one article, as the scorer's rows."""
    e = encode(article.text)
    out = []
    for a, b in windows(e, size):
        fed = {k: torch.from_numpy(v)[None].to(device) for k, v in inputs(e, a, b).items()}
        with torch.autocast(device.type, torch.bfloat16):
            p, at, roles, stance, *_ = model.window(fed, torch.tensor(THRESHOLD, device=device))
        numbers = (x.float().cpu().numpy() for x in (p[at], roles, stance))
        anchors, role, stances = numbers
        for found in decode(anchors, at.cpu().numpy(), role, stances):
            out.append(in_characters(found, article.text, e, a))
    return out


def in_characters(found: Attribution, text: str, e: Encoding, a: int = 0) -> dict[str, Any]:
    """One attribution of a window that begins at word *a*, as a row of the scorer."""
    place = lambda r: [int(e.start[a + r[0]]), int(e.end[a + r[1] - 1])]  # noqa: E731
    return {
        "cue": [place(found.cue)],
        "source": [place(found.source)] if found.source else [],
        "content": [place((x - a, y - a)) for x, y in (tidy((r[0] + a, r[1] + a), text, e) for r in found.content)],
        "nested": found.nested,
        "stance": int(found.stance.argmax()),
        "evidence": found.evidence,
    }


def scored(articles: list[Article], rows: dict[str, list[dict[str, Any]]], nested: bool) -> dict[str, float]:
    total: Counter[Any] = Counter()
    key = lambda x: {r: tuple(sorted(map(tuple, x[r]))) for r in ("source", "cue", "content")}  # noqa: E731
    for article in articles:
        gold = [
            {
                "source": tuple(map(tuple, a.source)),
                "cue": (tuple(a.cue),),
                "content": tuple(map(tuple, a.content)),
            }
            for a in article.attributions
        ]
        total += score_attribution.counts([key(x) for x in rows[article.id] if nested or not x["nested"]], gold)
    return {
        m: round(score_attribution.f1(total, m), 1)
        for m in ("linked", "triple", "source exact", "cue exact", "content exact", "content characters")
    } | {"precision": round(100 * total["linked", "tp"] / max(1, total["linked", "p"]), 1)}


def stance_f1(articles: list[Article], rows: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """Of attributions whose cue is found: F1 of "denies", and accuracy over the newsroom's seven stances."""
    c: Counter[str] = Counter()
    for article in articles:
        for row in rows[article.id]:
            gold = [a for a in article.attributions if a.cue[0] < row["cue"][0][1] and row["cue"][0][0] < a.cue[1]]
            if not gold or gold[0].stance == corpora.IGNORE:
                continue
            true, said = gold[0].stance == 1, row["stance"] == 1
            c["tp"] += true and said
            c["p"] += said
            c["g"] += true
            c["n"] += 1
            c["right"] += gold[0].stance == row["stance"]
    return {
        "denies": round(200 * c["tp"] / max(1, c["p"] + c["g"]), 1),
        "accuracy": round(100 * c["right"] / max(1, c["n"]), 1),
    }


@torch.no_grad()
def words_heads(model: Model, weights: Tensor, articles: list[Article], device: torch.device) -> dict[str, float]:
    """Names (exact, with type), sentence ends (F1) and antecedents (accuracy, gold mentions)."""
    c: Counter[str] = Counter()
    for article in articles:
        for w in corpora.cut(article):
            fed = {k: torch.from_numpy(v)[None].to(device) for k, v in w.fed.items()}
            with torch.autocast(device.type, torch.bfloat16):
                words = model.words(*(fed[k] for k in ("ids", "first", "case", "opens", "quoted"))).float()
            if article.names is not None:
                said, gold = name_spans(model.names(words)[0].argmax(-1).cpu().numpy()), name_spans(w.names)
                c["names tp"] += len(said & gold)
                c["names p"] += len(said)
                c["names g"] += len(gold)
                ends = (model.ends(words)[0, :, 0] > 0).cpu().numpy()
                c["ends tp"] += int((ends & (w.ends == 1)).sum())
                c["ends p"] += int(ends.sum())
                c["ends g"] += int((w.ends == 1).sum())
            m = w.mentions
            if len(m) < 2:
                continue
            first, last = torch.tensor([x[0] for x in m]), torch.tensor([x[1] for x in m])
            q1, q2, k1, k2 = model.pairs(words[0]).cpu().chunk(4, -1)
            score = (q1[first] + q2[last]) @ (k1[first] + k2[last]).T / model.shape.pair**0.5
            score = score + torch.from_numpy(w.pair_table()) @ weights.cpu()
            for i in range(len(m)):
                best = int(score[i, :i].argmax()) if i else -1
                best = best if i and score[i, best] > 0 else -1
                old = any(m[j][2] == m[i][2] for j in range(i))
                c["pairs n"] += 1
                c["pairs right"] += (m[best][2] == m[i][2]) if best >= 0 else not old
    f = lambda k: round(200 * c[f"{k} tp"] / max(1, c[f"{k} p"] + c[f"{k} g"]), 1)  # noqa: E731
    return {
        "names": f("names"),
        "ends": f("ends"),
        "antecedents": round(100 * c["pairs right"] / max(1, c["pairs n"]), 1),
    }


def name_spans(labels: np.ndarray) -> set[tuple[int, int, str]]:
    out, begin = set(), None
    for i, label in enumerate([*labels.tolist(), 0]):
        name = NAMES[label] if label >= 0 else "outside"
        if begin is not None and not name.startswith("inside"):
            out.add((begin, i, NAMES[labels[begin]].split("-")[1]))
            begin = None
        if name.startswith("start"):
            begin = i
    return out


def table(average: dict[str, Tensor], device: torch.device) -> dict[str, Any]:
    """The figures of one epoch, head by head."""
    model = Model().to(device)
    model.load_state_dict({k: v for k, v in average.items() if k != "pair_weights"})
    model.eval()
    out: dict[str, Any] = {}
    for name, articles in (("polnear", corpora.polnear("dev")), ("newsroom", corpora.newsroom("dev"))):
        rows = {a.id: attributions(model, a, device) for a in articles}
        out[name] = scored(articles, rows, nested=name == "newsroom") | {"stance": stance_f1(articles, rows)}
        out[name]["nested"] = sum(r["nested"] for x in rows.values() for r in x)
    out["gum"] = words_heads(model, average["pair_weights"], corpora.gum("dev"), device)
    out["newsroom antecedents"] = words_heads(model, average["pair_weights"], corpora.newsroom("dev"), device)[
        "antecedents"
    ]
    return out


__all__ = ["attributions", "name_spans", "scored", "stance_f1", "table", "words_heads"]
