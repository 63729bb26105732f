"""Labels beside their points where there is room for them, the most important first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Anchor = Literal["start", "middle", "end"]

SIZE = 16.0
"""Of the letters, in units of the drawing, as in page.css: legible where the map is as wide as a telephone."""
_GLYPH = 0.58
"""Mean width of a letter; wide enough for the fonts that browsers put for ``system-ui``."""
_WIDE = 0.8
"""The same for capitals set apart."""
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label's text is anchored."""

    x: float
    y: float
    anchor: Anchor


class Labels:
    """What is taken on a map of the given size."""

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height
        self._taken: list[Rectangle] = []

    def take(self, x: float, y: float, radius: float) -> None:
        """Keep labels off the dot at *x*, *y*."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def beside(self, text: str, x: float, y: float, radius: float) -> Label | None:
        """Return where *text* fits beside a dot: right, left, above, below or aslant; ``None`` where nowhere."""
        return self._first(text, _around(x, y, radius), _GLYPH)

    def upon(self, text: str, x: float, y: float, steps: Sequence[float] = (0.0, -0.7, 0.7)) -> Label | None:
        """Return where *text* fits upon a point or a little off it, for areas that have no dot."""
        # Farther off it would seem to name the neighbour.
        places = (Label(x, y + SIZE * (step + 0.35), "middle") for step in steps)
        return self._first(text, places, _WIDE)

    def _first(self, text: str, places: Iterable[Label], glyph: float) -> Label | None:
        for label in places:
            box = _box(text, label, glyph)
            if self._inside(box) and not any(_meet(box, other) for other in self._taken):
                self._taken.append(box)
                return label
        return None

    def _inside(self, box: Rectangle) -> bool:
        width, height = self._size
        return box[0] >= 4 and box[1] >= 4 and box[2] <= width - 4 and box[3] <= height - 4


def _around(x: float, y: float, radius: float) -> Iterator[Label]:
    off, middle, up, down = radius + _GAP, y + SIZE * 0.35, y - radius - _GAP, y + radius + SIZE
    slant = off * 0.7
    yield Label(x + off, middle, "start")
    yield Label(x - off, middle, "end")
    yield Label(x, up, "middle")
    yield Label(x, down, "middle")
    yield Label(x + slant, up, "start")
    yield Label(x + slant, down, "start")
    yield Label(x - slant, up, "end")
    yield Label(x - slant, down, "end")


def _box(text: str, label: Label, glyph: float) -> Rectangle:
    width = len(text) * SIZE * glyph
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - SIZE * 0.85, left + width, label.y + SIZE * 0.3


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
