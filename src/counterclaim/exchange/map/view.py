"""Which part of the world a map shows, and where a point of the world lies in it."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.exchange.map.outlines import Box, Point
from counterclaim.records import Place

WIDTH = 560.0
"""Of the drawing, in its own units; the page scales it."""
_LOWEST, _HIGHEST = 0.44, 0.62  # of height to width: the claims below it should still be seen
# The outlines are thinned to 0.05 degrees; nearer than this they look like what they are.
_NARROWEST = 9.0
_MARGIN = 0.16  # of the width, at each side: room for labels
# A place that would widen the map by more is named below it instead, unless the map is of a small region still.
_STRETCH = 1.4
_REGION = 22.0
_MOST = 0.6
"""Of the mentions of towns: so many at least are shown."""
_AREAS = frozenset({"country", "continent", "sea", "area"})


@dataclass(frozen=True, slots=True)
class View:
    """An equirectangular map whose scale is true along its middle parallel; a map of the world is plate carrée."""

    box: Box
    height: float

    def at(self, lon: float, lat: float) -> Point:
        """Return where a point lies, in units of the drawing, from its upper left corner."""
        west, south, east, north = self.box
        return (lon - west) / (east - west) * WIDTH, (north - lat) / (north - south) * self.height

    def place(self, place: Place) -> Point:
        """Return where *place* lies, in units of the drawing; it need not be in the view."""
        lon, lat = point(place)
        return self.at(self._round(lon), lat)

    def holds(self, place: Place) -> bool:
        """Tell whether *place* lies in the view."""
        _, south, east, north = self.box
        lon, lat = point(place)
        return self._round(lon) <= east and south <= lat <= north

    def _round(self, lon: float) -> float:
        """Return *lon* as the degrees of the view count it, which may go beyond 180."""
        west = self.box[0]
        return west + (lon - west) % 360 if not west <= lon <= self.box[2] else lon


def area(place: Place) -> bool:
    """Tell whether *place* is so large that its point says little of where it is."""
    return place.kind in _AREAS


def point(place: Place) -> Point:
    """Return the longitude and latitude of *place*, which has them."""
    return place.lon or 0.0, place.lat or 0.0


def view(places: Sequence[Place], anchored: Iterable[str] = ()) -> View:
    """Return the view that shows what matters most of *places*, all of them located.

    Those whose ids are *anchored* are all in it; without any, the town that is mentioned most, or the country. Others
    join, the nearest first, until one would widen the map too much; but where most mentions would then be left out,
    the article is about places far apart, and all of them are shown.
    """
    held = set(anchored)
    towns = [place for place in places if not area(place)]
    core = [place for place in places if place.id in held]
    core = core or [max(towns or places, key=lambda place: len(place.mentions))]
    shown = _grown(core, places)
    if _mentions(shown) < _MOST * _mentions(towns or places):
        shown = _grown(towns or list(places), places)
    return _framed([point(place) for place in shown])[0]


def _grown(core: list[Place], places: Sequence[Place]) -> list[Place]:
    shown = list(core)
    others = [place for place in places if place not in shown]
    while others:
        points = [point(place) for place in shown]
        nearest = min(others, key=lambda one: _framed([*points, point(one)])[1])
        if _framed([*points, point(nearest)])[1] > max(_framed(points)[1] * _STRETCH, _REGION):
            break
        shown.append(nearest)
        others.remove(nearest)
    return shown


def _mentions(places: Iterable[Place]) -> int:
    return sum(len(place.mentions) for place in places)


def _framed(points: Sequence[Point]) -> tuple[View, float]:
    """Return a view of *points* with its margin, and its width in degrees of longitude at the equator."""
    lons, lats = _unrolled([lon for lon, _ in points]), [lat for _, lat in points]
    middle = (min(lats) + max(lats)) / 2
    shrink = max(math.cos(math.radians(middle)), 0.3)  # a degree of longitude there, of one at the equator
    room = 1 - 2 * _MARGIN
    wide = max((max(lons) - min(lons)) * shrink / room, _NARROWEST)
    high = max((max(lats) - min(lats)) / room, wide * _LOWEST)
    wide = max(wide, high / _HIGHEST)
    if wide / shrink >= 320:
        return View((-180.0, -60.0, 180.0, 84.0), WIDTH * 144 / 360), 360.0
    lon = (min(lons) + max(lons)) / 2
    west = lon - wide / shrink / 2
    west += 360 * ((west < -180) - (west >= 180))
    south = min(max(middle - high / 2, -90.0), 90.0 - high)
    return View((west, south, west + wide / shrink, south + high), WIDTH * high / wide), wide


def _unrolled(lons: Sequence[float]) -> list[float]:
    """Return *lons* such that they span as little as they can: those east of the widest gap come after it.

    >>> _unrolled([178.0, -179.0, 170.0])
    [178.0, 181.0, 170.0]
    """
    ordered = sorted(lons)
    gaps = [(other - one, other) for one, other in itertools.pairwise(ordered)]
    widest, after = max(gaps, default=(0.0, 0.0))
    if widest <= 360 - (ordered[-1] - ordered[0]):
        return list(lons)
    return [lon if lon >= after else lon + 360 for lon in lons]
