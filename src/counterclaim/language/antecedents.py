"""Which earlier mention a mention means: what the pair's words show, beside what the encoder feels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

PRONOUNS = frozenset(
    """
    he she it they him her them his hers its their theirs himself herself itself themselves who whose whom which that
    i we me us my our mine ours you your this these those
    """.split()
)
DISTANCE_BUCKETS = 9
FEATURES = (
    "bias",
    "same words",
    "same last word",
    "all words in the other",
    "initials",
    "pronoun",
    "pronoun there",
    "both pronouns",
    "same pronoun",
    "capital family",
    *(f"distance {i}" for i in range(DISTANCE_BUCKETS)),
)

_LIGHT = frozenset("the a an of 's ’ s mr mrs ms dr , . - “ ” \" '".split())


@dataclass(frozen=True, slots=True)
class Wording:
    """A mention's place and words, prepared for comparison."""

    start: int
    last: str
    full: str
    words: frozenset[str]
    initials: str
    pronoun: str


def wording(start: int, words: Sequence[str]) -> Wording:
    """Prepare a mention that begins at word *start*; *words* are lower case."""
    kept = [w for w in words if w not in _LIGHT]
    pronoun = words[0] if len(words) == 1 and words[0] in PRONOUNS else ""
    full = " ".join(kept)
    return Wording(start, kept[-1] if kept else "", full, frozenset(kept), "".join(w[0] for w in kept), pronoun)


def pair_features(one: Wording, candidates: Sequence[Wording]) -> npt.NDArray[np.float32]:
    """Describe mention *one* looking at each of the *candidates* before it: ``[k, len(FEATURES)]``."""
    out = np.zeros((len(candidates), len(FEATURES)), dtype=np.float32)
    out[:, 0] = 1
    for row, other in zip(out, candidates, strict=True):
        row[10 + min(int(math.log2(abs(one.start - other.start) + 1)), DISTANCE_BUCKETS - 1)] = 1
        row[5], row[6] = bool(one.pronoun), bool(other.pronoun)
        if one.pronoun or other.pronoun:
            row[7] = bool(one.pronoun and other.pronoun)
            row[8] = one.pronoun == other.pronoun
            continue
        if not (one.words and other.words):
            continue
        row[1] = one.full == other.full
        row[2] = one.last == other.last
        row[3] = one.words <= other.words or other.words <= one.words
        row[4] = (len(one.full) > 1 and one.full == other.initials) or (
            len(other.full) > 1 and other.full == one.initials
        )
        row[9] = bool(one.words & other.words)
    return out
