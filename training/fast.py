"""A model that says the same of a lone window in the operators that ONNX Runtime does fastest.

Measured on 14 dev articles, one core, interleaved: the trunk's forward pass fell from 115 to 97 ms an article, the
whole pass from 139 to 113 (docs/decisions.md, 11).
"""

from __future__ import annotations

import copy
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.model import Layer, Model


class _Attention(torch.autograd.Function):
    """ONNX Runtime's own kernel: no transposes, no matrix of weights per head written out and read again."""

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        b, n, d = q.shape
        q, k, v = (x.view(b, n, heads, d // heads).transpose(1, 2) for x in (q, k, v))
        return F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, d)


class _Sum(torch.autograd.Function):
    """An addition that is not fused with the norm after it: the fused kernel is many times slower than the two."""

    @staticmethod
    def symbolic(g: Any, a: Any, b: Any) -> Any:
        return g.op("Sum", a, b).setType(a.type())

    @staticmethod
    def forward(ctx: Any, a: Tensor, b: Tensor) -> Tensor:
        return a + b


class _Gelu(torch.autograd.Function):
    """The tanh form; it differs from the exact one by less than 0.0005, far below what int8 rounds."""

    @staticmethod
    def symbolic(g: Any, x: Any) -> Any:
        return g.op("com.microsoft::FastGelu", x).setType(x.type())

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return F.gelu(x, approximate="tanh")


class _Layer(nn.Module):
    """A trunk layer for one window: it has no padding, so there is no mask."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        w, b = layer.qkv.weight, layer.qkv.bias
        self.q, self.k, self.v = (_linear(x, y) for x, y in zip(w.chunk(3), b.chunk(3), strict=True))
        self.smaller_in, self.smaller_up = (nn.Parameter(torch.ones(w.shape[1])) for _ in range(2))  # see smoothing.py

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        o, small = self.layer, x * self.smaller_in
        y = _Attention.apply(self.q(small), self.k(small), self.v(small), o.heads)
        x = o.norm1(_Sum.apply(x, o.out(y)))
        made: Tensor = o.norm2(_Sum.apply(x, o.down(_Gelu.apply(o.up(x * self.smaller_up)))))
        return made


class _Bend(nn.Module):
    """A head's GELU."""

    def forward(self, x: Tensor) -> Tensor:
        made: Tensor = _Gelu.apply(x)
        return made


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        made.weight.copy_(weight)
        made.bias.copy_(bias)
    return made


def fast(model: Model) -> Model:
    """Return a copy of *model* for export; heads are kept as they are, but for their GELUs."""
    model = copy.deepcopy(model).eval()
    model.trunk.layers = nn.ModuleList(_Layer(layer) for layer in model.trunk.layers)
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if type(child) is nn.GELU:
                setattr(module, name, _Bend())
    return model
