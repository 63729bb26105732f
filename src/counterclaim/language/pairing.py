"""How well earlier mentions fit a later one, by the encoder and by the words of the pair."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.language.antecedents import pair_features, wording
from counterclaim.language.attribution import Run


class Pairing:
    """Scores mentions of one article in pairs; a score above 0 says “the same” rather than “none”.

    Args:
        pairs: ``[w, 4 * k]`` of the annotation: what a first and a last word seek, what they offer.
        weights: of ``antecedents.FEATURES``.
        mentions: ``(run, lower-case words)`` in the order of the text.
    """

    def __init__(
        self,
        pairs: npt.NDArray[np.float16],
        weights: Sequence[float],
        mentions: Sequence[tuple[Run, Sequence[str]]],
    ) -> None:
        first = np.array([run[0] for run, _ in mentions], dtype=np.int64)
        last = np.array([run[1] - 1 for run, _ in mentions], dtype=np.int64)
        seek_first, seek_last, offer_first, offer_last = np.split(pairs, 4, axis=1)
        self._sought = seek_first[first].astype(np.float32) + seek_last[last]
        self._offered = offer_first[first].astype(np.float32) + offer_last[last]
        self._weights = np.asarray(weights, dtype=np.float32)
        self._wordings = [wording(run[0], words) for run, words in mentions]

    def scores(self, i: int, candidates: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return how well each of the *candidates* fits mention *i*."""
        felt = self._offered[list(candidates)] @ self._sought[i] / np.sqrt(self._sought.shape[1])
        shown = pair_features(self._wordings[i], [self._wordings[j] for j in candidates]) @ self._weights
        return np.asarray(felt + shown, dtype=np.float32)
