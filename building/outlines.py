"""Countries for the page's maps, out of Natural Earth by way of the npm package world-atlas.

``python -m building.outlines`` asks npm for the package; with a path to its ``countries-50m.json`` it reads that.
Natural Earth is in the public domain; world-atlas, its TopoJSON edition, is under the ISC licence.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from math import hypot
from pathlib import Path
from typing import Any

from counterclaim.exchange.map.outlines import encoded, joined

VERSION = "2.0.2"
PATH = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "exchange" / "map" / "outlines.json"
# A map is never narrower than some ten degrees (exchange/map/view.py), 500 pixels or so: 0.02 is one of them.
UNIT = 0.02
TOLERANCE = 0.05
SMALLEST = 0.12
"""Degrees: islands whose box is smaller both ways are left out."""

Point = tuple[float, float]
Line = list[Point]


def main(path: str | None = None) -> None:
    """Write the data file and say how large it is."""
    atlas = json.loads(Path(path).read_text(encoding="utf-8")) if path else fetched()
    table = outlines(atlas)
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(cell, separators=(',', ':'))}" for key, cell in table.items())
    PATH.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
    print(f"{PATH}: {PATH.stat().st_size:,} bytes, {len(table['lines'])} lines, {len(table['countries'])} countries")


def fetched() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"world-atlas@{VERSION}", "--silent", "--pack-destination", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        [archive] = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as files:
            return json.load(files.extractfile("package/countries-50m.json"))  # type: ignore[arg-type]


def outlines(atlas: dict[str, Any]) -> dict[str, Any]:
    """Return the table: lines, and for each country which of them, one after the other, are its rings."""
    arcs = [thinned(arc, TOLERANCE) for arc in arcs_of(atlas)]
    countries = {
        country["properties"]["name"]: [ring for ring in rings(country) if large(joined(arcs, ring))]
        for country in atlas["objects"]["countries"]["geometries"]
    }
    used = sorted({max(arc, ~arc) for rings_ in countries.values() for ring in rings_ for arc in ring})
    numbers = {arc: number for number, arc in enumerate(used)}
    renumbered = {
        name: [[numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring] for ring in rings_]
        for name, rings_ in sorted(countries.items())
        if rings_
    }
    return {
        "source": f"Natural Earth 1:50m, thinned, by way of world-atlas {VERSION} (npm)",
        "licence": "Natural Earth: public domain; world-atlas: ISC, © Michael Bostock",
        "unit": UNIT,
        "lines": [encoded(arcs[arc], UNIT) for arc in used],
        "countries": renumbered,
    }


def arcs_of(atlas: dict[str, Any]) -> Iterable[Line]:
    """Yield the arcs of a TopoJSON file as degrees of longitude and latitude (TopoJSON 1.0, 2.1.4)."""
    (kx, ky), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        yield line


def rings(geometry: dict[str, Any]) -> Iterable[list[int]]:
    """Yield the rings of a geometry, each a list of arcs."""
    if geometry["type"] == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from rings(one)
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]


def large(line: Line) -> bool:
    xs, ys = zip(*line, strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys)) >= SMALLEST and len(line) > 3


def thinned(line: Line, tolerance: float) -> Line:
    """Return *line* without the points that lie within *tolerance* of it (Douglas and Peucker 1973)."""
    keep = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        distances = [(distance(line[at], line[first], line[last]), at) for at in range(first + 1, last)]
        farthest, at = max(distances, default=(0.0, 0))
        if farthest > tolerance:
            keep.add(at)
            open_ += [(first, at), (at, last)]
    return [line[at] for at in sorted(keep)]


def distance(point: Point, one: Point, other: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, one, other
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    return hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))


if __name__ == "__main__":
    main(*sys.argv[1:2])
