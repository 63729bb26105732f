"""From the scores of the mention head to mentions: names, descriptions and pronouns, nested where they nest."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.language.attribution import Run
from counterclaim.language.labels import MENTION_TYPES

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that speaks of something."""

    run: Run
    type: str
    """One of ``labels.MENTION_TYPES``."""
    named: bool
    """Whether its head is a proper noun."""
    sure: float
    """Log-odds of being a mention."""


def mentions(spans: npt.NDArray[np.int64], likely: Floats, kinds: Floats, begin: int) -> list[Mention]:
    """Read the mentions of one window off its scores, in the order of the text, longer ones first.

    Args:
        spans: ``[m, 2]`` first and last word, counted in the window.
        likely: ``[m]`` log-odds.
        kinds: ``[m, types + 1]`` logits of the types, and of being named.
        begin: the window's first word.
    """
    first, last = spans[:, 0], spans[:, 1]
    crosses: npt.NDArray[np.bool_] = (first[:, None] < first) & (first <= last[:, None]) & (last[:, None] < last)
    crosses |= crosses.T
    kept = ~np.any(crosses, axis=1)
    for i in np.flatnonzero(~kept)[np.argsort(-likely[~kept], kind="stable")].tolist():
        kept[i] = not (kept & crosses[i]).any()  # the likeliest first, so what is kept stays
    order = np.lexsort((-last, first))
    order = order[kept[order]]
    types, named = kinds[order, :-1].argmax(1).tolist(), (kinds[order, -1] > 0).tolist()
    return [
        Mention((a + begin, b + begin + 1), MENTION_TYPES[t], n, s)
        for (a, b), t, n, s in zip(spans[order].tolist(), types, named, likely[order].tolist(), strict=True)
    ]
