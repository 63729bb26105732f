"""What a pair of claims shows, as numbers; training and run time read them here."""

import math
import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.alignment import SLOTS, aligned
from counterclaim.comparison.numbers import compared, shared_values
from counterclaim.comparison.references import references
from counterclaim.comparison.statements import Statement
from counterclaim.knowledge.disputes import wordlists

Floats = npt.NDArray[np.float32]

SINGLE = (
    "denying cue", "doubting cue", "holding cue", "silent cue", "untrue", "negations", "negated opening", "pointer",
    "pronoun", "words", "quoted", "question", "answering", "speaker known", "untrue or negated in cue", "no source",
    "phrasing",
)  # fmt: skip
"""Of each claim of a pair. The stance head is not among it: it knows the denials of its own training texts by heart."""
PAIRED = (
    "shared", "cosine", "rarest shared", "share of first", "share of second", "stems shared", "entities shared",
    "entities alike", "first's speaker in second", "second's speaker in first", "first's source in second",
    "second's source in first", "first's cue in second", "second's cue in first", "same speaker", "speakers differ",
    "claims between", "words between", "sentences between", "same paragraph", "first within second",
    "second within first", "numbers equal", "numbers agree", "numbers differ", "negation differs", "opposites",
    "predicates shared", "predicates of other polarity", "rank in first", "rank in second", "nearness",
    "first central", "second central", "first near second's speaker", "second near first's speaker",
    "sentence of first", "values shared", "first refers to second", "second refers to first", "claims",
    "contested", "others denying",
    "event aligned", *(f"{slot} aligned" for slot in SLOTS), "words in order", "longest run", "speakers' words shared",
    "first rejects", "second rejects", "both untrue",
)  # fmt: skip
"""Of the pair."""
NAMES = (*(f"first {n}" for n in SINGLE), *(f"second {n}" for n in SINGLE), *PAIRED)


def single(one: Statement, phrased: float = 0.0) -> list[float]:
    """Return a claim's own features, see ``SINGLE``; *phrased*: see ``phrasing``."""
    lists = wordlists()
    words, cue = one.words, one.cue
    opening = words[:4]
    return [
        float(one.denying),
        float(not lists.doubting.isdisjoint(cue)),
        float(not lists.holding.isdisjoint(cue)),
        float(not lists.silent.isdisjoint(cue)),
        float(min(3, sum(w in lists.untrue for w in words))),
        float(min(4, one.negations)),
        float(not lists.negative.isdisjoint(opening)),
        float(not lists.pointers.isdisjoint(words[:8])),
        float(not lists.pronouns.isdisjoint(words[:3])),
        math.log1p(len(words)),
        float(one.claim.quotation != "indirect"),
        float("?" in words),
        float(not lists.answering.isdisjoint(one.lead)),
        float(one.claim.speaker is not None),
        float(not (lists.negative.isdisjoint(cue) and lists.untrue.isdisjoint(cue))),
        float(not one.source),
        phrased,
    ]


def features(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], phrased: Sequence[float]) -> Floats:
    """Return ``[p, NAMES]`` for *pairs* of numbers of *statements*.

    Args:
        phrased: each statement's ``phrasing``.
    """
    alone = np.asarray([single(one, p) for one, p in zip(statements, phrased, strict=True)], dtype=np.float32)
    norms = [math.sqrt(sum(w * w for w in one.stems.values())) or 1.0 for one in statements]
    common = [statements[i].stems.keys() & statements[j].stems.keys() for i, j in pairs]
    cosines = [
        sum(statements[i].stems[s] ** 2 for s in shared) / (norms[i] * norms[j])
        for (i, j), shared in zip(pairs, common, strict=True)
    ]
    targets = references(statements, dict(zip(pairs, cosines, strict=True)))
    ranks, central, sides = _ranks(pairs, cosines), _central(pairs, cosines), _sides(statements, pairs, cosines)
    whole = _whole(phrased)
    rows = []
    for (i, j), shared, cosine, rank in zip(pairs, common, cosines, ranks, strict=True):
        one, other = statements[i], statements[j]
        rows.append(
            (
                *_paired(one, other, shared, cosine),
                *rank,
                1.0 / (j - i),
                central[i],
                central[j],
                sides.get((i, other.claim.speaker), 0.0),
                sides.get((j, one.claim.speaker), 0.0),
                math.log1p(one.sentence),
                float(min(3, shared_values(one.numbers, other.numbers))),
                float(targets.get(i) == j),
                float(targets.get(j) == i),
                *whole,
                *_events(one, other),
                *_worded(one, other, shared),
            )
        )
    first, second = np.asarray(pairs, dtype=np.int64).reshape(-1, 2).T
    alone = alone.reshape(-1, len(SINGLE))
    return np.hstack([alone[first], alone[second], np.asarray(rows, dtype=np.float32).reshape(-1, len(PAIRED))])


def _paired(one: Statement, other: Statement, shared: Set[str], cosine: float) -> list[float]:
    lists = wordlists()
    weights = [one.stems[s] for s in shared]
    total = sum(weights)
    entities = one.entities & other.entities
    speakers = one.claim.speaker, other.claim.speaker
    opposites = sum(not lists.opposites[w].isdisjoint(other.vocabulary) for w in one.opposable)
    predicates = one.predicates
    same = [e.polarity != predicates[e.predicate] for e in other.events if e.predicate in predicates]
    return [
        min(total, 12.0),
        cosine,
        max(weights, default=0.0),
        total / (one.mass or 1.0),
        total / (other.mass or 1.0),
        float(min(8, len(shared))),
        float(min(4, len(entities))),
        len(entities) / (len(one.entities | other.entities) or 1),
        float(speakers[0] in other.entities),
        float(speakers[1] in one.entities),
        float(not one.source_stems.isdisjoint(other.stems)),
        float(not other.source_stems.isdisjoint(one.stems)),
        float(not one.cue_stems.isdisjoint(other.stems)),
        float(not other.cue_stems.isdisjoint(one.stems)),
        float(speakers[0] is not None and speakers[0] == speakers[1]),
        float(None not in speakers and speakers[0] != speakers[1]),
        float(min(20, other.number - one.number)),
        math.log1p(abs(other.begin - one.begin)),
        float(min(20, abs(other.sentence - one.sentence))),
        float(one.paragraph == other.paragraph),
        float(one.claim.within == other.claim.id),
        float(other.claim.within == one.claim.id),
        *compared(one.numbers, other.numbers),
        float(one.negations % 2 != other.negations % 2),
        float(opposites),
        float(min(3, len(same))),
        float(min(3, sum(same))),
    ]


def _events(one: Statement, other: Statement) -> list[float]:
    """Return how surely two events of the claims are the same, and how their slots stand to each other."""
    found = aligned(one, other)
    return [0.0] * (1 + len(SLOTS)) if found is None else [found.weight, *map(float, found.slots)]


def _worded(one: Statement, other: Statement, shared: Set[str]) -> list[float]:
    runs = _runs(one.telling, other.told_at) if shared else []
    return [
        sum(runs) / (min(len(one.telling), len(other.telling)) or 1),
        float(max(runs, default=0)),
        len(one.source_stems & other.source_stems) / (len(one.source_stems | other.source_stems) or 1),
        float(one.rejecting),
        float(other.rejecting),
        float(one.untrue and other.untrue),
    ]


def _runs(mine: Sequence[str], theirs: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the lengths of the runs of words that both have in the same order (Ratcliff and Metzener 1988).

    The longest is found first, then the longest before and the longest behind it, and so on; of equals the first.

    Args:
        mine: the words of one.
        theirs: where the other has which words.
    """
    met = [(i, theirs[word]) for i, word in enumerate(mine) if word in theirs]
    queue, found = [(0, len(mine), 0, sys.maxsize)], []
    while queue and met:
        low, high, least, most = queue.pop()
        longest = at = there = 0
        ending: dict[int, int] = {}
        before = -1
        for i, places in met:
            if low <= i < high:
                grown = {}
                last, before = ending if i == before + 1 else {}, i
                for j in places:
                    if least <= j < most:
                        grown[j] = length = last.get(j - 1, 0) + 1
                        if length > longest:
                            longest, at, there = length, i - length + 1, j - length + 1
                ending = grown
        if longest:
            found.append((at, there, longest))
            queue += [(low, at, least, there), (at + longest, high, there + longest, most)]
    found.sort()
    runs: list[int] = []
    ends = (-1, -1)
    for at, there, length in found:
        if (at, there) == ends:
            runs[-1] += length  # two runs that meet are one
        else:
            runs.append(length)
        ends = at + length, there + length
    return runs


def _ranks(pairs: Sequence[tuple[int, int]], cosines: Sequence[float]) -> list[tuple[float, float]]:
    """Return for each pair how many others of each claim share more."""
    by: dict[int, list[float]] = {}
    for (i, j), c in zip(pairs, cosines, strict=True):
        by.setdefault(i, []).append(-c)
        by.setdefault(j, []).append(-c)
    for values in by.values():
        values.sort()
    return [
        (float(min(10, bisect_left(by[i], -c))), float(min(10, bisect_left(by[j], -c))))
        for (i, j), c in zip(pairs, cosines, strict=True)
    ]


def _central(pairs: Sequence[tuple[int, int]], cosines: Sequence[float]) -> dict[int, float]:
    """Return how much each claim shares with all others: what an article is about is what it says again."""
    out: dict[int, float] = {}
    for (i, j), c in zip(pairs, cosines, strict=True):
        out[i] = out.get(i, 0.0) + c
        out[j] = out.get(j, 0.0) + c
    return out


def _sides(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], cosines: Sequence[float]
) -> dict[tuple[int, str | None], float]:
    """Return how much each claim shares with what a speaker says elsewhere: who denies goes on to say why."""
    out: dict[tuple[int, str | None], float] = {}
    for (i, j), c in zip(pairs, cosines, strict=True):
        for one, other in ((i, j), (j, i)):
            speaker = statements[other].claim.speaker
            if speaker is not None:
                out[one, speaker] = max(out.get((one, speaker), 0.0), c)
    return out


STANCE = (*SINGLE, "likeliest denial of another", "likeliest dispute", "likeliest denial by another", "shares most")
"""Of each claim, for its stance: its own features and what the pairs say of it."""


def stance_features(
    statements: Sequence[Statement],
    pairs: Sequence[tuple[int, int]],
    judged: npt.NDArray[np.float64],
    cosines: Sequence[float],
    phrased: Sequence[float],
) -> Floats:
    """Return ``[statements, STANCE]``.

    Args:
        judged: ``[p, classes]`` probabilities of each pair, see ``judging.CLASSES``.
        cosines: ``[p]`` how much the two share.
    """
    around = np.zeros((len(statements), 4), dtype=np.float32)
    if pairs:
        first, second = np.asarray(pairs, dtype=np.int64).T
        disputes = judged[:, 1] + judged[:, 2] + judged[:, 3]
        shown = np.column_stack([judged[:, 1], disputes, judged[:, 2], cosines]).astype(np.float32)
        np.maximum.at(around, first, shown)
        np.maximum.at(around, second, shown[:, [2, 1, 0, 3]])
    own = np.asarray([single(one, p) for one, p in zip(statements, phrased, strict=True)], dtype=np.float32)
    return np.hstack([own.reshape(len(statements), len(SINGLE)), around])


def _whole(phrased: Sequence[float]) -> tuple[float, float, float]:
    """Return what the whole article shows: how many claims, and how surely and how often some of them deny."""
    shares = sorted((1 / (1 + math.exp(-p)) for p in phrased), reverse=True)
    return math.log1p(len(shares)), sum(shares[:3]) / 3, sum(shares) / max(1, len(shares))
