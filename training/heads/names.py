"""Proper names with a type, and where sentences end: one label a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch.nn.functional as F  # noqa: N812
from torch import Generator, Tensor, nn

from counterclaim.language.labels import NAMES
from training.heads.base import IGNORE, Batch, Head, Place, Shape, pad

if TYPE_CHECKING:
    from training.corpora import Article


class Names(Head):
    name = "names"
    outputs: ClassVar[dict[str, dict[int, str]]] = {"names": {0: "words"}}

    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.out = nn.Linear(s.hidden, len(NAMES))

    def label(self, article: Article, place: Place) -> Any | None:
        if article.names is None:
            return None
        labels = np.zeros(len(place), dtype=np.int64)
        for s, t, kind in article.names:
            x, y = place.overlapping(s, t)
            if y > x:
                labels[x:y] = NAMES.index(f"inside-{kind}")
                labels[x] = NAMES.index(f"start-{kind}")
        return labels

    def losses(self, words: Tensor, batch: Batch, generator: Generator) -> dict[str, Tensor]:
        gold = batch.gold(self.name)
        if not gold:
            return {}
        target = pad([g for _, g in gold], IGNORE, words.shape[1]).to(batch.device)
        logits = self.out(words[batch.tensor([b for b, _ in gold])])
        total = F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=IGNORE, reduction="sum")
        return {"names": total / (target > 0).sum().clamp(min=1)}

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        return (self.out(words)[0],)


class Ends(Head):
    name = "ends"
    outputs: ClassVar[dict[str, dict[int, str]]] = {"ends": {0: "words"}}

    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.out = nn.Linear(s.hidden, 1)

    def label(self, article: Article, place: Place) -> Any | None:
        if article.sentence_ends is None:
            return None
        labels = np.zeros(len(place), dtype=np.int64)
        end = place.encoding.end[place.begin : place.end]
        for t in article.sentence_ends:
            x = int(np.searchsorted(end, t))
            if x < len(place) and end[x] == t:
                labels[x] = 1
        return labels

    def losses(self, words: Tensor, batch: Batch, generator: Generator) -> dict[str, Tensor]:
        gold = batch.gold(self.name)
        if not gold:
            return {}
        target = pad([g for _, g in gold], IGNORE, words.shape[1]).to(batch.device)
        logits = self.out(words[batch.tensor([b for b, _ in gold])]).squeeze(-1)
        known = target != IGNORE
        total = F.binary_cross_entropy_with_logits(logits[known], target[known].float(), reduction="sum")
        return {"ends": total / (target > 0).sum().clamp(min=1)}

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        return (self.out(words)[0, :, 0],)
