"""How much words tell, and what an article is about."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.comparison.statements import stem
from counterclaim.knowledge.disputes import wordlists

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
_RARE = 3
"""Sentences that a stem is reckoned to be in which the table leaves out: it holds those of four and more."""
_LONGEST = 48
"""Terms of a topic."""


def tokens(text: str) -> list[str]:
    """Return the words of *text* in lower case.

    >>> tokens("She didn’t sell 1,200 tonnes.")
    ['she', "didn't", 'sell', '1,200', 'tonnes']
    """
    return " ".join(_WORD.findall(text)).replace("’", "'").lower().split()


@lru_cache(maxsize=200_000)
def telling(stem: str) -> float:
    """Return how much a stem tells: the logarithm of how rare the sentences of news are that have it.

    Counts of a fixed body of news and not of the ledger, so that the same two claims always stand the same to each
    other (Spärck Jones 1972).
    """
    table = _counts()
    return math.log((table["sentences"] + 1) / (table["stems"].get(stem, _RARE) + 1))


@lru_cache(maxsize=1)
def _counts() -> dict[str, Any]:
    table = files("counterclaim.comparison.across").joinpath("stems.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(table)
    return found


def topic(text: str) -> dict[str, float]:
    """Return the stems that tell most of *text*, as a vector of length 1: how often they come times how much they tell.

    >>> topic("The ferry sank; the ferry was old.")["ferry"] > 0.7
    True
    """
    common = wordlists().common
    counts = Counter(word for word in tokens(text) if word[0].isalpha() and word not in common)
    weighed: Counter[str] = Counter()
    for word, times in counts.items():
        weighed[stem(word)] += times
    full = {one: math.log1p(times) * telling(one) for one, times in weighed.items()}
    best = sorted(full, key=lambda one: (-full[one], one))[:_LONGEST]
    norm = math.sqrt(sum(full[one] ** 2 for one in best)) or 1.0
    return {one: round(full[one] / norm, 4) for one in best}


def alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two topics, 0 to 1."""
    # The terms that both have, not one after the other; of a set only an exact sum is the same on every run.
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])


def each_alike(pairs: Iterable[tuple[Mapping[str, float], Mapping[str, float]]]) -> list[float]:
    """Return ``alike`` for each of *pairs*; the claims of two articles share their topics, which are compared once."""
    found: dict[tuple[int, int], float] = {}
    out = []
    for one, other in pairs:
        key = id(one), id(other)
        if key not in found:
            found[key] = alike(one, other)
        out.append(found[key])
    return out
