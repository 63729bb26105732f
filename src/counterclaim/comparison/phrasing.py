"""How a claim is worded, as word patterns: who cues and opens like a denial is likely to deny."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from counterclaim.comparison.statements import Statement
from counterclaim.knowledge.disputes import wordlists

LONGEST = 40
"""Words of a content that are looked at: denials say so early."""


def patterns(one: Statement) -> Iterator[str]:
    """Yield the patterns of a claim, one name each: words and pairs of cue, content, opening and what stands before."""
    cue, words = one.cue, one.words[:LONGEST]
    yield from (f"c:{w}" for w in set(cue))
    yield from {f"cc:{a} {b}" for a, b in pairwise(cue)}
    yield from (f"w:{w}" for w in set(words))
    yield from {f"b:{a} {b}" for a, b in pairwise(words)}
    opening = [w for w in words[:6] if w[0].isalnum()]
    yield from (f"o:{w}" for w in set(opening))
    if len(opening) > 2:
        yield "oo:" + " ".join(opening[:2])
        yield "ooo:" + " ".join(opening[:3])
    yield from (f"p:{w}" for w in set(one.lead))
    if not one.source:
        yield "no source"
    if any(w in wordlists().negative for w in words):
        yield f"negated {cue[0]}"


def phrasing(one: Statement, weights: Mapping[str, float], bias: float) -> float:
    """Return the log-odds of a denial by its patterns alone."""
    return bias + sum(weights.get(name, 0.0) for name in patterns(one))
