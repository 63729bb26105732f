"""How alike two claims are in context: products of a learnt projection of their contents' mean vectors."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.statements import Statement

Floats = npt.NDArray[np.float32]


class Likeness:
    """Scores pairs of claims by how surely they speak of the same.

    Args:
        table: ``same`` ``[k, PAIRS]``, and ``mean`` and ``scale`` ``[PAIRS]`` that bring the vectors to one measure.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._same, self._mean, self._scale = (
            np.asarray(table[name], dtype=np.float32) for name in ("same", "mean", "scale")
        )

    def scores(self, statements: Sequence[Statement], pairs: Sequence[tuple[int, int]]) -> Floats:
        """Return ``[p]``."""
        if not pairs:
            return np.zeros(0, dtype=np.float32)
        vectors = np.stack([one.vector for one in statements])
        same = ((vectors - self._mean) * self._scale) @ self._same.T
        i, j = np.asarray(pairs, dtype=np.int64).T
        return np.asarray((same[i] * same[j]).sum(1), dtype=np.float32)
