"""Syntax, for training only: each word finds its head word. It teaches the trunk where phrases begin and end.

Source: Dozat & Manning 2017, “Deep biaffine attention for neural dependency parsing”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch.nn.functional as F  # noqa: N812
from torch import Generator, Tensor, nn

from training.heads.base import FAR, IGNORE, Batch, Head, Place, Shape, pad

if TYPE_CHECKING:
    from training.corpora import Article

RELATIONS = (
    "root nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse aux cop mark nmod "
    "appos nummod acl amod det case conj cc fixed flat list parataxis compound orphan goeswith reparandum punct dep"
).split()


class Trees(Head):
    name = "trees"

    def __init__(self, s: Shape, h: int = 96) -> None:
        super().__init__()
        self.h = h
        self.child = nn.Linear(s.hidden, 2 * h)
        self.parent = nn.Linear(s.hidden, 2 * h)
        self.relation = nn.Linear(h, len(RELATIONS))

    def label(self, article: Article, place: Place) -> Any | None:
        """[w, 2]: head word (a root is its own) and relation; ``IGNORE`` where a word has no token of its own."""
        if article.trees is None:
            return None
        start, end = place.encoding.start[place.begin : place.end], place.encoding.end[place.begin : place.end]
        own = np.searchsorted(start, article.trees[:, 0])
        fits = (own < len(start)) & (start[np.minimum(own, len(start) - 1)] == article.trees[:, 0])
        rows = np.full((len(start), 2), IGNORE, dtype=np.int64)
        heads = article.trees[:, 1]
        fits &= fits[heads]  # heads are numbers of tokens, in the whole article
        fits &= (article.trees[:, 0] >= start[0]) & (article.trees[:, 0] < end[-1])
        rows[own[fits], 0] = own[heads[fits]]
        rows[own[fits], 1] = article.trees[fits, 2]
        return rows

    def losses(self, words: Tensor, batch: Batch, generator: Generator) -> dict[str, Tensor]:
        gold = batch.gold(self.name)
        if not gold:
            return {}
        rows = batch.tensor([b for b, _ in gold])
        w = words.shape[1]
        head, relation = (pad([g[:, k] for _, g in gold], IGNORE, w).to(batch.device) for k in (0, 1))
        c1, c2 = self.child(words[rows]).chunk(2, -1)
        p1, p2 = self.parent(words[rows]).chunk(2, -1)
        score = c1 @ p1.transpose(1, 2) / self.h**0.5
        score = score.masked_fill((batch.paragraph[rows] == FAR)[:, None], -1e4)
        arcs = F.cross_entropy(score.flatten(0, 1), head.flatten(), ignore_index=IGNORE)
        known = relation != IGNORE
        at = head.clamp(min=0)[..., None].expand(-1, -1, self.h)
        kinds = self.relation(F.gelu(c2 + p2.gather(1, at)))
        return {"arcs": arcs, "relations": F.cross_entropy(kinds[known], relation[known])}
