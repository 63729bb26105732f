"""How well earlier mentions fit a later one, by the encoder and by the words of the pair.

Source: Lee et al. 2017, “End-to-end neural coreference resolution” (spans by their ends and an attended inside), with
the pair's score the sum of a product of what one seeks and the other offers and of a small network.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.language.antecedents import Wordings
from counterclaim.language.attribution import Run

Floats = npt.NDArray[np.float32]

SEEK, MIX = 48, 24
PART = 2 * (SEEK + MIX)
"""Values a word gives a mention as its first, its last, or one of its words: it seeks, offers, and both for the
network."""
PAIRS = 3 * PART + 1
"""Values a word: three parts and how much the word counts inside a mention."""
ROWS = 64
"""Mentions scored at a time."""


def gathered(pairs: npt.NDArray[Any], runs: npt.NDArray[np.int64]) -> Floats:
    """Return ``[m, PART]``: what each mention seeks and offers.

    Args:
        pairs: ``[w, PAIRS]`` of the annotation.
        runs: ``[m, 2]`` first and last word of each mention.
    """
    sizes = runs[:, 1] - runs[:, 0] + 1
    begin = np.cumsum(sizes) - sizes
    words = np.arange(sizes.sum()) + np.repeat(runs[:, 0] - begin, sizes)  # of all mentions, one after the other
    inside = pairs[words, 2 * PART :].astype(np.float32)
    np.exp(inside[:, -1:], out=inside[:, -1:])
    inside[:, :-1] *= inside[:, -1:]
    within = np.add.reduceat(inside, begin, axis=0) if len(runs) else inside
    first, last = pairs[runs[:, 0], :PART], pairs[runs[:, 1], PART : 2 * PART]
    return np.asarray(first.astype(np.float32) + last + within[:, :-1] / within[:, -1:], dtype=np.float32)


class Pairing:
    """Scores mentions of one article in pairs; a score above 0 says “the same” rather than “none”.

    Args:
        pairs: ``[w, PAIRS]`` of the annotation.
        weights: of the pair network, ``pair_weights`` in ``model.json``.
        mentions: ``(run, lower-case words)`` in the order of the text.
    """

    def __init__(
        self,
        pairs: npt.NDArray[Any],
        weights: Mapping[str, Any],
        mentions: Sequence[tuple[Run, Sequence[str]]],
    ) -> None:
        runs = np.array([(a, b - 1) for (a, b), _ in mentions], dtype=np.int64).reshape(-1, 2)
        self.seek, self.offer, self.left, self.right = np.split(
            gathered(pairs, runs), [SEEK, 2 * SEEK, 2 * SEEK + MIX], axis=1
        )
        self._words = Wordings(runs, [words for _, words in mentions])
        self._linear = np.asarray(weights["linear"], dtype=np.float32)
        self._mix = np.asarray(weights["mix"], dtype=np.float32).reshape(len(self._linear), MIX)
        self._out = np.asarray(weights["out"], dtype=np.float32)

    def __len__(self) -> int:
        return len(self._words)

    def block(self, rows: slice, columns: slice) -> Floats:
        """Return ``[r, c]``: how well each mention of *columns* fits each of *rows*."""
        shown = self._words.table(rows, columns)
        pairs = shown.shape[1:]
        shown = shown.reshape(len(shown), -1)
        mixed = (self._mix.T @ shown).reshape(MIX, *pairs)
        mixed += self.left[rows].T[:, :, None]
        mixed += self.right[columns].T[:, None]
        np.maximum(mixed, 0, out=mixed)
        by_words = self._linear @ shown + self._out @ mixed.reshape(MIX, -1)
        felt = self.seek[rows] @ self.offer[columns].T / np.float32(np.sqrt(SEEK))
        return np.asarray(felt + by_words.reshape(pairs), dtype=np.float32)

    def scores(self, i: int, candidates: Sequence[int]) -> Floats:
        """Return how well each of the *candidates* fits mention *i*."""
        low, high = min(candidates, default=0), max(candidates, default=-1) + 1
        row: Floats = self.block(slice(i, i + 1), slice(low, high))[0]
        return row[[j - low for j in candidates]]
