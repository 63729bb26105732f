"""Fit the weights of salience on the newsroom's train part: ``python -m training.speakers``.

Each source that is a pronoun or a description chooses among the earlier mentions or none; the weights maximise the
likelihood that the choice is a mention of its gold speaker. Reads the exported model, writes ``salience`` into its
``model.json``.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import torch

from counterclaim.extraction.mentions import Mention, mentions
from counterclaim.extraction.salience import SALIENCE, group, salience
from counterclaim.extraction.speakers import allowed, near
from counterclaim.language.annotating import annotate
from counterclaim.language.encoder import Encoder
from counterclaim.language.pairing import Pairing
from evaluation.speakers import same_name
from training.corpora import DATA, lines
from training.export import TARGET


def labels(row: dict[str, Any], annotation: Any, found: list[Mention]) -> list[str | None]:
    """The gold speaker of each mention: of a source by overlap, of a name by its words."""
    speakers = {a["speaker"] for a in row["attributions"] if a["speaker"]}
    out: list[str | None] = []
    for m in found:
        start, end = annotation.span(m.run)
        gold = next((a["speaker"] for a in row["attributions"] for s, e in a["source"] if s < end and start < e), None)
        if gold is None and m.name:
            gold = next((s for s in speakers if same_name(m.name, s)), None)
        out.append(gold)
    return out


def examples(details: dict[str, Any], encoder: Encoder, part: str) -> dict[str, list[tuple[np.ndarray, np.ndarray]]]:
    out: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {"person": [], "other": [], "description": []}
    for row in lines(DATA / "newsroom" / f"{part}.jsonl"):
        annotation = annotate(row["text"], encoder)
        found = mentions(annotation)
        pairing = Pairing(annotation.pairs, details["pair_weights"], [(m.run, m.words) for m in found])
        gold = labels(row, annotation, found)
        for i, m in enumerate(found):
            if m.attribution is None or m.kind == "name" or gold[i] is None or m.owner or not m.definite:
                continue
            js = [j for j in near(found, i) if allowed(m, found[j].type, found[j].gender)]
            if js:
                x = salience(
                    i,
                    js,
                    found,
                    pairing.scores(i, js),
                    annotation.sentence,
                    annotation.encoding.paragraph,
                    annotation.content,
                )
                out[group(m)].append((x, np.array([gold[j] == gold[i] for j in js])))
    return out


def fit(rows: list[tuple[np.ndarray, np.ndarray]], ridge: float = 0.02) -> np.ndarray:
    """Weights and, last, the logit of "none"."""
    w = torch.zeros(len(SALIENCE) + 1, requires_grad=True)
    data = [(torch.from_numpy(x), torch.from_numpy(y)) for x, y in rows]
    optimiser = torch.optim.LBFGS([w], max_iter=200)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        total = torch.zeros(())
        for x, y in data:
            z = torch.cat([x @ w[:-1], w[-1:]])
            right = torch.cat([y, ~y.any()[None]])
            total = total - (torch.logsumexp(z[right], 0) - torch.logsumexp(z, 0))
        loss = total / len(data) + ridge * (w[:-1] ** 2).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return w.detach().numpy()


def accuracy(rows: list[tuple[np.ndarray, np.ndarray]], w: np.ndarray) -> float:
    right = 0
    for x, y in rows:
        z = np.append(x @ w[:-1], w[-1])
        best = int(z.argmax())
        right += bool(y[best]) if best < len(y) else not y.any()
    return right / max(1, len(rows))


def main() -> None:
    details_at = TARGET / "model.json"
    details = json.loads(details_at.read_text())
    encoder = Encoder()
    train, dev = examples(details, encoder, "train"), examples(details, encoder, "dev")
    details["salience"] = {"features": list(SALIENCE)}
    for kind, rows in train.items():
        w = fit(rows)
        details["salience"][kind] = [round(float(v), 4) for v in w]
        print(
            kind,
            len(rows),
            f"train {accuracy(rows, w):.3f} dev {accuracy(dev[kind], w):.3f}",
            dict(zip((*SALIENCE, "none"), w.round(2).tolist(), strict=True)),
        )
    details_at.write_text(json.dumps(details) + "\n")


if __name__ == "__main__":
    main()
