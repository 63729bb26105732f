"""Where what the gazetteer lacks is likely to be: in the country, and at the town, that the text names around it."""

from collections import Counter
from collections.abc import Sequence
from math import cos, exp, radians

from counterclaim.knowledge.gazetteer import KINDS, Gazetteer

Anchor = tuple[int, int]
"""Where in the text a resolved toponym begins, and the number of its place."""

_REACH = 500
"""Code points over which a toponym's say falls to a third."""
_CLOSE = 100
"""Kilometres over which two places speak for one another."""
_AT = frozenset(KINDS.index(kind) for kind in ("city", "county", "facility"))
_WITHIN = KINDS.index("region")


def vicinity(position: int, anchors: Sequence[Anchor], gazetteer: Gazetteer) -> int | None:
    """Return the number of the place that something at *position* of the text is nearest to.

    First the country that the anchors around speak for; in it the town, county or facility that others around lie close
    to; without one its region that is named nearest, else its capital, else itself. ``None`` without any anchor that
    lies in a country.
    """
    says = [(exp(-abs(at - position) / _REACH), row) for at, row in anchors if gazetteer.country[row]]
    if not says:
        return None
    countries: Counter[int] = Counter()
    for weight, row in says:
        countries[int(gazetteer.country[row])] += weight  # type: ignore[assignment]
    country = countries.most_common(1)[0][0]
    inside = [(weight, row) for weight, row in says if gazetteer.country[row] == country]
    points = [(weight, row) for weight, row in inside if int(gazetteer.kind[row]) in _AT]
    if points:
        return max(points, key=lambda point: sum(w * _closeness(point[1], row, gazetteer) for w, row in points))[1]
    regions = [(weight, row) for weight, row in inside if int(gazetteer.kind[row]) == _WITHIN]
    if regions:
        return max(regions)[1]
    return gazetteer.capital_of(country) or inside[0][1]


def _closeness(one: int, other: int, gazetteer: Gazetteer) -> float:
    """Return 1 for the same point, falling with the distance on a flat map."""
    north = 111.2 * (gazetteer.lat[one] - gazetteer.lat[other])
    east = 111.2 * (gazetteer.lon[one] - gazetteer.lon[other]) * cos(radians(gazetteer.lat[one]))
    return float(1 / (1 + (north**2 + east**2) / _CLOSE**2))
