"""Gradient-boosted trees at run time (Friedman 2001), all nodes of all trees asked at once.

Source: Lucchese et al. 2015, “QuickScorer”: a node that sends a row to the right strikes out the leaves to its left,
and the first leaf that is left is the one the row reaches.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
ROWS = 64
"""Rows at a time: what nodes say of them stays in the processor's cache."""


class Trees:
    """An ensemble of regression trees, summed by class.

    Args:
        table: ``classes``, ``bias`` (one a class) and, one entry a node, ``feature`` (-1 for a leaf), ``threshold``
            (of a leaf: its value), ``left`` and ``right``; ``root`` and ``of``: each tree's first node and class. A
            tree has 63 leaves at most.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.classes: tuple[str, ...] = tuple(table["classes"])
        self._bias = np.asarray(table["bias"], dtype=np.float64)
        self._of = np.eye(len(self._bias))[np.asarray(table["of"], dtype=np.int64)]
        trees = [_laid_out(table, root) for root in table["root"]]
        leaves = np.asarray([value for _, values in trees for value in values], dtype=np.float32)
        self._leaves = leaves.astype(np.float64)
        self._tree = np.cumsum([0, *(len(values) for _, values in trees)])[:-1]
        most = max(len(values) for _, values in trees)
        bits = np.int16 if most < 16 else np.int32 if most < 32 else np.int64
        # Nodes of equal rank in their trees stand together; what a tree has too few of strikes out nothing.
        rows = [nodes + [(0, np.inf, -1)] * (most - len(nodes)) for nodes, _ in trees]
        columns, bounds, kept = zip(*(row[rank] for rank in range(most) for row in rows), strict=True)
        self._column = np.asarray(columns, dtype=np.int64)
        bound = np.asarray(bounds, dtype=np.float32)
        self._edges = [np.unique(bound[self._column == c]) for c in range(max(columns) + 1)]
        # Values are ranked among their feature's thresholds, so that nodes compare small numbers and not floats.
        ranks = [np.searchsorted(self._edges[c], value) for c, value in zip(columns, bound, strict=True)]
        self._above: npt.NDArray[Any] = np.asarray(ranks, dtype=bits)[:, None] + 1
        self._kept: npt.NDArray[Any] = np.asarray(kept, dtype=bits)[:, None]

    def raw(self, x: Floats) -> npt.NDArray[np.float64]:
        """Return ``[n, classes]``: the sums of the leaves that ``[n, features]`` reach."""
        ranks = np.empty((len(self._edges), len(x)), dtype=self._kept.dtype)
        for rank, edges, values in zip(ranks, self._edges, x.T, strict=False):
            rank[:] = np.searchsorted(edges, values)
        sums = [self._sums(ranks[:, top : top + ROWS]) for top in range(0, len(x), ROWS)]
        return np.concatenate([np.zeros((0, len(self._bias))), *sums]) + self._bias

    def _sums(self, ranks: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        kept = ranks.take(self._column, axis=0)
        kept -= self._above  # under 0, which is to the left, has its highest bit set: shifted down, all of them
        kept >>= kept.dtype.type(8 * kept.itemsize - 1)
        kept |= self._kept
        left = np.bitwise_and.reduce(kept.reshape(-1, len(self._of), ranks.shape[1]), axis=0)
        first = (left & -left).astype(np.float32).view(np.int32) >> 23  # of a power of two the exponent, and 127
        found: npt.NDArray[np.float64] = self._leaves[(first - 127 + self._tree[:, None]).T] @ self._of
        return found

    def probabilities(self, x: Floats) -> npt.NDArray[np.float64]:
        """Return ``[n, classes]``, rows summing to 1; of a model with one sum, the probability of its second class."""
        z = self.raw(x)
        if z.shape[1] == 1:
            return np.asarray(1 / (1 + np.exp(-z)))
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return np.asarray(e / e.sum(axis=1, keepdims=True))


def _laid_out(table: Mapping[str, Any], root: int) -> tuple[list[tuple[int, float, int]], list[float]]:
    """Return a tree's inner nodes and the values of its leaves from left to right.

    Of each node its feature, its threshold, and as bits the leaves that are left when it sends to the right.
    """
    nodes: list[tuple[int, float, int]] = []
    values: list[float] = []

    def walk(node: int) -> None:
        feature, threshold = table["feature"][node], table["threshold"][node]
        if feature < 0:
            values.append(threshold)
            return
        first = len(values)
        walk(table["left"][node])
        nodes.append((feature, threshold, ~(2 ** len(values) - 2**first)))
        walk(table["right"][node])

    walk(root)
    return nodes, values


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """Return the weights that ship: see ``training/relations.py``."""
    found: dict[str, Any] = json.loads(files("counterclaim.comparison").joinpath("weights.json").read_text("utf-8"))
    return found
