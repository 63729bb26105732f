"""The rows and names of the gazetteer while it is built, and how they are written."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.knowledge.gazetteer import KINDS, NameKind
from counterclaim.knowledge.toponyms import key


@dataclass
class Row:
    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    division: str = ""
    population: int = 0
    geonames: int = 0
    code: str = ""


class Builder:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.names: dict[str, dict[int, NameKind]] = defaultdict(dict)
        self.cities: dict[int, int] = {}
        self.countries: dict[str, int] = {}
        self.regions: dict[tuple[str, str], int] = {}
        self.capitals: list[int] = []
        self.alone: list[int] = []

    def add(self, row: Row) -> int:
        self.rows.append(row)
        self.call(len(self.rows) - 1, row.name, NameKind.MAIN)
        return len(self.rows) - 1

    def call(self, number: int, name: str, kind: NameKind) -> None:
        made = key(name)
        if len(made) > 1 and made.isascii():
            old = self.names[made].get(number)
            self.names[made][number] = kind if old is None else min(old, kind)


def settle(b: Builder) -> None:
    """Lower what a place is called only in a manner of speaking.

    A city has no country's name as a further one (“Mexico” is not the city), and where one place is spelt just so
    (“Canada”), others are not that are so only without their accents (“Cañada”).
    """
    for found in b.names.values():
        if any(b.rows[i].kind in {"country", "continent"} and kind <= NameKind.OTHER for i, kind in found.items()):
            for i in [i for i, kind in found.items() if b.rows[i].kind == "city" and kind == NameKind.OTHER]:
                del found[i]
        if any(kind == NameKind.MAIN and b.rows[i].name.isascii() for i, kind in found.items()):
            for i, kind in found.items():
                if kind == NameKind.MAIN and not b.rows[i].name.isascii():
                    found[i] = NameKind.OTHER


def write(b: Builder, sources: dict[str, str], path: Path) -> None:
    """Write the columns; *sources* says of each where it came from. The same rows give the same bytes."""
    order = sorted(range(len(b.rows)), key=lambda i: (b.rows[i].kind != "city", b.rows[i].kind, b.rows[i].geonames, i))
    rank = {old: new for new, old in enumerate(order)}
    rows = [b.rows[i] for i in order]
    keys = sorted(name for name, found in b.names.items() if found)
    counts, postings, kinds = [], [], []
    for name in keys:
        found = sorted((rank[i], kind) for i, kind in b.names[name].items())
        counts.append(len(found))
        postings += [i for i, _ in found]
        kinds += [int(kind) for _, kind in found]
    countries = sorted({row.country for row in rows})
    divisions = sorted({row.division for row in rows})
    nation = {name: i for i, name in enumerate(countries)}
    division = {name: i for i, name in enumerate(divisions)}
    head = {
        "sources": sources,
        "countries": countries,
        "divisions": divisions,
        "codes": {str(i): row.code for i, row in enumerate(rows) if row.code},
    }
    display = [row.name.encode() for row in rows]
    bare = [name.encode() for name in keys]

    def steps(values: list[int]) -> Any:  # neighbours resemble each other, so differences compress better
        return np.diff(np.array(values, dtype=np.int64), prepend=0).astype(np.int32)

    np.savez_compressed(
        path,
        head=np.frombuffer(json.dumps(head, ensure_ascii=False).encode(), dtype=np.uint8),
        keys=np.frombuffer(b"".join(bare), dtype=np.uint8),
        key_lengths=np.array([len(name) for name in bare], dtype=np.uint8),
        counts=np.array(counts, dtype=np.uint16),
        postings=np.array(postings, dtype=np.int32),
        name_kinds=np.array(kinds, dtype=np.uint8),
        names=np.frombuffer(b"".join(display), dtype=np.uint8),
        name_lengths=np.array([len(name) for name in display], dtype=np.uint8),
        lat=steps([round(row.lat * 1000) for row in rows]),
        lon=steps([round(row.lon * 1000) for row in rows]),
        population=np.array([round(8 * math.log2(1 + row.population)) for row in rows], dtype=np.uint8),
        kind=np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        country=np.array([nation[row.country] for row in rows], dtype=np.uint8),
        division=np.array([division[row.division] for row in rows], dtype=np.uint16),
        capitals=np.array(sorted(rank[i] for i in b.capitals), dtype=np.int32),
        alone=np.array(sorted(rank[i] for i in b.alone), dtype=np.int32),
        geonames=steps([row.geonames for row in rows]),
    )
    print(f"{len(rows)} places, {len(keys)} names, {len(postings)} postings, {path.stat().st_size:,} bytes")
