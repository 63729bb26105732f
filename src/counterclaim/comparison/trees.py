"""Gradient-boosted trees at run time: all trees of all classes walked side by side (Friedman 2001)."""

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
            (of a leaf: its value), ``left`` and ``right``; ``root`` and ``of``: each tree's first node and class.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.classes: tuple[str, ...] = tuple(table["classes"])
        self._bias = np.asarray(table["bias"], dtype=np.float64)
        self._feature = np.asarray(table["feature"], dtype=np.int64)
        self._threshold = np.asarray(table["threshold"], dtype=np.float32)
        here = np.arange(len(self._feature))
        leaf = self._feature < 0
        left = np.where(leaf, here, np.asarray(table["left"], dtype=np.int64))
        right = np.where(leaf, here, np.asarray(table["right"], dtype=np.int64))
        self._next = np.stack([right, left], axis=1).ravel()
        self._column = np.maximum(self._feature, 0)  # a leaf compares whatever, and stays where it is
        self._root = np.asarray(table["root"], dtype=np.int64)
        self._of = np.eye(len(self._bias))[np.asarray(table["of"], dtype=np.int64)]
        self._depth = int(table["depth"])

    def raw(self, x: Floats) -> npt.NDArray[np.float64]:
        """Return ``[n, classes]``: the sums of the leaves that ``[n, features]`` reach."""
        node = np.tile(self._root, (len(x), 1))
        flat, rows = np.ascontiguousarray(x).ravel(), np.arange(len(x))[:, None] * x.shape[1]
        for _ in range(self._depth):
            under = flat.take(self._column.take(node) + rows) <= self._threshold.take(node)
            node = self._next.take(2 * node + under)
        sums: npt.NDArray[np.float64] = self._threshold[node].astype(np.float64) @ self._of
        return sums + self._bias

    def probabilities(self, x: Floats) -> npt.NDArray[np.float64]:
        """Return ``[n, classes]``, rows summing to 1; of a model with one sum, the probability of its second class."""
        z = self.raw(x)
        if z.shape[1] == 1:
            return np.asarray(1 / (1 + np.exp(-z)))
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return np.asarray(e / e.sum(axis=1, keepdims=True))


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """Return the weights that ship: see ``training/relations.py``."""
    found: dict[str, Any] = json.loads(files("counterclaim.comparison").joinpath("weights.json").read_text("utf-8"))
    return found
