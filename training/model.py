"""One encoder, several heads.

The trunk is the BERT of all-MiniLM-L6-v2 with three small embeddings added to its input (capital letters, paragraph
starts, quotation marks), which its lower-case vocabulary loses. The heads (``training/heads``) read the states of
words, each that of the word's first piece.
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from counterclaim.language.encoding import CASES, QUOTED, STARTS
from training.heads import HEADS, Head, Shape


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


class Model(nn.Module):
    def __init__(self, s: Shape | None = None) -> None:
        super().__init__()
        s = s or Shape()
        self.shape = s
        self.trunk = Trunk(s)
        self.heads = nn.ModuleDict({kind.name: kind(s) for kind in HEADS})

    def each(self) -> list[Head]:
        return list(self.heads.values())  # type: ignore[arg-type]

    def words(self, ids: Tensor, first: Tensor, case: Tensor, opens: Tensor, quoted: Tensor) -> Tensor:
        """Return ``[b, w, hidden]``: the state of each word's first piece."""
        x = self.trunk(ids, case, opens, quoted)
        return x.gather(1, first[..., None].expand(-1, -1, x.shape[-1]))

    def window(self, fed: dict[str, Tensor], *, autocast: bool = False) -> tuple[Tensor, ...]:
        """Score one window ``[1, …]`` as the shipped graph does; what it returns is named by the heads' ``outputs``.

        With *autocast* the trunk, and the trunk alone, computes in bfloat16.
        """
        with torch.autocast(fed["ids"].device.type, torch.bfloat16, enabled=autocast):
            words = self.words(*(fed[k] for k in ("ids", "first", "case", "opens", "quoted"))).float()
        return tuple(x for head in self.each() if head.outputs for x in head.run(words, fed))


def outputs() -> dict[str, dict[int, str]]:
    """The names of what ``Model.window`` returns, with the axes whose length varies."""
    return {name: axes for kind in HEADS for name, axes in kind.outputs.items()}


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
