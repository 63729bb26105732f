"""Readings, counted as they pass."""

from collections.abc import Iterable, Iterator

from counterclaim.records import Reading


class Tally:
    """An iterable that knows how many of *readings* it has given out."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = readings
        self.number = 0

    def __iter__(self) -> Iterator[Reading]:
        for reading in self._readings:
            self.number += 1
            yield reading
