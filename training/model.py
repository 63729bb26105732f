"""One encoder, several heads.

The trunk is the BERT of all-MiniLM-L6-v2 with three small embeddings added to its input (capital letters, paragraph
starts, quotation marks), which its lower-case vocabulary loses. Heads work on words (first pieces):

* anchors: is this word the first of a claim's cue (or of a nested claim's)?
* roles: to each anchor, what is every word – source, cue, content? Linking is not a step after tagging, it *is* the
  tagging: every span is found by asking one cue for its own.
* stance of each anchor's claim; names; sentence ends; antecedents (four projections, scored in pairs).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from counterclaim.language.encoding import CASES, QUOTED, STARTS
from counterclaim.language.labels import ANCHORS, DISTANCES, NAMES, ROLES, distance_bucket
from counterclaim.records import STANCES


@dataclass(frozen=True)
class Shape:
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    role: int = 128
    pair: int = 64


class Layer(nn.Module):
    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.heads = s.heads
        self.qkv = nn.Linear(s.hidden, 3 * s.hidden)
        self.out = nn.Linear(s.hidden, s.hidden)
        self.norm1 = nn.LayerNorm(s.hidden, eps=1e-12)
        self.up = nn.Linear(s.hidden, s.inner)
        self.down = nn.Linear(s.inner, s.hidden)
        self.norm2 = nn.LayerNorm(s.hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.out(y.transpose(1, 2).reshape(b, n, d)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Trunk(nn.Module):
    def __init__(self, s: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(s.vocabulary, s.hidden)
        self.position = nn.Embedding(s.positions, s.hidden)
        self.kind = nn.Parameter(torch.zeros(s.hidden))
        self.case = nn.Embedding(CASES, s.hidden)
        self.opens = nn.Embedding(STARTS, s.hidden)
        self.quoted = nn.Embedding(QUOTED, s.hidden)
        self.norm = nn.LayerNorm(s.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))
        for e in (self.case, self.opens, self.quoted):
            nn.init.zeros_(e.weight)

    def forward(self, ids: Tensor, case: Tensor, opens: Tensor, quoted: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind
        x = self.norm(x + self.case(case) + self.opens(opens) + self.quoted(quoted))
        mask = ((ids == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Roles(nn.Module):
    """Labels every word of a window once for each anchor in it."""

    def __init__(self, s: Shape) -> None:
        super().__init__()
        h = s.role
        self.word = nn.Linear(s.hidden, 2 * h)
        self.anchor = nn.Linear(s.hidden, 2 * h)
        self.distance = nn.Embedding(DISTANCES, h)
        self.paragraphs = nn.Embedding(5, h)
        self.near = nn.Conv1d(h, h, 3, padding=1)
        self.far = nn.Conv1d(h, h, 3, padding=2, dilation=2)
        self.out = nn.Linear(h, len(ROLES))

    def forward(
        self,
        words: Tensor,
        batch: Tensor,
        at: Tensor,
        distance: Tensor,
        paragraphs: Tensor,
        valid: Tensor | None = None,
    ) -> Tensor:
        """Return ``[a, w, roles]`` logits for the ``a`` anchors that stand at word ``at`` of row ``batch``.

        *valid* ``[a, w]`` is 0 on padding, so that convolutions see there what they see beyond a lone window.
        """
        w1, w2 = self.word(words).chunk(2, -1)
        a1, a2 = self.anchor(words[batch, at]).chunk(2, -1)
        z = w1[batch] + a1[:, None] + w2[batch] * a2[:, None] + self.distance(distance) + self.paragraphs(paragraphs)
        z = F.gelu(z)
        if valid is not None:
            z = z * valid[..., None]
        z = z.transpose(1, 2)
        z = z + F.gelu(self.near(z))
        if valid is not None:
            z = z * valid[:, None]
        z = z + F.gelu(self.far(z))
        return self.out(z.transpose(1, 2))


class Model(nn.Module):
    def __init__(self, s: Shape | None = None) -> None:
        super().__init__()
        s = s or Shape()
        self.shape = s
        self.trunk = Trunk(s)
        self.anchors = nn.Linear(s.hidden, len(ANCHORS))
        self.roles = Roles(s)
        self.stance = nn.Sequential(nn.Linear(2 * s.hidden, s.role), nn.GELU(), nn.Linear(s.role, len(STANCES)))
        self.names = nn.Linear(s.hidden, len(NAMES))
        self.ends = nn.Linear(s.hidden, 1)
        self.pairs = nn.Linear(s.hidden, 4 * s.pair)
        self.register_buffer("buckets", torch.tensor([distance_bucket(d) for d in range(-600, 601)]), persistent=False)

    def window(self, fed: dict[str, Tensor], threshold: Tensor) -> tuple[Tensor, ...]:
        """Score one window ``[1, …]`` as the shipped graph does: which words are anchors is decided inside.

        Returns anchors [w, 3] (probabilities), at [a], roles [a, w, 5], stance [a, 7], names [w, 9], ends [w],
        pairs [w, 4 * pair].
        """
        words = self.words(*(fed[k] for k in ("ids", "first", "case", "opens", "quoted"))).float()
        p = torch.softmax(self.anchors(words), -1)
        at = torch.nonzero(p[0, :, 0] < 1 - threshold)[:, 0]
        batch = torch.zeros_like(at)
        paragraph = fed["paragraph"]
        near = (paragraph[batch] - paragraph[0, at][:, None]).clamp(-2, 2) + 2
        roles = self.roles(words, batch, at, distances(at, words.shape[1], self.buckets), near)
        stance = self.stance(stance_input(words[batch], torch.softmax(roles, -1), at))
        return p[0], at, roles, stance, self.names(words)[0], self.ends(words)[0, :, 0], self.pairs(words)[0]

    def words(self, ids: Tensor, first: Tensor, case: Tensor, opens: Tensor, quoted: Tensor) -> Tensor:
        """Return ``[b, w, hidden]``: the state of each word's first piece."""
        x = self.trunk(ids, case, opens, quoted)
        return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))


def pooled(words: Tensor, weight: Tensor) -> Tensor:
    """Return the mean state ``[a, hidden]`` of words ``[a, w, hidden]`` weighted by ``[a, w]``."""
    return (weight[:, None] @ words).squeeze(1) / weight.sum(1, keepdim=True).clamp(min=1)


def stance_input(words: Tensor, roles: Tensor, at: Tensor) -> Tensor:
    """Return ``[a, 2 * hidden]``: the mean states of the cue and of the content.

    *words* ``[a, w, hidden]``, *roles* ``[a, w, roles]`` probabilities, *at* ``[a]`` the anchors.
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


def load_base(model: Model, folder: Path) -> None:
    """Copy the weights of all-MiniLM-L6-v2 into the trunk."""
    from safetensors.torch import load_file

    w = load_file(str(folder / "model.safetensors"))
    t = model.trunk
    with torch.no_grad():
        t.word.weight.copy_(w["embeddings.word_embeddings.weight"])
        t.position.weight.copy_(w["embeddings.position_embeddings.weight"])
        t.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
        t.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        t.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(t.layers):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                qkv = [w[f"{at}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(qkv))
                for name, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    getattr(getattr(layer, name), kind).copy_(w[f"{at}{theirs}.{kind}"])
