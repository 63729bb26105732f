"""How well an earlier mention fits a later one, by the encoder and by the words of the pair."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.language.antecedents import pair_features
from counterclaim.language.attribution import Run


def antecedent_scores(
    pairs: npt.NDArray[np.float32], weights: Sequence[float], mentions: Sequence[tuple[Run, Sequence[str]]]
) -> npt.NDArray[np.float32]:
    """Score every pair of mentions; a score above 0 says “the same” rather than “none”.

    Args:
        pairs: ``[w, 4 * k]`` of the annotation: what a first and a last word seek, what they offer.
        weights: of ``antecedents.FEATURES``.
        mentions: ``(run, lower-case words)`` in the order of the text.

    Returns:
        ``[m, m]``: row *i*, column *j* < *i* is mention *i* looking at candidate *j*.
    """
    if not mentions:
        return np.zeros((0, 0), dtype=np.float32)
    first = np.array([run[0] for run, _ in mentions])
    last = np.array([run[1] - 1 for run, _ in mentions])
    seek_first, seek_last, offer_first, offer_last = np.split(pairs, 4, axis=1)
    sought = seek_first[first] + seek_last[last]
    offered = offer_first[first] + offer_last[last]
    described = pair_features([(run[0], run[1] - 1, words) for run, words in mentions])
    score = sought @ offered.T / np.sqrt(sought.shape[1]) + described @ np.asarray(weights, dtype=np.float32)
    return np.asarray(score, dtype=np.float32)
