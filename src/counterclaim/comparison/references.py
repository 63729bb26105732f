"""What a claim's words stand for: “the claim”, “the allegations”, “it”, “this” as its content."""

from collections.abc import Sequence

from counterclaim.comparison.features import NAMES
from counterclaim.comparison.judging import Judgement
from counterclaim.comparison.statements import Statement, stem
from counterclaim.knowledge.disputes import wordlists

LONGEST = 7
"""Words of a content that is no more than a reference: “the report in the newspaper”."""
_DETERMINERS = frozenset("the this that these those such his her their its both all any".split())
_BACK = 25
"""Claims that are looked back over."""


def references(statements: Sequence[Statement], judged: Judgement) -> dict[int, int]:
    """Return for each statement that only refers the number of the one it stands for."""
    central: dict[int, float] = {}
    at = NAMES.index("cosine")
    likeness = {pair: float(row[at]) for pair, row in zip(judged.pairs, judged.features, strict=True)}
    for (i, j), c in likeness.items():
        central[i] = central.get(i, 0.0) + c
        central[j] = central.get(j, 0.0) + c
    dispute = {pair: float(row[1:4].sum()) for pair, row in zip(judged.pairs, judged.shares, strict=True)}
    top = max(central.values(), default=0.0) or 1.0
    out = {}
    for one in statements:
        if not refers(one):
            continue
        scores = {
            other.number: _fit(one, other, statements, likeness, central.get(other.number, 0.0) / top, dispute)
            for other in statements[max(0, one.number - _BACK) : one.number]
            if not refers(other) and other.claim.within != one.claim.id and one.claim.within != other.claim.id
        }
        if scores:
            out[one.number] = max(scores, key=lambda n: (scores[n], n))
    return out


def refers(one: Statement) -> bool:
    """Tell whether a claim's content is no more than a reference to another."""
    words = [w for w in one.words if w[0].isalnum()]
    if not words or len(words) > LONGEST:
        return False
    lists = wordlists()
    if len(words) <= 2 and words[0] in lists.pronouns:
        return True
    heads = [i for i, w in enumerate(words) if w in lists.pointers]
    return bool(heads) and heads[0] <= 3 and (words[0] in _DETERMINERS or heads[0] == 0)


def _fit(
    one: Statement,
    other: Statement,
    statements: Sequence[Statement],
    likeness: dict[tuple[int, int], float],
    central: float,
    dispute: dict[tuple[int, int], float],
) -> float:
    """Return how well *other* fits as what *one* refers to."""
    same = one.claim.speaker is not None and one.claim.speaker == other.claim.speaker
    told = {stem(w) for w in one.words} & {stem(w) for w in (*other.cue, *other.words)}
    more = [s for s in statements if s.claim.speaker == one.claim.speaker and s is not one and s.claim.speaker]
    likely = max(
        (likeness.get((min(other.number, s.number), max(other.number, s.number)), 0.0) for s in more), default=0.0
    )
    apart = one.number - other.number
    return (
        (-1.5 if same else 0.0)
        + (0.5 if told else 0.0)
        + 1.0 * central
        + 2.0 * likely
        + 0.5 * dispute.get((other.number, one.number), 0.0)
        + (1.0 if apart <= 2 else 0.0 if apart <= 6 else -0.4)
        - (0.5 if other.stances[1] > 0.5 else 0.0)
    )
