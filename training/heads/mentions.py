"""Mentions, nested ones too: every span of words is scored by its two ends and what lies between them.

Source: Yu, Bohnet & Poesio 2020, “Named entity recognition as dependency parsing” (biaffine spans).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Generator, Tensor, nn

from counterclaim.language.labels import MENTION_TYPES, WIDTH
from training.heads.base import FAR, Batch, Head, Place, Shape

if TYPE_CHECKING:
    from training.corpora import Article


class Mentions(Head):
    name = "mentions"
    outputs: ClassVar[dict[str, dict[int, str]]] = {
        "spans": {0: "mentions"},
        "likely": {0: "mentions"},
        "kinds": {0: "mentions"},
    }

    def __init__(self, s: Shape, h: int = 128) -> None:
        super().__init__()
        self.h = h
        self.ends = nn.Linear(s.hidden, 2 * h + 1)
        self.width = nn.Parameter(torch.zeros(WIDTH))
        self.kind_ends = nn.Linear(s.hidden, 2 * h)
        self.bend = nn.GELU()
        self.kind = nn.Linear(h, len(MENTION_TYPES) + 1)  # the last says whether its head is a proper noun

    def label(self, article: Article, place: Place) -> Any | None:
        """[m, 4]: first word, last word, type, named."""
        if article.mentions is None:
            return None
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for one in article.mentions:
            x, y = place.starting(one.start, one.end)
            if 0 < y - x <= WIDTH and place.holds(one.start, one.end):
                kind = MENTION_TYPES.index(one.type if one.type in MENTION_TYPES else "other")
                found.setdefault((x, y - 1), (kind, int(one.named)))
        return np.array([[*span, *rest] for span, rest in sorted(found.items())], dtype=np.int64).reshape(-1, 4)

    def scores(self, words: Tensor, paragraph: Tensor) -> Tensor:
        """Return ``[b, w, WIDTH]`` logits of the spans from a first word of 1, 2, … words; -1e4 where none can be."""
        first, last, inside = self.ends(words).split([self.h, self.h, 1], -1)
        n = words.shape[1]
        position = torch.arange(n, device=words.device)
        to = position[:, None] + torch.arange(WIDTH, device=words.device)[None]
        there = to < n
        to = to.clamp(max=n - 1)
        s = (first @ last.transpose(1, 2) / self.h**0.5).gather(2, to[None].expand(words.shape[0], -1, -1))
        before = torch.cumsum(inside.squeeze(-1), 1)  # sums over the words between
        s = s + before[:, to] - before[:, :, None] + self.width
        possible = there[None] & (paragraph[:, to] == paragraph[:, :, None])
        return torch.where(possible, s, torch.full_like(s, -1e4))

    def kinds(self, words: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
        a, b = self.kind_ends(words).chunk(2, -1)
        return self.kind(self.bend(a[row, first] + b[row, last]))

    def losses(self, words: Tensor, batch: Batch, generator: Generator) -> dict[str, Tensor]:
        gold = batch.gold(self.name)
        if not gold:
            return {}
        rows = batch.tensor([b for b, _ in gold])
        paragraph = batch.paragraph[rows]
        s = self.scores(words[rows], paragraph)
        target = torch.zeros_like(s)
        at = np.concatenate([np.column_stack([np.full(len(g), i), g[:, :2]]) for i, (_, g) in enumerate(gold)])
        where = torch.from_numpy(at).to(batch.device).unbind(1)
        row, first, last = where
        target[row, first, last - first] = 1
        possible = (s > -9e3) & (paragraph < FAR)[:, :, None]
        n = max(len(at), 1)
        out = {
            "mentions": F.binary_cross_entropy_with_logits(s[possible], target[possible], reduction="sum") / n,
        }
        if len(at):
            said = torch.from_numpy(np.concatenate([g[:, 2:4] for _, g in gold])).to(batch.device)
            kinds = self.kinds(words[rows], *where)
            named = F.binary_cross_entropy_with_logits(kinds[:, -1], said[:, 1].float())
            out["kinds"] = F.cross_entropy(kinds[:, :-1], said[:, 0]) + named
        return out

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        s = self.scores(words, fed["paragraph"])
        first, more = torch.nonzero(s[0] > 0).unbind(1)
        last = first + more
        likely = s[0].flatten()[first * WIDTH + more]
        return torch.stack([first, last], 1), likely, self.kinds(words, torch.zeros_like(first), first, last)
