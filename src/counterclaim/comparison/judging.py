"""What each pair of claims is, and which claims deny: learnt from annotated articles (``training/relations.py``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.candidates import candidates
from counterclaim.comparison.features import NAMES, features, stance_features
from counterclaim.comparison.likeness import Likeness
from counterclaim.comparison.phrasing import phrasing
from counterclaim.comparison.statements import Statement
from counterclaim.comparison.trees import Trees, weights

CLASSES = ("none", "first denies", "second denies", "conflicts", "corroborates", "repeats", "refines")
"""What a pair can be; “refines” stands for updates too, which numbers and times tell apart."""
_COSINE = NAMES.index("cosine")


@dataclass(frozen=True)
class Judgement:
    """An article's candidate pairs with what they are likely to be."""

    pairs: list[tuple[int, int]]
    shares: npt.NDArray[np.float64]
    """[p, CLASSES] probabilities."""
    features: npt.NDArray[np.float32]
    """[p, features.NAMES]."""
    denials: npt.NDArray[np.float64]
    """[statements] probability of each to deny."""


@lru_cache(maxsize=1)
def _models() -> tuple[Trees, Trees, dict[str, Any], Likeness]:
    table = weights()
    return Trees(table["pairs"]), Trees(table["denials"]), table["phrasing"], Likeness(table["likeness"])


def judge(statements: Sequence[Statement]) -> Judgement:
    """Judge the statements of one article, one by one and in pairs."""
    of_pairs, of_denials, phrased, likeness = _models()
    worded = [phrasing(one, phrased["weights"], phrased["bias"]) for one in statements]
    pairs = candidates(statements)
    shown = features(statements, pairs, worded, likeness.scores(statements, pairs))
    shares = of_pairs.probabilities(shown)
    own = stance_features(statements, pairs, shares, shown[:, _COSINE].tolist(), worded)
    return Judgement(pairs, shares, shown, of_denials.probabilities(own)[:, 0])
