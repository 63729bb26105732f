"""Where what the gazetteer lacks is likely to be: in the country, and at the town, that the text names around it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import exp

import numpy as np

from counterclaim.knowledge.gazetteer import KINDS, Gazetteer

Anchor = tuple[int, int]
"""Where in the text a resolved toponym begins, and the number of its place."""

_REACH = 500
"""Code points over which a toponym's say falls to a third."""
_NEAREST = 50
"""How many anchors are asked: farther ones say next to nothing, and asking them all takes the cube of their number."""
_CLOSE = 100
"""Kilometres over which two places speak for one another."""
_AT = frozenset(KINDS.index(kind) for kind in ("city", "county", "facility"))
_WITHIN = KINDS.index("region")


def vicinity(position: int, anchors: Sequence[Anchor], gazetteer: Gazetteer) -> int | None:
    """Return the number of the place that something at *position* of the text is nearest to.

    First the country that the anchors around speak for; in it the town, county or facility that others around lie close
    to; without one its region that is named nearest, else its capital, else itself. ``None`` without any anchor that
    lies in a country.

    Args:
        anchors: in the order of the text; the nearest are asked.
    """
    near = _nearest(position, anchors)
    says = [(exp(-abs(at - position) / _REACH), row) for at, row in near if gazetteer.country[row]]
    if not says:
        return None
    countries: Counter[int] = Counter()
    for weight, row in says:
        countries[int(gazetteer.country[row])] += weight  # type: ignore[assignment]
    country = countries.most_common(1)[0][0]
    inside = [(weight, row) for weight, row in says if gazetteer.country[row] == country]
    points = [(weight, row) for weight, row in inside if int(gazetteer.kind[row]) in _AT]
    if points:
        rows = np.array([row for _, row in points])
        closeness = 1 / (1 + gazetteer.squares(rows, rows) / _CLOSE**2)  # 1 for the same point, falling with distance
        return int(rows[(closeness @ np.array([weight for weight, _ in points])).argmax()])
    regions = [(weight, row) for weight, row in inside if int(gazetteer.kind[row]) == _WITHIN]
    if regions:
        return max(regions)[1]
    return gazetteer.capital_of(country) or inside[0][1]


def _nearest(position: int, anchors: Sequence[Anchor]) -> Sequence[Anchor]:
    """Return the anchors nearest to *position*, in their order.

    >>> _nearest(9, [(0, 7), (8, 5), (12, 6)]) == [(0, 7), (8, 5), (12, 6)]
    True
    """
    at = bisect_left(anchors, (position, -1))
    around = range(max(0, at - _NEAREST), min(len(anchors), at + _NEAREST))
    nearest = sorted(around, key=lambda i: abs(anchors[i][0] - position))[:_NEAREST]
    return [anchors[i] for i in sorted(nearest)]
