"""The words that tell one story from another: names, numbers and rare words, weighed by how few articles have them."""

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log

import numpy as np
from numpy.typing import NDArray

from counterclaim.knowledge.disputes import wordlists
from counterclaim.records import Document

KEPT = 96
"""Terms of an article that are compared, those that weigh most. Of 40, 64, 100 and 300, B-cubed on ECB+ (all topics,
batch): 85.5, 85.8, 87.5, 88.1 at their best."""
INDEXED = 20
"""Terms by which an article is found, the first of them."""
_NAME = 1.5
"""What a word counts that is written with a capital inside a sentence; with 1 and 2 B-cubed on ECB+ (all at
once) is 87.5 and 88.5 against 88.2, but PolNeAR's pairs fall with 2."""
_LEAD = 1.5
"""What a word of the headline and the first sentences counts."""
_LEADING = 3
"""Headline and sentences that lead."""
_WORD = re.compile(r"\w[\w.,]*\w|\w")
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_STEM = 4
"""Letters that stay where an ending is cut off."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The terms of one article, the heaviest first: keys (32 bits each) and weights of a vector of length 1."""

    keys: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def packed(self) -> bytes:
        """Return it as bytes: all keys, then all weights."""
        return self.keys.astype("<u4").tobytes() + self.weights.astype("<f4").tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> "Profile":
        """Return what ``packed`` made bytes of."""
        half = len(data) // 2
        return cls(np.frombuffer(data, "<u4", half // 4), np.frombuffer(data, "<f4", half // 4, half))


def terms(document: Document) -> dict[str, float]:
    """Return how much of *document* is about each of its terms: words without their endings, numbers with a “#”.

    >>> sorted(terms(Document("a", "The dam at Orlec failed. In Orlec 60 families fled.")))
    ['#60', 'dam', 'fail', 'family', 'fled', 'orlec']
    """
    common = wordlists().common
    found: dict[str, float] = {}
    parts = [document.title or "", *_SENTENCE.split(document.text)]
    for number, part in enumerate(part for part in parts if part):
        lead = _LEAD if number < _LEADING else 1.0
        for at, match in enumerate(_WORD.finditer(part)):
            word = match.group()
            low = word.casefold()
            if word[0].isdigit():
                _add(found, f"#{low}", lead)
            elif low not in common:
                _add(found, _stem(low), lead * (_NAME if at and word[0].isupper() else 1.0))
    return found


def key(term: str) -> int:
    """Return the 32 bits that stand for *term* in a ledger; that two terms share them does no harm."""
    return zlib.crc32(term.encode())


def profiled(words: Mapping[str, float], articles: int, having: Mapping[int, int]) -> Profile:
    """Return the profile of an article.

    Args:
        words: its ``terms``.
        articles: how many the ledger has.
        having: how many of them have a term, by its key.

    The frequencies of ``frequencies.json`` count as that many articles more, so that the first article of a ledger
    is weighed as well as its thousandth.
    """
    known, total = _frequencies()
    weighed = []
    for term, count in words.items():
        number = key(term)
        rarity = log((1 + total + articles) / (0.5 + known.get(term, 0) + having.get(number, 0)))
        weighed.append(((1 + log(max(count, 1.0))) * max(rarity, 0.0), number))
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    weighed = weighed[:KEPT]
    weights = np.array([weight for weight, _ in weighed], np.float32)
    length = float(np.linalg.norm(weights)) or 1.0
    return Profile(np.array([number for _, number in weighed], np.uint32), (weights / length).astype(np.float32))


def _add(found: dict[str, float], term: str, count: float) -> None:
    found[term] = found.get(term, 0.0) + count


@lru_cache(maxsize=1)
def _frequencies() -> tuple[dict[str, int], int]:
    table = json.loads(files("counterclaim.comparison.stories").joinpath("frequencies.json").read_text("utf-8"))
    return table["terms"], table["articles"]


def _stem(word: str) -> str:
    for ending, instead in _SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word
