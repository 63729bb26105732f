"""Which claims are worth comparing: those that share telling words or participants, and neighbours.

Each claim has at most ``NEAR`` neighbours on either side and ``BEST`` others, so the number of pairs grows with the
number of claims and not with its square.
"""

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.comparison.statements import Statement

NEAR = 4
"""Claims to either side that are compared whatever their words: a reference (“the claim”, “it”) shares none."""
BEST = 16
"""Claims that share most, for each claim. With both, 560 of the newsroom's 597 train disputes are candidates."""
CROWD = 30
"""Of a word or participant that more claims share, only the nearest ones count."""


def candidates(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return pairs of numbers, the lower first, in their order."""
    holders: dict[str, list[int]] = defaultdict(list)
    every = [keys(one) for one in statements]
    for one, own in zip(statements, every, strict=True):
        for key in own:
            holders[key].append(one.number)
    pairs: set[tuple[int, int]] = set()
    for one, own in zip(statements, every, strict=True):
        i = one.number
        pairs.update((i, j) for j in range(i + 1, min(i + 1 + NEAR, len(statements))))
        shared: dict[int, float] = defaultdict(float)
        for key, weight in own.items():
            others = holders[key]
            if len(others) > CROWD:
                others = sorted(others, key=lambda j: abs(j - i))[:CROWD]
            for j in others:
                shared[j] += weight
        shared.pop(i, None)
        best = sorted(shared, key=lambda j: (-shared[j], abs(j - i)))[:BEST]
        pairs.update((min(i, j), max(i, j)) for j in best)
    return sorted(pairs)


def keys(one: Statement) -> dict[str, float]:
    """Return what a claim can share with others, with how much each tells; its source's words are among it.

    Always in the same order: sums of weights differ in their last digit with it, and so would the best of equals.
    """
    out = dict(one.stems)
    out |= {entity + "#": 1.0 for entity in sorted(one.entities)}
    for s in sorted(one.source_stems):
        out.setdefault(s, 0.7)
    if one.claim.speaker:
        out.setdefault(one.claim.speaker + "#", 0.7)
    return out
