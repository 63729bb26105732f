"""Countries and their borders, drawn from ``outlines.json`` (Natural Earth; ``building/outlines.py`` makes it).

Lines are kept as the polyline encoding that web maps use: differences between points, in units of the table,
five bits a character. It takes a third of what the numbers would take.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of points, longitude before latitude, with the box around it."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Country:
    """A country, as Natural Earth names and draws it."""

    name: str
    rings: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All countries, and the lines where two of them meet."""

    countries: tuple[Country, ...]
    borders: tuple[Outline, ...]


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Return the world."""
    table = json.loads(files("counterclaim.exchange").joinpath("map", "outlines.json").read_text(encoding="utf-8"))
    lines = [tuple(decoded(line, table["unit"])) for line in table["lines"]]
    countries = table["countries"].items()
    owners = Counter(number for _, rings in countries for number in {max(one, ~one) for ring in rings for one in ring})
    return Outlines(
        tuple(Country(name, tuple(_outline(joined(lines, ring)) for ring in rings)) for name, rings in countries),
        tuple(_outline(lines[number]) for number, countries_there in owners.items() if countries_there > 1),
    )


def _outline(points: Sequence[Point]) -> Outline:
    xs, ys = zip(*points, strict=True)
    return Outline(tuple(points), (min(xs), min(ys), max(xs), max(ys)))


def joined(lines: Sequence[Sequence[Point]], ring: Iterable[int]) -> list[Point]:
    """Return the points of a ring; a line numbered ``~n`` is line ``n`` backwards (TopoJSON 1.0, 2.1.4)."""
    points: list[Point] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    return points


def encoded(points: Iterable[Point], unit: float) -> str:
    """Return *points* as text, rounded to *unit*.

    >>> encoded([(10.0, 20.0), (10.1, 19.9)], 0.02)
    'g^o}@IH'
    """
    text, x, y = "", 0, 0
    for lon, lat in points:
        dx, dy = round(lon / unit) - x, round(lat / unit) - y
        x, y = x + dx, y + dy
        if dx or dy or not text:
            text += _number(dx) + _number(dy)
    return text


def _number(value: int) -> str:
    bits = ~(value << 1) if value < 0 else value << 1
    text = ""
    while bits >= 0x20:
        text += chr((0x20 | bits & 0x1F) + 63)
        bits >>= 5
    return text + chr(bits + 63)


def decoded(text: str, unit: float) -> Iterator[Point]:
    """Yield the points that *text* encodes."""
    numbers: list[int] = []
    bits = shift = 0
    for character in text:
        code = ord(character) - 63
        bits |= (code & 0x1F) << shift
        shift += 5
        if code < 0x20:
            numbers.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x * unit, y * unit


def apart(one: Box, other: Box) -> bool:
    """Tell whether the boxes have nothing in common."""
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def turns(box: Box) -> tuple[float, ...]:
    """Return by how many degrees the world is turned, each time, to lie under all of a *box* that goes round it.

    >>> turns((170.0, -20.0, 190.0, 0.0)), turns((0.0, 0.0, 20.0, 20.0))
    ((0.0, 360.0), (0.0,))
    """
    return tuple(turn for turn in (-360.0, 0.0, 360.0) if box[0] < 180 + turn and box[2] > turn - 180)


def turned(one: Outline, by: float) -> Outline:
    """Return *one* so many degrees further east."""
    if not by:
        return one
    west, south, east, north = one.box
    return Outline(tuple((lon + by, lat) for lon, lat in one.points), (west + by, south, east + by, north))


def seen(lines: Iterable[Outline], box: Box) -> Iterator[Outline]:
    """Yield those of *lines* that may lie in *box*, which may go beyond 180 degrees, each wherever it does."""
    ways = turns(box)
    left, low, right, high = box
    for one in lines:
        west, south, east, north = one.box
        if north < low or south > high:
            continue
        for by in ways:
            if west + by <= right and east + by >= left:
                yield turned(one, by)


def clipped_ring(points: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a ring that is inside *box* (Sutherland and Hodgman 1974).

    Parts that a ring falls into stay joined by lines along the edge of the box: choose it larger than what is seen.
    """
    ring = list(points)
    for axis, edge, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        cut: list[Point] = []
        for one, other in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            a, b = sign * (one[axis] - edge), sign * (other[axis] - edge)
            if (a < 0) != (b < 0):
                part = a / (a - b)
                cut.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
            if b >= 0:
                cut.append(other)
        ring = cut
    return ring


def clipped_line(points: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the stretches of a line whose pieces touch *box*; their ends may lie outside of it."""
    stretch: list[Point] = []
    for one, other in pairwise(points):
        (x0, y0), (x1, y1) = one, other
        if apart((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), box):
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch = stretch or [one]
            stretch.append(other)
    if stretch:
        yield stretch
