"""Attributions: anchors, to each anchor the role of every word, and the stance of its claim.

An anchor is the first word of a cue. Linking is not a step after tagging, it *is* the tagging: every span is found by
asking one cue for its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from counterclaim.language.labels import ANCHORS, DISTANCES, NESTED, ROLES, distance_bucket
from counterclaim.records import STANCES
from training.heads.base import FAR, IGNORE, Batch, Head, Neighbours, Place, Shape, pad

if TYPE_CHECKING:
    from training.corpora import Article


class Roles(nn.Module):
    """Labels every word of a window once for each anchor in it."""

    def __init__(self, s: Shape, h: int = 128) -> None:
        super().__init__()
        self.word = nn.Linear(s.hidden, 2 * h)
        self.anchor = nn.Linear(s.hidden, 2 * h)
        self.distance = nn.Embedding(DISTANCES, h)
        self.paragraphs = nn.Embedding(5, h)
        self.bend = nn.GELU()
        self.out = nn.Linear(h, len(ROLES))
        self.neighbours = Neighbours(h, 32, len(ROLES))

    def forward(
        self,
        words: Tensor,
        batch: Tensor | None,
        at: Tensor,
        distance: Tensor,
        paragraphs: Tensor,
        valid: Tensor | None = None,
    ) -> Tensor:
        """Return ``[a, w, roles]`` logits for the ``a`` anchors that stand at word ``at`` of row ``batch``.

        Without *batch* there is one row, which need not be copied for each anchor.

        *valid*: see ``Neighbours``.
        """
        w1, w2 = self.word(words).chunk(2, -1)
        if batch is not None:
            w1, w2 = w1[batch], w2[batch]
        a1, a2 = self.anchor(words[0, at] if batch is None else words[batch, at]).chunk(2, -1)
        # One look at a table of all 48 × 5 sums is cheaper than two.
        place = (self.distance.weight[:, None] + self.paragraphs.weight).flatten(0, 1)
        near = F.embedding(distance * len(self.paragraphs.weight) + paragraphs, place)
        z = self.bend(w1 + a1[:, None] + w2 * a2[:, None] + near)
        made: Tensor = self.out(z) + self.neighbours(z, valid)
        return made


class Attributions(Head):
    name = "attribution"
    outputs: ClassVar[dict[str, dict[int, str]]] = {
        "anchors": {0: "words"},
        "at": {0: "claims"},
        "roles": {0: "claims", 1: "words"},
        "stance": {0: "claims"},
    }

    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.anchors = nn.Linear(s.hidden, len(ANCHORS))
        self.roles = Roles(s)
        self.stance = nn.Sequential(nn.Linear(2 * s.hidden, 128), nn.GELU(), nn.Linear(128, len(STANCES)))
        self.register_buffer("buckets", torch.tensor([distance_bucket(d) for d in range(-600, 601)]), persistent=False)

    def label(self, article: Article, place: Place) -> Any | None:
        if article.attributions is None:
            return None
        w = len(place)
        anchors = np.zeros(w, dtype=np.int64)
        claims = []
        for one in article.attributions:
            i, j = place.overlapping(*one.cue)
            if j <= i or not place.holds(*one.cue):
                continue
            if not one.content:
                anchors[i] = IGNORE
                continue
            roles = np.zeros(w, dtype=np.int64)
            for s, t in one.content:
                x, y = place.overlapping(s, t)
                roles[x:y] = 4
                if y > x:
                    roles[x] = 3
            for s, t in one.source:
                x, y = place.overlapping(s, t)
                roles[x:y] = 1
            roles[i:j] = 2
            anchors[i] = 2 if one.nested else 1
            claims.append((i, roles, one.stance))
        # Where a corpus marks no nested claims, "none" and "nested" are one outcome.
        return anchors, claims, not article.nests

    def losses(self, words: Tensor, batch: Batch, generator: torch.Generator) -> dict[str, Tensor]:
        gold = batch.gold(self.name)
        if not gold:
            return {}
        out = {}
        rows = batch.tensor([b for b, _ in gold])
        merge = batch.tensor([g[2] for _, g in gold], torch.bool)[:, None]
        target = pad([g[0] for _, g in gold], IGNORE, words.shape[1]).to(batch.device)
        logits = self.anchors(words[rows])
        none = torch.where(merge, torch.logsumexp(logits[..., [0, 2]], -1), logits[..., 0])
        log = torch.stack([none, logits[..., 1], logits[..., 2]], -1) - torch.logsumexp(logits, -1, keepdim=True)
        # A sum over words, a mean over claims: most words are easy, and a mean over them would drown the rest.
        n = (target > 0).sum().clamp(min=1)
        out["anchors"] = F.nll_loss(log.flatten(0, 1), target.flatten(), ignore_index=IGNORE, reduction="sum") / n
        claims = [(b, *claim) for b, g in gold for claim in g[1]]
        if claims:
            out |= self._claims(words, batch, claims, generator)
        return out

    def _claims(
        self, words: Tensor, batch: Batch, claims: list[tuple[int, int, np.ndarray, int]], generator: torch.Generator
    ) -> dict[str, Tensor]:
        row, at = batch.tensor([c[0] for c in claims]), batch.tensor([c[1] for c in claims])
        w = words.shape[1]
        target = pad([c[2] for c in claims], IGNORE, w).to(batch.device)
        stances = batch.tensor([c[3] for c in claims])
        valid = (batch.paragraph[row] < FAR).float()
        near = (batch.paragraph[row] - batch.paragraph[row, at][:, None]).clamp(-2, 2) + 2
        with torch.autocast(batch.device.type, torch.bfloat16):
            roles = self.roles(words, row, at, distances(at, w, self.buckets), near, valid).float()
        out = {
            "roles": F.cross_entropy(roles.flatten(0, 1), target.flatten(), ignore_index=IGNORE, reduction="sum")
            / (12 * len(at))
        }
        if torch.rand((), generator=generator) < 0.5:  # at run time the roles are what the head says they are
            given = torch.softmax(roles.detach(), -1) * valid[..., None]
        else:
            given = F.one_hot(target.clamp(min=0), len(ROLES)).float()
        stance = F.log_softmax(self.stance(stance_input(words[row], given, at)), -1)
        known, undenied = stances >= 0, stances == -1
        if known.any():
            out["stance"] = F.nll_loss(stance[known], stances[known])
        if undenied.any():
            out["undenied"] = -torch.log1p(-stance[undenied, 1].exp().clamp(max=0.999)).mean()
        return out

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        p = torch.softmax(self.anchors(words), -1)
        at = torch.nonzero((p[0, :, 1] > fed["threshold"]) | (p[0, :, 2] > NESTED))[:, 0]
        paragraph = fed["paragraph"]
        near = (paragraph - paragraph[0, at][:, None]).clamp(-2, 2) + 2
        roles = self.roles(words, None, at, distances(at, words.shape[1], self.buckets), near)
        return p[0], at, roles, self.stance(stance_input(words, torch.softmax(roles, -1), at))


def pooled(words: Tensor, weight: Tensor) -> Tensor:
    """Return the mean state ``[a, hidden]`` of words ``[a, w, hidden]`` (or ``[1, …]``) weighted by ``[a, w]``."""
    total = weight @ words[0] if words.shape[0] == 1 else (weight[:, None] @ words).squeeze(1)
    return total / weight.sum(1, keepdim=True).clamp(min=1)


def stance_input(words: Tensor, roles: Tensor, at: Tensor) -> Tensor:
    """Return ``[a, 2 * hidden]``: the mean states of the cue and of the content.

    *words* ``[a, w, hidden]`` or, where all share one row, ``[1, w, hidden]``; *roles* ``[a, w, roles]`` probabilities,
    *at* ``[a]`` the anchors.
    """
    cue = roles[..., 2] * (roles[..., 2] > 0.5)
    cue = cue + (torch.arange(words.shape[1], device=at.device)[None] == at[:, None])  # its first word, at the least
    content = roles[..., 3:].sum(-1)
    return torch.cat([pooled(words, cue), pooled(words, content * (content > 0.5))], -1)


def distances(at: Tensor, w: int, table: Tensor) -> Tensor:
    """Bucket the distance of every word to each anchor: ``[a, w]``. *table* maps distance + its middle."""
    middle = len(table) // 2
    d = torch.arange(w, device=at.device)[None] - at[:, None]
    return table[(d + middle).clamp(0, len(table) - 1)]
