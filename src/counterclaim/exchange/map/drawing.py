"""The map of an article: land and borders, arrows of what moved, a mark and a label for each place."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.exchange.map.labels import Label, Labels
from counterclaim.exchange.map.moves import Move, moves
from counterclaim.exchange.map.naming import neighbours
from counterclaim.exchange.map.outlines import Box, Point, clipped_line, clipped_ring, outlines, seen
from counterclaim.exchange.map.view import WIDTH, View, area, point, view
from counterclaim.exchange.page.markup import Article, counted_mentions, fit, mentions
from counterclaim.records import Alternative, Place

_SHORTEST, _BOW, _HEAD = 30.0, 0.18, 9.0  # of arrows
_DOT = 3.0  # of a country whose name has no room in it
SURE = 0.8
"""A place that is less likely than this is marked as doubtful."""
_LIKELY = 0.05  # other places of a name that are less likely are not drawn
_SHAPES = {"city": "town", "facility": "facility"}


def map_of(article: Article) -> str:
    """Return a figure with the map of *article*, whose text is marked already; nothing where no place is located."""

    def pointer(place: Place) -> str:
        return article.pointer(mentions(place)) or f"href=#{article.name}"

    return drawn(article.reading.places, moves(article.reading), pointer)


def drawn(
    places: Sequence[Place], moved: Sequence[Move], pointer: Callable[[Place], str], *, fine: bool = False
) -> str:
    """Return a figure with the map of *places* and of what moved between them; nothing where none is located.

    Args:
        places: those without coordinates are left out.
        moved: between some of *places*.
        pointer: returns the attributes of the link that a place's mark is, as HTML.
        fine: whether coasts shall bear to be looked at from nearer.
    """
    located = [one for one in places if one.lat is not None and one.lon is not None]
    if not located:
        return ""
    shown = view(located, {end.id for move in moved for end in (move.origin, move.destination)})
    inside = sorted((one for one in located if shown.holds(one)), key=lambda one: (-len(one.mentions), area(one)))
    labels = Labels(WIDTH, shown.height)
    for one in inside:
        if not area(one):
            labels.take(*shown.place(one), _radius(one))
    ways = [(move, way) for move in _numbered_once(moved) if (way := _way(shown, move))]
    for _, way in ways:
        for step in range(3, 15):
            labels.take(*way.at(step / 16), 3.0)
    arrows = [_arrow(labels, move, way) for move, way in ways]
    marks = {one.id: _mark(pointer(one), shown, labels, one) for one in inside}
    countries = [point(one) for one in located if one.kind == "country"]
    around = [f'<g class="around">{_label(*one)}</g>' for one in neighbours(shown, labels, countries)]
    outside = [one.name for one in located if not marks.get(one.id)]
    title = f"Map of {len(located) - len(outside)} of {len(located)} places" if outside else "Map of the places"
    beyond = f"Not marked: {fit(', '.join(outside))}. " if outside else ""
    return (
        f'<figure class="map"><svg viewBox="0 0 {WIDTH:g} {shown.height:.0f}" role="group" aria-label="{title}">'
        f'<path class="land" d="{_land(shown, fine)}"/><path class="border" d="{_borders(shown, fine)}"/>'
        f"{''.join(around)}{_doubts(shown, inside)}{''.join(arrows)}{''.join(marks.values())}</svg>"
        f"<figcaption>{beyond}Borders as Natural Earth draws them, roughly.</figcaption></figure>"
    )


def doubtful(place: Place) -> bool:
    """Tell whether *place* may well be another one of its name."""
    return place.probability is not None and place.probability < SURE and bool(place.alternatives)


def _doubts(shown: View, places: Iterable[Place]) -> str:
    """Return a dotted line from each place that is doubtful to what else its name may mean, where that is in view."""
    return "".join(
        f'<g class="doubt"><title>{fit(_else(place, other))}</title>'
        f'<path d="M{_pair(shown.place(place))}L{_pair(shown.place(spot))}"/>'
        f'<circle cx="{shown.place(spot)[0]:.1f}" cy="{shown.place(spot)[1]:.1f}" r="{_DOT:g}"/></g>'
        for place in places
        if doubtful(place)
        for other in place.alternatives
        if other.probability >= _LIKELY and other.lat is not None and other.lon is not None
        if shown.holds(spot := Place("", other.name, other.kind, lat=other.lat, lon=other.lon))
    )


def _else(place: Place, other: Alternative) -> str:
    return f"{place.name} may also be {other.name}, {other.kind}: {other.probability:.0%}"


def _numbered_once(moved: Sequence[Move]) -> Iterator[Move]:
    """Yield *moved* with a number only where no arrow to the same place has the same."""
    seen: set[tuple[str, str]] = set()
    for move in moved:
        key = (move.destination.id, move.number)
        yield replace(move, number="") if key in seen else move
        seen.add(key)


def _radius(place: Place) -> float:
    return min(3.0 + 1.5 * math.sqrt(len(place.mentions)), 10.0)


def _mark(pointer: str, shown: View, labels: Labels, place: Place) -> str:
    """Return the mark of *place*, a link, with its label; an empty string for an area whose name has no room."""
    x, y = shown.place(place)
    radius = _DOT if area(place) else _radius(place)
    kind = "area" if area(place) else _SHAPES.get(place.kind, "region")
    name = place.name.upper() if kind == "area" else place.name
    label = labels.upon(name, x, y) if kind == "area" else None
    shape = ""
    if label is None:
        label = labels.beside(name, x, y, radius)
        shape = _shape(kind, x, y, radius)
    if label is None and kind == "area":  # a ring without a name in a crowd of towns tells nothing
        return ""
    unsure = doubtful(place)
    about = f"{place.name}: {place.kind}, {counted_mentions(place)}" + (
        f", {place.probability:.0%} sure" if unsure else ""
    )
    inner = f"<title>{fit(about)}</title>{shape}{_label(name, label)}"
    return f'<a class="place {kind}{" doubtful" if unsure else ""}" {pointer}>{inner}</a>'


def _shape(kind: str, x: float, y: float, radius: float) -> str:
    if kind == "facility":
        r = radius * 1.15
        return f'<path d="M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}l{-r:.1f} {r:.1f}l{-r:.1f} {-r:.1f}Z"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _label(name: str, label: Label | None) -> str:
    if label is None:
        return ""
    return f'<text x="{label.x:.1f}" y="{label.y:.1f}" text-anchor="{label.anchor}">{fit(name)}</text>'


@dataclass(frozen=True, slots=True)
class _Way:
    """The curve of an arrow, quadratic, and where its head ends."""

    start: Point
    bend: Point
    end: Point
    tip: Point

    def at(self, part: float) -> Point:
        rest = 1 - part
        weights = rest * rest, 2 * rest * part, part * part
        x, y = (sum(w * one[axis] for w, one in zip(weights, self._points, strict=True)) for axis in (0, 1))
        return x, y

    @property
    def _points(self) -> tuple[Point, Point, Point]:
        return self.start, self.bend, self.end


def _way(shown: View, move: Move) -> _Way | None:
    """Return a curve that bows to its left, kept off the marks at both ends; ``None`` where these are too near."""
    one, other = shown.place(move.origin), shown.place(move.destination)
    dx, dy = other[0] - one[0], other[1] - one[1]
    if math.hypot(dx, dy) < _SHORTEST:
        return None
    bend = (one[0] + other[0]) / 2 + dy * _BOW, (one[1] + other[1]) / 2 - dx * _BOW
    far = _clear(move.destination)
    return _Way(
        _toward(one, bend, _clear(move.origin)), bend, _toward(other, bend, far + _HEAD), _toward(other, bend, far)
    )


def _arrow(labels: Labels, move: Move, way: _Way) -> str:
    """Return an arrow with its number where there is room."""
    number = _label(move.number, labels.beside(move.number, *way.at(0.5), 2.0)) if move.number else ""
    return (
        f'<g class="{"move" if move.asserted else "move unsure"}"><title>{fit(move.title)}</title>'
        f'<path class="way" d="M{_pair(way.start)}Q{_pair(way.bend)} {_pair(way.end)}"/>'
        f'<path class="head" d="{_head(way.end, way.tip)}"/>{number}</g>'
    )


def _clear(place: Place) -> float:
    return 16.0 if area(place) else _radius(place) + 4


def _toward(one: Point, other: Point, far: float) -> Point:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return one[0] + dx / length * far, one[1] + dy / length * far


def _head(base: Point, tip: Point) -> str:
    dx, dy = (tip[0] - base[0]) * 0.55, (tip[1] - base[1]) * 0.55
    left, right = (base[0] - dy, base[1] + dx), (base[0] + dy, base[1] - dx)
    return f"M{_pair(tip)}L{_pair(left)}L{_pair(right)}Z"


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _land(shown: View, fine: bool) -> str:
    box = _larger(shown.box)
    all_rings = (ring for country in outlines().countries for ring in country.rings)
    rings = (clipped_ring(one.points, box) for one in seen(all_rings, box))
    return "".join(f"{_path(shown, ring, fine)}Z" for ring in rings if len(ring) > 2)


def _borders(shown: View, fine: bool) -> str:
    borders = seen(outlines().borders, shown.box)
    lines = (line for one in borders for line in clipped_line(one.points, shown.box))
    return "".join(_path(shown, line, fine) for line in lines)


def _larger(box: Box) -> Box:
    margin = (box[2] - box[0]) * 0.02
    return box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin


def _path(shown: View, points: Sequence[Point], fine: bool) -> str:
    """Return *points* as a path in whole units, or tenths; points that fall together are one."""
    return "M" + "L".join(f"{x} {y}" for x, y in _distinct((shown.at(*one) for one in points), 1 if fine else 0))


def _distinct(points: Iterable[Point], digits: int) -> Iterator[tuple[str, str]]:
    last = None
    for x, y in points:
        rounded = f"{x:.{digits}f}", f"{y:.{digits}f}"
        if rounded != last:
            yield rounded
        last = rounded
