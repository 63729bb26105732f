"""What each pair of claims is, and which claims deny: learnt from annotated articles (``training/relations.py``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.candidates import candidates
from counterclaim.comparison.features import NAMES, features, stance_features
from counterclaim.comparison.phrasing import phrasing
from counterclaim.comparison.statements import Statement
from counterclaim.comparison.trees import Trees, weights

CLASSES = ("none", "first denies", "second denies", "conflicts", "corroborates", "repeats", "refines")
"""What a pair can be; “refines” stands for updates too, which numbers and times tell apart."""
DISPUTE = slice(1, 4)
"""Those of ``CLASSES`` that make a dispute."""
_COSINE = NAMES.index("cosine")
_LEAST = 1e-4
"""Probabilities nearer to 0 or 1 count as this."""


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

    @property
    def contested(self) -> float:
        """How many disputes are to be expected for each claim of the article."""
        return float(self.shares[:, DISPUTE].sum() / max(1, len(self.denials)))


@lru_cache(maxsize=1)
def _models() -> tuple[Trees, Trees, dict[str, Any]]:
    table = weights()
    return Trees(table["pairs"]), Trees(table["denials"]), table


def judge(statements: Sequence[Statement]) -> Judgement:
    """Judge the statements of one article, one by one and in pairs."""
    of_pairs, of_denials, table = _models()
    phrased = table["phrasing"]
    worded = [phrasing(one, phrased["weights"], phrased["bias"]) for one in statements]
    pairs = candidates(statements)
    shown = features(statements, pairs, worded)
    shares = calibrated(of_pairs.probabilities(shown), table["disputes"])
    own = stance_features(statements, pairs, shares, shown[:, _COSINE].tolist(), worded)
    denials = joined(of_denials.probabilities(own)[:, 0], head(statements), table["stances"])
    return Judgement(pairs, shares, shown, denials)


def calibrated(shares: npt.NDArray[np.float64], platt: Mapping[str, float]) -> npt.NDArray[np.float64]:
    """Return *shares* with disputes as likely as they were on articles that the trees had not seen (Platt 1999).

    >>> made = calibrated(np.array([[0.5, 0.25, 0.0, 0.25, 0.0, 0.0, 0.0]]), {"slope": 1.0, "bias": 0.0})
    >>> made.round(6).tolist()
    [[0.5, 0.25, 0.0, 0.25, 0.0, 0.0, 0.0]]
    """
    out = shares.copy()
    before = shares[:, DISPUTE].sum(1)
    after = 1 / (1 + np.exp(-(platt["slope"] * log_odds(before) + platt["bias"])))
    out *= ((1 - after) / np.maximum(_LEAST, 1 - before))[:, None]
    out[:, DISPUTE] = shares[:, DISPUTE] * (after / np.maximum(_LEAST, before))[:, None]
    return out


def head(statements: Sequence[Statement]) -> npt.NDArray[np.float64]:
    """Return ``[statements]``: how likely each is to deny by the encoder's stance head."""
    return np.array([float(one.stances[1]) for one in statements])


def joined(
    trees: npt.NDArray[np.float64], head: npt.NDArray[np.float64], weight: Mapping[str, float]
) -> npt.NDArray[np.float64]:
    """Return how likely claims are to deny by the trees and by the stance head together."""
    z = weight["bias"] + weight["trees"] * log_odds(trees) + weight["head"] * log_odds(head)
    return np.asarray(1 / (1 + np.exp(-z)))


def log_odds(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the log-odds of probabilities."""
    kept = np.clip(shares, _LEAST, 1 - _LEAST)
    return np.asarray(np.log(kept / (1 - kept)))
