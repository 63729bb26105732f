"""What a pair of claims of two articles shows, as numbers; training and run time read them here."""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.across.accounts import Account, same_voice
from counterclaim.comparison.across.topics import each_alike, telling
from counterclaim.comparison.numbers import compared, shared_values
from counterclaim.knowledge.disputes import wordlists

Floats = npt.NDArray[np.float32]
SINGLE = (
    "denies", "doubts", "other stance", "own voice", "denying cue", "doubting cue", "holding cue", "untrue",
    "negations", "negated opening", "pointer", "pronoun", "words", "numbers",
)  # fmt: skip
PAIRED = (
    "shared", "cosine", "rarest shared", "share of first", "share of second", "stems shared", "names shared",
    "names alike", "first's speaker in second", "second's speaker in first", "same speaker", "speakers differ",
    "numbers equal", "numbers agree", "numbers differ", "values shared", "negation differs", "opposites",
    "predicates shared", "predicates of other polarity", "types shared", "actors differ", "places differ",
    "times differ", "words in order", "days between", "topics alike",
)  # fmt: skip
NAMES = (*(f"first {n}" for n in SINGLE), *(f"second {n}" for n in SINGLE), *PAIRED)


@lru_cache(maxsize=8192)
def single(one: Account) -> tuple[float, ...]:
    """Return a claim's own features, see ``SINGLE``."""
    lists, stance = wordlists(), one.claim.stance
    return (
        float(stance == "denies"),
        float(stance == "doubts"),
        float(stance not in ("asserts", "denies", "doubts")),
        float(one.own),
        float(not lists.denying.isdisjoint(one.cue)),
        float(not lists.doubting.isdisjoint(one.cue)),
        float(not lists.holding.isdisjoint(one.cue)),
        float(min(3, sum(map(lists.untrue.__contains__, one.words)))),
        float(min(4, one.negations)),
        float(not lists.negative.isdisjoint(one.words[:4])),
        float(not lists.pointers.isdisjoint(one.words[:8])),
        float(not lists.pronouns.isdisjoint(one.words[:3])),
        math.log1p(len(one.words)),
        float(min(3, len(one.numbers))),
    )


def cosine(one: Account, other: Account) -> float:
    """Return how much of their telling words two claims share, 0 to 1."""
    # Sets have no order of their own: only a sum that is exact is the same on every run.
    return math.fsum([telling(s) ** 2 for s in one.stems & other.stems]) / (one.norm * other.norm)


def features(pairs: Sequence[tuple[Account, Account]]) -> Floats:
    """Return ``[p, NAMES]`` for *pairs* of claims, the earlier article's first.

    A pair's are its own: they do not hang on what else it is compared with (docs/decisions.md, 39).
    """
    cosines = [cosine(a, b) for a, b in pairs]
    topics = each_alike((a.topic, b.topic) for a, b in pairs)
    in_order = _InOrder()
    rows = [
        (*single(a), *single(b), *_paired(a, b, like), in_order(a, b, like), _days(a.day, b.day), near)
        for (a, b), like, near in zip(pairs, cosines, topics, strict=True)
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(pairs), len(NAMES))


def _paired(one: Account, other: Account, like: float) -> tuple[float, ...]:
    weights = [telling(s) for s in one.stems & other.stems]
    total = math.fsum(weights)
    names = one.names & other.names
    same = same_voice(one.voices, other.voices)
    return (
        min(total, 60.0),
        like,
        max(weights, default=0.0),
        total / (one.mass or 1.0),
        total / (other.mass or 1.0),
        float(min(8, len(weights))),
        float(min(4, len(names))),
        len(names) / len(one.names | other.names) if names else 0.0,
        float(not one.voices.isdisjoint(other.names)),
        float(not other.voices.isdisjoint(one.names)),
        float(same),
        float(bool(one.voices and other.voices) and not same),
        *compared(one.numbers, other.numbers),
        float(min(3, shared_values(one.numbers, other.numbers))),
        float(one.negations % 2 != other.negations % 2),
        float(sum([not opposites.isdisjoint(other.vocabulary) for opposites in one.opposed])),
        *_aligned(one, other),
    )


def _aligned(one: Account, other: Account) -> tuple[float, ...]:
    """Return what the events of two claims share, and in which slots those of one predicate differ."""
    if one.predicates.isdisjoint(other.predicates) and one.types.isdisjoint(other.types):
        return _NOTHING_ALIGNED
    both = [(x, y) for x in one.happenings for y in other.happenings]
    same = [(x, y) for x, y in both if x.predicate and x.predicate == y.predicate]
    apart = [x.apart(y) for x, y in same]
    return (
        float(min(3, len(same))),
        float(min(3, sum("polarity" in found for found in apart))),
        float(min(3, sum(bool(x.type) and x.type == y.type for x, y in both))),
        *(float(any(name in found for found in apart)) for name in ("actor", "place", "time")),
    )


_NOTHING_ALIGNED = (0.0,) * 6


class _InOrder:
    """How much of their words two claims have in the same order, where they share enough of them to ask."""

    def __init__(self) -> None:
        self._matchers: dict[int, SequenceMatcher[str]] = {}

    def __call__(self, one: Account, other: Account, like: float) -> float:
        if like <= 0.3:
            return 0.0
        matcher = self._matchers.get(id(other))
        if matcher is None:  # it looks into the second one's words once
            matcher = self._matchers[id(other)] = SequenceMatcher(None, (), other.words, autojunk=False)
        matcher.set_seq1(one.words)
        return matcher.ratio()


def _days(one: int | None, other: int | None) -> float:
    """Return how many days lie between two dates, at most 30; -1 where one is unknown."""
    return -1.0 if one is None or other is None else float(min(30, abs(one - other)))
