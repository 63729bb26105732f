"""Which places of the gazetteer a name may stand for, before the article decides between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import numpy as np
import numpy.typing as npt

from counterclaim.knowledge.gazetteer import FAMOUS, KINDS, Gazetteer, NameKind, PlaceKind
from counterclaim.knowledge.kinds import direction, generic, stripped
from counterclaim.knowledge.toponyms import key, owner

Form = Literal["name", "kind", "where", "part"]
"""How a name was looked up: as it stands; without a word for its kind; without “northern”; a part of it."""
Flags = npt.NDArray[np.bool_]

_KNOWN = np.log(50_000)
"""People of a place that other things are named after, as a logarithm: “University of Velmar”."""
_LARGE = 12.0
"""Logarithm of the people of a place that is known by two or three capitals."""
_SAME = 100
"""Kilometres below which a region and a city of one name are one place to a reader: its seat, or a city that is one."""

_OCCURRENCES = 100
"""Times that a name is looked at for what stands beside it."""
_WORD = re.compile(r"[\w’'.-]+")
_STATE = re.compile(r"(?i) (?:state|province)\b")
_STATE_OF = re.compile(r"(?i)\b(?:state|province) of $")
_TOWN = re.compile(r"((?:[A-Z][\w’'-]* )?([A-Z][\w’'-]*)), $")


@dataclass(frozen=True)
class Candidates:
    """What a name may stand for."""

    rows: npt.NDArray[np.int64]
    """[c] numbers of places in the gazetteer."""
    names: npt.NDArray[np.uint8]
    """[c] ``NameKind``."""
    form: Form
    hints: frozenset[PlaceKind]
    """Kinds that words in the name or beside it tell."""


_NONE = Candidates(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8), "name", frozenset())


_ARTICLES = ("Al", "El")
"""Arabic articles that news leaves out, and lists of places do not: “Qamishli”."""


def candidates(
    surface: str,
    gazetteer: Gazetteer,
    *,
    hints: frozenset[PlaceKind] = frozenset(),
    text: str = "",
    dateline: bool = False,
    dotted: bool = False,
) -> Candidates:
    """Return the places that *surface* may stand for.

    Each form of the name is asked only where those before it gave nothing: “West Virginia” is not “Virginia”.

    Args:
        surface: the name as it stands in the text.
        hints: kinds that words beside it tell.
        dateline: whether it opens an article without state or country behind it, “LONDON —”.
        dotted: whether a stop follows it behind another name, “Velmar, Cal.”.
        text: of the article, which may tell elsewhere that a region is meant and not a city.
    """
    name = owner(surface)
    capitals = dotted or abbreviation(name)
    if direction(key(name)):
        return _NONE
    for form, spelt, kinds in _forms(name):
        rows, names = gazetteer.look_up(spelt)
        told = hints | kinds
        kept = _meant(names, gazetteer.kind[rows], form, told, capitals=capitals)
        apart = names == NameKind.TOLD
        if apart.any() and not _told_apart(name, rows[apart], text, gazetteer):
            kept &= ~apart
        if form == "part":
            kept &= _known(rows, names, gazetteer)
        rows, names = rows[kept], names[kept]
        if not len(rows):
            continue
        kept = ~_namesakes(rows, gazetteer)
        if "region" not in told:
            kept &= ~_cities_own(rows, gazetteer)
        if capitals and len(key(name)) <= 3:
            # “US” and “LA” are no villages called Us and La.
            large = (names == NameKind.CODE) | (gazetteer.population[rows] > _LARGE)
            kept &= large | ~large.any()
        if form == "kind" and kinds:
            kept &= _first(np.isin(gazetteer.kind[rows], [KINDS.index(kind) for kind in kinds]) & kept)
        if dateline:
            kept &= _first(gazetteer.alone[rows] & kept)
        return Candidates(rows[kept], names[kept], form, told)
    return _NONE


def _first(wanted: Flags) -> Flags:
    """Return what is wanted, or everything where nothing is."""
    return wanted if wanted.any() else ~wanted


def _meant(
    names: npt.NDArray[np.uint8],
    kinds: npt.NDArray[np.uint8],
    form: Form,
    told: frozenset[PlaceKind],
    *,
    capitals: bool,
) -> Flags:
    """Return [c] whether the way in which a place comes by its name goes with how the name is written here."""
    core = names == NameKind.CORE
    if "facility" in told and form == "kind" and core.any():
        kept: Flags = core | (kinds == KINDS.index("facility"))
    else:
        kept = (~core | ("facility" in told)) & ((names != NameKind.CODE) | capitals)
    return kept


def _known(rows: npt.NDArray[np.int64], names: npt.NDArray[np.uint8], gazetteer: Gazetteer) -> Flags:
    """Return [c] whether a place is large enough for things to be named after its being there."""
    lies = np.isin(gazetteer.kind[rows], [KINDS.index(kind) for kind in ("country", "region", "county", "city")])
    known: Flags = lies & (names <= NameKind.OTHER) & (gazetteer.population[rows] > _KNOWN)
    return known


def _namesakes(rows: npt.NDArray[np.int64], gazetteer: Gazetteer) -> Flags:
    """Return [c] whether a place is a region of a country that is called so too: Mexico has a state of its name."""
    namesakes: Flags = gazetteer.kind[rows] == KINDS.index("region")
    if namesakes.any():
        nations = gazetteer.country[rows[gazetteer.kind[rows] == KINDS.index("country")]]
        namesakes &= np.isin(gazetteer.country[rows], nations)
    return namesakes


def _cities_own(rows: npt.NDArray[np.int64], gazetteer: Gazetteer) -> Flags:
    """Return [c] whether a place is the region around a city that is called so too: “Tehran” is the city.

    Not one that all the world knows: “Gaza” is the Strip.
    """
    regions = (gazetteer.kind[rows] == KINDS.index("region")) & (gazetteer.population[rows] < FAMOUS)
    cities = rows[gazetteer.kind[rows] == KINDS.index("city")]
    out = np.zeros(len(rows), dtype=bool)
    for i in np.flatnonzero(regions).tolist():
        seats = cities[gazetteer.division[cities] == gazetteer.division[rows[i]]]
        square = gazetteer.squares(rows[i : i + 1], seats)[0]
        out[i] = bool((square[gazetteer.population[seats] > _KNOWN] < _SAME**2).any())
    return out


def _told_apart(name: str, rows: npt.NDArray[np.int64], text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the text says of *name* that it means one of the regions *rows*: so by a word, or with a town."""
    divisions = set(gazetteer.division[rows].tolist())
    for found in islice(re.finditer(rf"\b{re.escape(name)}\b", text), _OCCURRENCES):
        if _STATE.match(text, found.end()):
            return True
        before = text[max(0, found.start() - 40) : found.start()]
        if _STATE_OF.search(before):
            return True
        if town := _TOWN.search(before):
            for words in (town.group(1), town.group(2)):
                if words and divisions & set(gazetteer.division[gazetteer.look_up(words)[0]].tolist()):
                    return True
    return False


def _forms(name: str) -> Iterator[tuple[Form, str, frozenset[PlaceKind]]]:
    yield "name", name, frozenset()
    if " " not in name and name[:1].isupper():
        for article in _ARTICLES:
            yield "name", f"{article} {name}", frozenset()
    for one in stripped(name):
        if all(map(generic, one.name.split())):
            continue
        yield "kind" if one.kinds else "where", one.name, one.kinds
    for part in _parts(name):
        yield "part", part, frozenset()


def _parts(surface: str) -> Iterator[str]:
    """Yield the runs of words inside a name that open with a capital, longer ones first, later ones first."""
    words = [word.group() for word in _WORD.finditer(surface)]
    for length in range(len(words) - 1, 0, -1):
        for i in range(len(words) - length, -1, -1):
            part = words[i : i + length]
            capitals = part[0][0].isupper() and part[-1][0].isupper()
            if capitals and sum(map(len, part)) > 3 and not all(generic(word.casefold()) for word in part):
                yield owner(" ".join(part))


def abbreviation(name: str) -> bool:
    """Tell whether *name* is written as abbreviations are, in capitals or with stops.

    >>> abbreviation("U.S."), abbreviation("Cal."), abbreviation("Velmar")
    (True, True, False)
    """
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and (all(c.isupper() for c in letters) or name.endswith(".") or "." in name[:-1])
