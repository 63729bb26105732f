"""Do the numbers of two claims agree? A bound agrees with what it allows: “at least 40” with 43, “dozens” with 60."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from counterclaim.comparison.statements import Statement, stem
from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.numbers import number_words
from counterclaim.records import Quantity

Agreement = Literal["equal", "agree", "differ"]
TELLING = 20
"""Smaller numbers meet by chance."""
FEW = 2
"""Up to here a number is as often an article, a pronoun or “both” as what two sides are at odds over."""
_OF_THEM = frozenset(("of", word) for word in ("those", "these", "them", "whom", "which"))
_OWNED = frozenset({"the", "its", "his", "her", "their"})
_SLACK = 0.1
"""Part of a number by which another may miss it where one of them is approximate."""


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that a quantity allows."""
    low = quantity.low if quantity.low is not None else quantity.value if quantity.comparator == "equal" else None
    high = quantity.high if quantity.high is not None else quantity.value if quantity.comparator == "equal" else None
    slack = _SLACK * abs(quantity.value) if quantity.comparator == "approx" and quantity.value else 0.0
    return (-math.inf if low is None else low) - slack, (math.inf if high is None else high) + slack


def agreement(one: Quantity, other: Quantity) -> Agreement:
    """Tell how two quantities of the same unit stand to each other.

    >>> forty = Quantity((), 40, 40, None, "passengers", "equal_or_more")
    >>> agreement(forty, Quantity((), 43, 43, 43, "passengers")), agreement(forty, Quantity((), 12, 12, 12))
    ('agree', 'differ')
    """
    if one.value is not None and one.value == other.value and one.comparator == other.comparator:
        return "equal"
    (a, b), (c, d) = bounds(one), bounds(other)
    return "agree" if a <= d and c <= b else "differ"


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities count the same kind of thing."""
    if one.unit is None or other.unit is None:
        return one.unit is other.unit
    return one.unit == other.unit or stem(one.unit.lower().split()[-1]) == stem(other.unit.lower().split()[-1])


def compared(one: Sequence[Quantity], other: Sequence[Quantity]) -> tuple[float, float, float]:
    """Return how many pairs of comparable quantities are equal, agree and differ, each up to 2."""
    if not one or not other:
        return 0.0, 0.0, 0.0
    found = [agreement(x, y) for x in one for y in other if comparable(x, y)]
    return (
        float(min(2, found.count("equal"))),
        float(min(2, found.count("agree"))),
        float(min(2, found.count("differ"))),
    )


def shared_values(one: Sequence[Quantity], other: Sequence[Quantity]) -> int:
    """Return how many telling values both have, whatever they count: 4,000 soldiers are 4,000 fighters."""
    if not one or not other:
        return 0
    mine, theirs = ({q.value for q in side if q.value is not None and q.value >= TELLING} for side in (one, other))
    return len(mine & theirs)


def at_odds(one: Sequence[Quantity], other: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the first number of each, of more than ``FEW``, that the other claim does not have.

    Whatever they count: where two claims are known to stand against each other, it is their numbers that do in 71 of a
    hundred such pairs of the newsroom's train part.
    """
    mine, theirs = ({q.value for q in side} for side in (one, other))
    left = next((q for q in one if q.value is not None and q.value > FEW and q.value not in theirs), None)
    right = next((q for q in other if q.value is not None and q.value > FEW and q.value not in mine), None)
    return (left, right) if left and right else None


def conflict(one: Sequence[Quantity], other: Sequence[Quantity]) -> Literal["number", "part"] | None:
    """Tell whether the numbers of two claims exclude each other, or one is a part of what the other counts.

    ``None`` where no two numbers count the same, or all that do agree.
    """
    pairs = [(x, y) for x in one for y in other if x.unit and comparable(x, y)]
    found = [agreement(x, y) for x, y in pairs]
    if not found or "differ" not in found:
        return None
    if any(x.total is not None and x.total == y.value for x, y in [*pairs, *((y, x) for x, y in pairs)]):
        return "part"
    return "number"


def names_part(one: Statement) -> bool:
    """Tell whether a claim counts a part, or parts of what it counts: “of those, 187 …”, “five, including two …”.

    Such numbers need not agree with another's.
    """
    if not one.numbers:
        return False
    if one.vocabulary & wordlists().partial or any(pair in _OF_THEM for pair in pairwise(one.words)):
        return True
    triples = zip(one.words, one.words[1:], one.words[2:], strict=False)
    return any(a == "of" and b in _OWNED and _counts(c) for a, b, c in triples)


def _counts(word: str) -> bool:
    return word in number_words().numbers or (word[0].isdigit() and word[-1].isdigit())


def names_earlier(one: Statement) -> bool:
    """Tell whether a claim is called an earlier one: what “the first count” says, a later one need not reject."""
    return not wordlists().earlier.isdisjoint((*one.cue, *one.source))


def reconcilable(one: Statement, other: Statement) -> bool:
    """Tell whether the numbers of two claims need not agree: a part beside its whole, an earlier one beside a later."""
    if conflict(one.numbers, other.numbers) == "part" or names_part(one) or names_part(other):
        return True
    if _of_one_place(one, other) or _of_one_place(other, one):
        return True
    return bool(one.numbers and other.numbers) and (names_earlier(one) or names_earlier(other))


def _of_one_place(one: Statement, other: Statement) -> bool:
    """Tell whether *one* counts no more in one place or of one kind alone than *other* in all."""
    mine, theirs = ([q.value for q in side.numbers if q.value is not None] for side in (one, other))
    return "alone" in one.vocabulary and bool(mine and theirs) and max(mine) <= max(theirs)
