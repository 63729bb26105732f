"""Names of the countries that a map shows and the article does not name, so that one sees where it is."""

from collections.abc import Iterator, Sequence

from counterclaim.exchange.map.labels import Label, Labels
from counterclaim.exchange.map.outlines import Box, Outline, Point, clipped_ring, outlines, seen
from counterclaim.exchange.map.view import View

# Of the map: a country that fills less is left nameless.
_LEAST = 0.02
_GRID = 7


def neighbours(shown: View, labels: Labels, named: Sequence[Point]) -> Iterator[tuple[str, Label]]:
    """Yield countries with where their names have room, the largest first; none that holds a point of *named*."""
    found = []
    for country in outlines().countries:
        if any(_inside(one, ring) for ring in country.rings for one in named):
            continue
        parts = [clipped_ring(ring.points, shown.box) for ring in seen(country.rings, shown.box)]
        part = max(parts, key=_area, default=[])
        if _area(part) > _LEAST * _area(_corners(shown.box)):
            found.append((_area(part), country.name.upper(), part))
    for _, name, part in sorted(found, reverse=True):
        spots = (labels.upon(name, *shown.at(*spot), steps=(0.0,)) for spot in _spots(part))
        label = next(filter(None, spots), None)
        if label:
            yield name, label


def _spots(ring: Sequence[Point]) -> list[Point]:
    """Return points within *ring*, the one nearest to the middle of its box first."""
    xs, ys = zip(*ring, strict=True)
    x, y, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    steps = [(step + 0.5) / _GRID for step in range(_GRID)]
    around = sorted(((a, b) for a in steps for b in steps), key=lambda one: (one[0] - 0.5) ** 2 + (one[1] - 0.5) ** 2)
    grid = ((x + a * wide, y + b * high) for a, b in around)
    return [one for one in grid if _within(one, ring)]


def _inside(one: Point, ring: Outline) -> bool:
    west, south, east, north = ring.box
    return west <= one[0] <= east and south <= one[1] <= north and _within(one, ring.points)


def _within(one: Point, ring: Sequence[Point]) -> bool:
    """Tell whether a point lies in a ring: a ray from it crosses the ring an odd number of times."""
    x, y = one
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd


def _area(ring: Sequence[Point]) -> float:
    if len(ring) < 3:
        return 0.0
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _corners(box: Box) -> list[Point]:
    west, south, east, north = box
    return [(west, south), (east, south), (east, north), (west, north)]
