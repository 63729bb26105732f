"""Semantic roles: which words are predicates, and for each the arguments among the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Generator, Tensor, nn

from counterclaim.language.labels import ARGUMENTS, REACH
from training.heads.base import FAR, IGNORE, Batch, Head, Neighbours, Place, Shape, pad

if TYPE_CHECKING:
    from training.corpora import Article


class Frames(Head):
    name = "frames"
    outputs: ClassVar[dict[str, dict[int, str]]] = {
        "predicates": {0: "predicates"},
        "sure": {0: "predicates"},
        "arguments": {0: "predicates"},
    }

    def __init__(self, s: Shape, h: int = 128) -> None:
        super().__init__()
        self.predicate = nn.Linear(s.hidden, 1)
        self.word = nn.Linear(s.hidden, 2 * h)
        self.centre = nn.Linear(s.hidden, 2 * h)
        self.distance = nn.Embedding(2 * REACH + 1, h)
        self.bend = nn.GELU()
        self.out = nn.Linear(h, 1 + 2 * len(ARGUMENTS))
        self.neighbours = Neighbours(h, 32, 1 + 2 * len(ARGUMENTS))
        self.register_buffer("offsets", torch.arange(-REACH, REACH + 1), persistent=False)

    def label(self, article: Article, place: Place) -> Any | None:
        """[w] predicates; for each its place and the labels of the words around it ``[2 * REACH + 1]``."""
        if article.frames is None:
            return None
        w = len(place)
        predicates = np.zeros(w, dtype=np.int64)
        for silent in article.silent:
            predicates[slice(*place.starting(*silent))] = IGNORE
        frames = []
        for frame in article.frames:
            i, j = place.starting(*frame.predicate)
            if j <= i:
                continue
            predicates[i] = 1
            labels = np.zeros(w + 2 * REACH, dtype=np.int64)
            labels[:REACH] = labels[w + REACH :] = IGNORE
            for role, s, t in frame.arguments:
                x, y = place.starting(s, t)
                if role in ARGUMENTS and y > x:
                    labels[x + REACH : y + REACH] = 2 + 2 * ARGUMENTS.index(role)
                    labels[x + REACH] -= 1
            frames.append((i, labels[i : i + 2 * REACH + 1]))
        return predicates, frames

    def losses(self, words: Tensor, batch: Batch, generator: Generator) -> dict[str, Tensor]:
        gold = batch.gold(self.name)
        if not gold:
            return {}
        target = pad([g[0] for _, g in gold], IGNORE, words.shape[1]).to(batch.device)
        logits = self.predicate(words[batch.tensor([b for b, _ in gold])]).squeeze(-1)
        known = target != IGNORE
        out = {
            "predicates": F.binary_cross_entropy_with_logits(logits[known], target[known].float(), reduction="sum")
            / (target > 0).sum().clamp(min=1)
        }
        frames = [(b, i, labels) for b, g in gold for i, labels in g[1]]
        if frames:
            row, at = batch.tensor([f[0] for f in frames]), batch.tensor([f[1] for f in frames])
            labels = batch.tensor(np.stack([f[2] for f in frames]).tolist())
            with torch.autocast(batch.device.type, torch.bfloat16):
                scores = self.arguments(words, row, at, (batch.paragraph < FAR).sum(1)[row, None] - 1).float()
            total = F.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="sum")
            out["arguments"] = total / (3 * len(frames))
        return out

    def arguments(self, words: Tensor, row: Tensor, at: Tensor, last: Tensor | int) -> Tensor:
        """Return ``[p, 2 * REACH + 1, labels]`` logits for predicates at word *at* of row *row*.

        Before a row's first word stands the first, behind its *last* the last.
        """
        around = torch.minimum((at[:, None] + self.offsets).clamp(min=0), torch.as_tensor(last, device=at.device))
        w1, w2 = (part[row[:, None], around] for part in self.word(words).chunk(2, -1))
        c1, c2 = self.centre(words[row, at])[:, None].chunk(2, -1)
        z = self.bend(w1 + c1 + w2 * c2 + self.distance.weight)
        made: Tensor = self.out(z) + self.neighbours(z)
        return made

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        logits = self.predicate(words)[0, :, 0]
        at = torch.nonzero(logits > 0)[:, 0]
        return at, logits[at], self.arguments(words, torch.zeros_like(at), at, words.shape[1] - 1)
