"""How well groups agree with gold ones: pairs, B-cubed (Bagga & Baldwin 1998), adjusted Rand (Hubert & Arabie 1985)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from math import comb

Pair = frozenset[str]


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


def f1(found: set[Pair], gold: set[Pair]) -> float:
    """Return the F1 of *found* in percent, 100 where there is nothing to find and nothing found."""
    return round(200 * len(found & gold) / (len(found) + len(gold)), 1) if found or gold else 100.0


def labels(names: Sequence[str], groups: Iterable[Iterable[str]]) -> dict[str, Hashable]:
    """Return the group of each of *names*; one that is in none is a group of its own."""
    out: dict[str, Hashable] = {name: name for name in names}
    for number, group in enumerate(groups):
        out |= dict.fromkeys(group, number)
    return out


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent, over the names of *gold*."""
    both = Counter((found[name], gold[name]) for name in gold)
    said, true = Counter(found[name] for name in gold), Counter(gold.values())
    p = sum(n * n / said[a] for (a, _), n in both.items()) / len(gold)
    r = sum(n * n / true[b] for (_, b), n in both.items()) / len(gold)
    return round(100 * p, 1), round(100 * r, 1), round(200 * p * r / (p + r), 1)


def adjusted_rand(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> float:
    both = Counter((found[name], gold[name]) for name in gold)
    said, true = Counter(found[name] for name in gold), Counter(gold.values())
    index, a, b = (sum(comb(n, 2) for n in counts.values()) for counts in (both, said, true))
    expected = a * b / comb(len(gold), 2)
    most = (a + b) / 2
    return round((index - expected) / (most - expected), 3) if most != expected else 1.0
