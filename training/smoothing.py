"""Evens out what the trunk's int8 products read, so that eight bits say more of it.

An int8 product rounds all that it reads of a window by the one largest value in it. In this BERT that is a few values
of the mark [CLS], several times larger than any other: to the words were left six bits or fewer. Two remedies, after
which the model says what it said:

* **Channels** that are large are divided before a product, and its weights multiplied (Xiao et al. 2023,
  “SmoothQuant”). After the norm of a sum this takes a multiplication of its own, as the next sum needs what was there.
* **Neurons** that answer to [CLS] alone (Sun et al. 2024, “Massive activations in large language models”) are split
  into parts that each give a share of it.

What it gave: docs/decisions.md, 11.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training import corpora
from training.corpora import cut
from training.model import Layer, Model

CHANNEL = 5.0
"""Channels are divided down to this; 3 to 8 round much the same."""
SHARE = 6.8
"""The most that a part of a neuron gives; neurons that answer to words reach 8."""
SILENT = -4.0
"""What a part feels, at the most, where it gives nothing: GELU is 0 there to four digits."""
LOW = 1.0
"""A neuron answers to [CLS] alone where it feels less than this at every word."""
WIDE = 16
"""Neurons come in multiples of this, which products are fastest with."""

Fed = dict[str, Tensor]


def windows(seed: int = 5) -> list[Fed]:
    """Return windows of the train parts, as a model is fed with them: about 9,000 pieces."""
    chosen = random.Random(seed)
    articles = [
        article
        for read, number in ((corpora.polnear, 10), (corpora.gum, 4), (corpora.ewt, 10))
        for article in chosen.sample(read("train"), number)
    ]
    cuts = [window for article in articles for window in cut((), article, size=300)[:2]]
    return [{name: torch.from_numpy(value)[None] for name, value in window.fed.items()} for window in cuts]


@torch.no_grad()
def smooth(model: Model, fed: Sequence[Fed]) -> None:
    """Even out a model made by ``fast.fast``, in place; what its channels and neurons give is seen on *fed*."""
    for fast in model.trunk.layers:
        layer: Any = fast
        seen = _seen(model, {"in": layer.q, "up": layer.layer.up}, fed)
        _split(layer.layer, [felt for _, felt in seen["up"]])
        for name, smaller, products in (
            ("in", layer.smaller_in, (layer.q, layer.k, layer.v)),
            ("up", layer.smaller_up, (layer.layer.up,)),
        ):
            _divide(smaller, products, torch.stack([read.abs().amax(0) for read, _ in seen[name]]).amax(0))


def _seen(model: Model, products: dict[str, nn.Linear], fed: Sequence[Fed]) -> dict[str, list[tuple[Tensor, Tensor]]]:
    """Return what each product reads and gives: ``[pieces, …]`` of each window."""
    out: dict[str, list[tuple[Tensor, Tensor]]] = {name: [] for name in products}
    hooks = [
        product.register_forward_hook(lambda _, read, gives, kept=out[name]: kept.append((read[0][0], gives[0])))
        for name, product in products.items()
    ]
    for one in fed:
        model.words(*(one[k] for k in ("ids", "first", "case", "opens", "quoted")))
    for hook in hooks:
        hook.remove()
    return out


def _divide(smaller: Tensor, products: Sequence[nn.Linear], largest: Tensor) -> None:
    by = (largest / CHANNEL).clamp(min=1)
    smaller /= by
    for product in products:
        product.weight *= by


def _split(layer: Layer, felt: Sequence[Tensor]) -> None:
    """Split the neurons that answer to [CLS] alone, the first piece of each window."""
    mark = torch.stack([window[0] for window in felt]).mean(0)
    words = torch.cat([window[1:] for window in felt])
    rows: list[tuple[int, float, float]] = []
    for j in torch.nonzero((mark > 1.3 * SHARE) & (words.amax(0) < LOW))[:, 0].tolist():
        parts = _parts(float(mark[j]), words[:, j])
        lost = F.gelu(words[:, j]) - _given(words[:, j], parts)
        layer.down.bias += lost.mean() * layer.down.weight[:, j]  # much the same for all words
        rows += [(j, *part) for part in parts]
    if rows:
        _replace(layer, rows)


Part = tuple[float, float]
"""A part of a neuron that feels x itself feels slope * x + offset."""


def _given(x: Tensor, parts: Sequence[Part]) -> Tensor:
    return torch.stack([F.gelu(slope * x + offset) for slope, offset in parts]).sum(0)


def _parts(whole: float, words: Tensor) -> list[Part]:
    """Return parts of which each gives at most ``SHARE`` where the neuron feels *whole*.

    The first one gives words what the neuron gave them, as nearly as a line allows; the others are silent there.
    """
    others = math.ceil(whole / SHARE) - 1
    share, top = (whole - SHARE) / others, min(float(words.max()), 0.0)
    slope = (share - SILENT) / (whole - top)
    rest = [(slope, share - slope * whole)] * others
    firsts = [((SHARE - offset) / whole, offset) for offset in torch.linspace(-4, 0, 41).tolist()]
    return min(([one, *rest] for one in firsts), key=lambda parts: float((F.gelu(words) - _given(words, parts)).std()))


def _replace(layer: Layer, rows: Sequence[tuple[int, float, float]]) -> None:
    """Put parts in the place of neurons, and silent neurons up to the next multiple of ``WIDE``."""
    up, down = layer.up, layer.down
    whole = {j for j, _, _ in rows}
    every = [(j, 1.0, 0.0) for j in range(up.out_features) if j not in whole] + list(rows)
    silent = -len(every) % WIDE
    at, slope, offset = (torch.tensor(values) for values in zip(*every, strict=True))
    layer.up = nn.Linear(up.in_features, len(every) + silent)
    layer.down = nn.Linear(len(every) + silent, down.out_features)
    layer.up.weight.copy_(F.pad(slope[:, None] * up.weight[at], (0, 0, 0, silent)))
    layer.up.bias.copy_(F.pad(slope * up.bias[at] + offset, (0, silent)))
    layer.down.weight.copy_(F.pad(down.weight[:, at], (0, silent)))
    layer.down.bias.copy_(down.bias)
