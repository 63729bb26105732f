"""Coreference: what a mention seeks among the earlier ones and what it offers to later ones, over whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
from torch import Generator, Tensor, nn

from counterclaim.language.antecedents import FEATURES, Wordings, lower
from counterclaim.language.pairing import MIX, PAIRS, PART, SEEK
from training.heads.base import Batch, Head, Place, Shape

if TYPE_CHECKING:
    from training.corpora import Article


class Coreference(Head):
    name = "coreference"
    outputs: ClassVar[dict[str, dict[int, str]]] = {"pairs": {0: "words"}}

    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.words = nn.Linear(s.hidden, PAIRS)
        self.linear = nn.Parameter(torch.zeros(len(FEATURES)))
        self.mix = nn.Parameter(0.1 * torch.randn(len(FEATURES), MIX))
        self.out = nn.Parameter(0.1 * torch.randn(MIX))

    def label(self, article: Article, place: Place) -> Any | None:
        """[m, 3]: first word, last word, chain; and each mention's words in lower case."""
        if article.chains is None:
            return None
        found: dict[tuple[int, int], int] = {}
        for s, t, chain in article.chains:
            x, y = place.starting(s, t)
            if 0 < y - x <= 60 and place.holds(s, t):
                found.setdefault((x, y - 1), chain)
        rows = sorted((x, -y, c) for (x, y), c in found.items())
        e, at = place.encoding, place.begin
        words = [
            [lower(article.text[int(e.start[at + i]) : int(e.end[at + i])]) for i in range(x, 1 - y)]
            for x, y, _ in rows
        ]
        return np.array([(x, -y, c) for x, y, c in rows], dtype=np.int64).reshape(-1, 3), words

    def states(self, words: Tensor) -> Tensor:
        """Return ``[.., w, PAIRS]``; the last value, how much a word counts inside a mention, is bounded."""
        x = self.words(words)
        return torch.cat([x[..., :-1], 6 * torch.tanh(x[..., -1:])], -1)

    def losses(self, words: Tensor, batch: Batch, generator: Generator) -> dict[str, Tensor]:
        documents: dict[str, list[tuple[int, Any]]] = {}
        for b, gold in batch.gold(self.name):
            documents.setdefault(batch.windows[b].document, []).append((b, gold))
        total, count = [], 0
        for windows in documents.values():
            windows.sort(key=lambda one: batch.windows[one[0]].begin)
            made = [self._gathered(words[b], batch.tensor(gold[0].tolist())) for b, gold in windows if len(gold[0])]
            if sum(map(len, made)) < 2:
                continue
            runs = np.concatenate([gold[0][:, :2] + batch.windows[b].begin for b, gold in windows])
            shown = Wordings(runs, [w for _, gold in windows for w in gold[1]]).table(slice(None), slice(None))
            chain = torch.from_numpy(np.concatenate([gold[0][:, 2] for _, gold in windows])).to(batch.device)
            score = self.scores(torch.cat(made), torch.from_numpy(shown).to(batch.device).permute(1, 2, 0))
            total.append(choice(score, chain))
            count += len(chain)
        return {"pairs": torch.stack(total).sum() / count} if total else {}

    def _gathered(self, words: Tensor, mentions: Tensor) -> Tensor:
        """As ``pairing.gathered``: ``[m, PART]`` of one window's mentions."""
        x = self.states(words)
        first, last, inside, weight = x.split([PART, PART, PART, 1], -1)
        at = torch.arange(len(words), device=words.device)
        within = (at[None] >= mentions[:, :1]) & (at[None] <= mentions[:, 1:2])
        share = torch.softmax(weight[:, 0].masked_fill(~within, -1e4), -1)
        return first[mentions[:, 0]] + last[mentions[:, 1]] + share @ inside

    def scores(self, m: Tensor, shown: Tensor) -> Tensor:
        """Return ``[m, m]``, as ``Pairing.block``."""
        seek, offer, left, right = m.split([SEEK, SEEK, MIX, MIX], -1)
        mixed = torch.relu(shown @ self.mix + left[:, None] + right[None])
        return seek @ offer.T / SEEK**0.5 + shown @ self.linear + mixed @ self.out

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        return (self.states(words)[0],)

    def details(self) -> dict[str, Any]:
        """What the graph does not hold: the weights of the pair network."""

        def rounded(x: Tensor) -> list[Any]:
            return [round(float(v), 5) for v in x.detach().flatten()]

        weights = {"linear": rounded(self.linear), "mix": rounded(self.mix), "out": rounded(self.out)}
        return {"pair_features": list(FEATURES), "pair_weights": weights}


def choice(score: Tensor, chain: Tensor) -> Tensor:
    """Each mention chooses among the earlier ones or none: minus the log-likelihood of the right choices."""
    n = len(chain)
    earlier = torch.ones(n, n, device=score.device).tril(-1).bool()
    right = (chain[:, None] == chain[None]) & earlier
    none = torch.zeros(n, 1, device=score.device)
    every = torch.logsumexp(torch.cat([none, score.masked_fill(~earlier, -1e4)], 1), 1)
    none = none.masked_fill(right.any(1, keepdim=True), -1e4)
    return (every - torch.logsumexp(torch.cat([none, score.masked_fill(~right, -1e4)], 1), 1)).sum()
