"""How well spans are found: exact span F1 of all mentions, and of named mentions with their types.

Everything is compared in the program's words (``language.encoding``), the units that the heads score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass

import numpy as np

from counterclaim.language.encoding import Encoding
from evaluation.gold import Mention, Span

Labelled = tuple[int, int, str]  # first word, last word + 1, type
Counts = Counter[tuple[str, str]]
"""How many spans of a label are "gold", "predicted" and "right"; add those of documents up for a corpus."""

MENTION = "mention"  # stands for all mentions among the labels; no type is called so


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind of thing, and the three figures in percent; 0 where there is nothing to divide by."""

    gold: int
    predicted: int
    right: int

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.predicted)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.gold + self.predicted)

    def named(self, name: str) -> dict[str, float]:
        """Return the three figures under names that begin with *name*."""
        return {f"{name} precision": self.precision, f"{name} recall": self.recall, f"{name} F1": self.f1}


def covered(encoding: Encoding, start: int, end: int) -> Span:
    """Return the words that start inside the characters *start* to *end*: (first, last + 1).

    Where none does (“not” in “cannot”, which is one word to the program) the span is empty, first equals last. The
    scorers keep such a span: it equals no prediction, so it counts as missed.
    """
    first, last = np.searchsorted(encoding.start, (start, end)).tolist()
    return first, last


def gold_mentions(encoding: Encoding, mentions: Iterable[Mention]) -> tuple[set[Span], set[Labelled]]:
    """Return the distinct spans of all mentions in words, and those of the named ones with their types."""
    spans: set[Span] = set()
    named: set[Labelled] = set()
    for mention in mentions:
        span = covered(encoding, mention.start, mention.end)
        spans.add(span)
        if mention.named:
            named.add((*span, mention.type))
    return spans, named


def mention_counts(
    gold: Set[Span],
    predicted: Set[Span],
    gold_named: Set[Labelled] = frozenset(),
    predicted_named: Set[Labelled] = frozenset(),
) -> Counts:
    """Count one document; a named mention is right where its first word, its last word and its type are.

    >>> f1(mention_counts({(0, 2), (4, 5)}, {(0, 2)}))["mention recall"]
    50.0
    """
    counts: Counts = Counter()
    for what, spans in (("gold", gold), ("predicted", predicted), ("right", gold & predicted)):
        counts[MENTION, what] = len(spans)
    named = (("gold", gold_named), ("predicted", predicted_named), ("right", gold_named & predicted_named))
    for what, labelled in named:
        counts.update((label, what) for _, _, label in labelled)
    return counts


def total(counts: Counts, labels: Iterable[str]) -> Score:
    """Return the score of several labels taken together (micro-averaged)."""
    rows = list(labels)
    gold, predicted, right = (sum(counts[label, what] for label in rows) for what in ("gold", "predicted", "right"))
    return Score(gold, predicted, right)


def f1(counts: Counts) -> dict[str, float]:
    """Return precision, recall and F1 in percent, of all mentions and of the named ones with type."""
    types = {label for label, _ in counts} - {MENTION}
    return total(counts, [MENTION]).named("mention") | total(counts, types).named("named")
