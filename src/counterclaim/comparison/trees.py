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
        self._leaves = np.asarray([value for _, values in trees for value in values], dtype=np.float32)
        self._tree = np.cumsum([0, *(len(values) for _, values in trees)])[:-1]
        most = max(len(values) for _, values in trees)
        bits = np.int16 if most < 16 else np.int32 if most < 32 else np.int64
        # Nodes of equal rank in their trees stand together; what a tree has too few of strikes out nothing.
        rows = [nodes + [(0, np.inf, -1)] * (most - len(nodes)) for nodes, _ in trees]
        columns, bounds, kept = zip(*(row[rank] for rank in range(most) for row in rows), strict=True)
        self._column = np.asarray(columns, dtype=np.int64)
        self._bound = np.asarray(bounds, dtype=np.float32)[:, None]
        self._kept: npt.NDArray[Any] = np.asarray(kept, dtype=bits)[:, None]

    def raw(self, x: Floats) -> npt.NDArray[np.float64]:
        """Return ``[n, classes]``: the sums of the leaves that ``[n, features]`` reach."""
        under = np.ascontiguousarray(x.T).take(self._column, axis=0) <= self._bound
        kept = under.view(np.int8) * self._kept.dtype.type(-1) | self._kept
        left = np.bitwise_and.reduce(kept.reshape(len(kept) // len(self._of), len(self._of), len(x)), axis=0)
        first = (left & -left).astype(np.float32).view(np.int32) >> 23  # of a power of two the exponent, and 127
        values = self._leaves[(first - 127 + self._tree[:, None]).T]
        sums: npt.NDArray[np.float64] = values.astype(np.float64) @ self._of
        return sums + self._bias

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
