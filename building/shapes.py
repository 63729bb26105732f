"""Centres of the areas of an ESRI shapefile, with its table: all that is needed of the format, nothing more.

Source: ESRI Shapefile Technical Description (1998); dBASE III table structure.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a dBASE table, all values as text."""
    data = path.read_bytes()
    count, header, size = struct.unpack("<IHH", data[4:12])
    fields = [(data[o : o + 11].split(b"\0")[0].decode(), data[o + 16]) for o in range(32, header - 1, 32)]
    for i in range(count):
        at = header + i * size + 1
        row = {}
        for name, length in fields:
            row[name] = data[at : at + length].decode("utf-8", "replace").strip()
            at += length
        yield row


def centres(path: Path) -> Iterator[tuple[float, float]]:
    """Yield the centre of area of each polygon record: latitude, longitude in degrees.

    Rings that cross the antimeridian are moved to one side before.
    """
    data = path.read_bytes()
    at = 100
    while at < len(data):
        (words,) = struct.unpack(">I", data[at + 4 : at + 8])
        yield _centre(data[at + 8 : at + 8 + 2 * words])
        at += 8 + 2 * words


def _centre(record: bytes) -> tuple[float, float]:
    parts, points = struct.unpack("<II", record[36:44])
    begins = [*struct.unpack(f"<{parts}I", record[44 : 44 + 4 * parts]), points]
    flat = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
    total = lat = lon = 0.0
    for first, last in pairwise(begins):
        xs = [x - 360 if x > 100 and min(flat[::2]) < -100 else x for x in flat[2 * first : 2 * last : 2]]
        ys = flat[2 * first + 1 : 2 * last : 2]
        for (x0, y0), (x1, y1) in pairwise(zip(xs, ys, strict=True)):
            cross = x0 * y1 - x1 * y0
            total += cross
            lon += (x0 + x1) * cross
            lat += (y0 + y1) * cross
    return lat / (3 * total), lon / (3 * total)
