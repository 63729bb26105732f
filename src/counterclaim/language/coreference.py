"""Which mentions of an article speak of the same: each looks for its antecedent, chains follow from the links."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from counterclaim.language.pairing import ROWS, Pairing

BACK = 200
"""Mentions that a block of ``ROWS`` looks back over, from its first one."""


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the earlier one it stands for, by their numbers."""

    mention: int
    antecedent: int
    evidence: tuple[float, float] = (0.0, 0.0)
    """What its confidence is computed from: its score, and its log-odds against everything else the mention could have
    meant, nothing included."""
    rule: str = ""
    """Where no score but a rule has set it, which."""


def links(pairing: Pairing) -> list[Link]:
    """Return the link of every mention that has an antecedent."""
    out: list[Link] = []
    n = len(pairing)
    for top in range(0, n, ROWS):
        stop = min(top + ROWS, n)
        low = max(0, top - BACK)
        scores = pairing.block(slice(top, stop), slice(low, stop))
        scores[np.arange(low, stop)[None] >= np.arange(top, stop)[:, None]] = -1e4
        best = scores.argmax(1)
        score = scores[np.arange(len(best)), best]
        scores[np.arange(len(best)), best] = -1e4
        top_other = np.maximum(scores.max(1), 0)
        other = top_other + np.log(np.exp(scores - top_other[:, None]).sum(1) + np.exp(-top_other))
        for i in np.flatnonzero(score > 0).tolist():
            out.append(Link(top + i, low + int(best[i]), (float(score[i]), float(score[i] - other[i]))))
    return out


def groups(found: Iterable[Link], n: int) -> list[int]:
    """Return the group of each of *n* mentions: the number of its first member."""
    group = list(range(n))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for link in found:
        one, other = root(link.mention), root(link.antecedent)
        group[max(one, other)] = min(one, other)
    return [root(i) for i in range(n)]


def chains(found: Iterable[Link], n: int) -> list[tuple[int, ...]]:
    """Return the chains of two and more of *n* mentions, in the order of their first ones.

    >>> chains([Link(1, 0), Link(3, 1)], 4)
    [(0, 1, 3)]
    """
    members: dict[int, list[int]] = {}
    for i, group in enumerate(groups(found, n)):
        members.setdefault(group, []).append(i)
    return [tuple(those) for those in members.values() if len(those) > 1]
