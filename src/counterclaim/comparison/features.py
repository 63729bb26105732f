"""What a pair of claims shows, as numbers; training and run time read them here."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

from counterclaim.comparison.alignment import SLOTS, aligned
from counterclaim.comparison.numbers import compared, shared_values
from counterclaim.comparison.references import references
from counterclaim.comparison.statements import Statement, stem
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
        float(any(w in lists.denying for w in cue)),
        float(any(w in lists.doubting for w in cue)),
        float(any(w in lists.holding for w in cue)),
        float(any(w in lists.silent for w in cue)),
        float(min(3, sum(w in lists.untrue for w in words))),
        float(min(4, one.negations)),
        float(any(w in lists.negative for w in opening)),
        float(any(w in lists.pointers for w in words[:8])),
        float(any(w in lists.pronouns for w in words[:3])),
        math.log1p(len(words)),
        float(one.claim.quotation != "indirect"),
        float("?" in words),
        float(any(w in lists.answering for w in one.lead)),
        float(one.claim.speaker is not None),
        float(any(w in lists.negative or w in lists.untrue for w in cue)),
        float(not one.source),
        phrased,
    ]


def features(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], phrased: Sequence[float]) -> Floats:
    """Return ``[p, NAMES]`` for *pairs* of numbers of *statements*.

    Args:
        phrased: each statement's ``phrasing``.
    """
    alone = [single(one, p) for one, p in zip(statements, phrased, strict=True)]
    norms = [math.sqrt(sum(w * w for w in one.stems.values())) or 1.0 for one in statements]
    cosines = np.zeros(len(pairs))
    for n, (i, j) in enumerate(pairs):
        one, other = statements[i].stems, statements[j].stems
        cosines[n] = sum(one[s] * other[s] for s in one.keys() & other.keys()) / (norms[i] * norms[j])
    targets = references(statements, dict(zip(pairs, cosines.tolist(), strict=True)))
    ranks, central, sides = _ranks(pairs, cosines), _central(pairs, cosines), _sides(statements, pairs, cosines)
    whole = _whole(phrased)
    rows = [
        alone[i]
        + alone[j]
        + _paired(statements[i], statements[j], float(cosines[n]))
        + [*ranks[n], 1.0 / (j - i), central.get(i, 0.0), central.get(j, 0.0)]
        + [sides.get((i, statements[j].claim.speaker), 0.0), sides.get((j, statements[i].claim.speaker), 0.0)]
        + [
            math.log1p(statements[i].sentence),
            float(min(3, shared_values(statements[i].numbers, statements[j].numbers))),
        ]
        + [float(targets.get(i) == j), float(targets.get(j) == i)]
        + [*whole]
        + _events(statements[i], statements[j])
        + _worded(statements[i], statements[j])
        for n, (i, j) in enumerate(pairs)
    ]
    return np.asarray(rows, dtype=np.float32).reshape(len(pairs), len(NAMES))


def _paired(one: Statement, other: Statement, cosine: float) -> list[float]:
    lists = wordlists()
    shared = one.stems.keys() & other.stems.keys()
    weights = [one.stems[s] for s in shared]
    total = sum(weights)
    entities = one.entities & other.entities
    speakers = one.claim.speaker, other.claim.speaker
    numbers = compared(one.numbers, other.numbers)
    theirs = other.vocabulary
    opposites = sum(bool(lists.opposites[w] & theirs) for w in one.vocabulary if w in lists.opposites)
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
        float(bool(one.source_stems & other.stems.keys())),
        float(bool(other.source_stems & one.stems.keys())),
        float(any(stem(w) in other.stems for w in one.cue)),
        float(any(stem(w) in one.stems for w in other.cue)),
        float(speakers[0] is not None and speakers[0] == speakers[1]),
        float(None not in speakers and speakers[0] != speakers[1]),
        float(min(20, other.number - one.number)),
        math.log1p(abs(other.begin - one.begin)),
        float(min(20, abs(other.sentence - one.sentence))),
        float(one.paragraph == other.paragraph),
        float(one.claim.within == other.claim.id),
        float(other.claim.within == one.claim.id),
        *numbers,
        float(one.negations % 2 != other.negations % 2),
        float(opposites),
        float(min(3, len(same))),
        float(min(3, sum(same))),
    ]


def _events(one: Statement, other: Statement) -> list[float]:
    """Return how surely two events of the claims are the same, and how their slots stand to each other."""
    found = aligned(one, other)
    return [0.0] * (1 + len(SLOTS)) if found is None else [found.weight, *map(float, found.slots)]


def _worded(one: Statement, other: Statement) -> list[float]:
    lists = wordlists()
    mine, theirs = ([s for s in map(stem, side.words) if s in side.stems] for side in (one, other))
    match = SequenceMatcher(None, mine[:40], theirs[:40], autojunk=False)
    blocks = [b.size for b in match.get_matching_blocks()] if one.stems.keys() & other.stems.keys() else [0]
    shorter = min(len(mine), len(theirs), 40) or 1
    return [
        sum(blocks) / shorter,
        float(max(blocks)),
        len(one.source_stems & other.source_stems) / (len(one.source_stems | other.source_stems) or 1),
        float(any(w in lists.denying for w in one.cue) or any(w in lists.untrue for w in one.words[:6])),
        float(any(w in lists.denying for w in other.cue) or any(w in lists.untrue for w in other.words[:6])),
        float(bool(one.vocabulary & lists.untrue and other.vocabulary & lists.untrue)),
    ]


def _ranks(pairs: Sequence[tuple[int, int]], cosines: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    """Return for each pair how many others of each claim share more."""
    by: dict[int, list[float]] = {}
    for (i, j), c in zip(pairs, cosines.tolist(), strict=True):
        by.setdefault(i, []).append(-c)
        by.setdefault(j, []).append(-c)
    for values in by.values():
        values.sort()
    return [
        (float(min(10, bisect_left(by[i], -c))), float(min(10, bisect_left(by[j], -c))))
        for (i, j), c in zip(pairs, cosines.tolist(), strict=True)
    ]


def _central(pairs: Sequence[tuple[int, int]], cosines: npt.NDArray[np.float64]) -> dict[int, float]:
    """Return how much each claim shares with all others: what an article is about is what it says again."""
    out: dict[int, float] = {}
    for (i, j), c in zip(pairs, cosines.tolist(), strict=True):
        out[i] = out.get(i, 0.0) + c
        out[j] = out.get(j, 0.0) + c
    return out


def _sides(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], cosines: npt.NDArray[np.float64]
) -> dict[tuple[int, str | None], float]:
    """Return how much each claim shares with what a speaker says elsewhere: who denies goes on to say why."""
    out: dict[tuple[int, str | None], float] = {}
    for (i, j), c in zip(pairs, cosines.tolist(), strict=True):
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
