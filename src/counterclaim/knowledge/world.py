"""What is known of countries, bodies, seats of power and those who hold office, and how it is looked up.

The table that ships is ``world.json``, built by ``building/world.py``; a user's own rows come before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Self

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge.spelling import PARTICLES, fold, given_fits, key, plain
from counterclaim.records import EntityType

Kind = Literal["country", "region", "capital", "seat of power", "adjective", "people", "body", "seat", "person"]
FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "KHM", "SGP"})
"""Where the family name comes first, so that it is what stands alone: “Xi”."""
_REMEMBERED = 8192
"""Names of persons whose rows are kept once found."""
FIELDS = ("name", "kind", "type", "country", "aliases", "of", "role", "start", "end", "wikidata", "source")


@dataclass(frozen=True, slots=True)
class Known:
    """One row of knowledge: a name and what it stands for, with the days on which that holds."""

    name: str
    kind: Kind
    type: EntityType
    country: str | None = None
    """ISO 3166-1 alpha-3; ``XKX`` for Kosovo, which has none."""
    aliases: tuple[str, ...] = ()
    of: str = ""
    """A person's: the country's code or the body's name; a seat's: whom it stands for."""
    role: str = ""
    start: str | None = None
    """ISO 8601, as exact as it is known: day, month or year."""
    end: str | None = None
    """The first day on which it no longer holds; ``None`` where it still did when the table was made."""
    wikidata: str | None = None
    source: str = ""

    def holds(self, on: str | None) -> bool:
        """Tell whether it holds on the day *on* (ISO 8601); ``None`` stands for whenever the table was made.

        >>> Known("Ada Brandt", "person", "person", start="2019-05", end="2023-02-01").holds("2023-01-31")
        True
        """
        if on is None:
            return self.end is None
        return (self.start or "") <= on and (self.end is None or on < self.end)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with what its people and its government are called."""

    code: str
    name: str
    adjective: str | None
    capital: str | None

    @property
    def government(self) -> str:
        """What its government is called in the record: “Canadian government”."""
        return f"{self.adjective} government" if self.adjective else f"government of {self.name}"


class World:
    """All rows, found by name.

    >>> world().country("Kiev").name
    'Ukraine'
    """

    def __init__(
        self,
        rows: Iterable[Known],
        offices: Iterable[tuple[str, tuple[str, ...]]] = (),
        common: Iterable[str] = (),
    ) -> None:
        self.rows = tuple(rows)
        self.offices = tuple((name, tuple(plain(phrase) for phrase in phrases)) for name, phrases in offices)
        self._classes: dict[str, str] = {}
        self._found: dict[str, tuple[Known, ...]] = {}
        self.common = frozenset(map(key, common))
        """Keys of names that say little by themselves: “Congress”, “the Foreign Office”."""

    @classmethod
    def load(cls, extra: Path | None = None) -> Self:
        """Read the table that ships, and a user's own rows where the file *extra* exists (``knowledge/adding.py``).

        Raises:
            KnowledgeError: a line of *extra* is damaged, or it cannot be read.
        """
        table: dict[str, Any] = json.loads(files("counterclaim.knowledge").joinpath("world.json").read_text("utf-8"))
        shipped = (_row(values, table["sources"]) for values in table["rows"])
        rows = [*(own_rows(extra) if extra is not None else ()), *shipped]
        return cls(rows, [(name, tuple(phrases)) for name, phrases in table["offices"]], table["common"])

    @cached_property
    def index(self) -> dict[str, list[Known]]:
        """Rows by the keys of their names and aliases (``spelling.key``), a user's first."""
        out: dict[str, list[Known]] = {}
        for row in self.rows:
            for name in dict.fromkeys(key(n) for n in (row.name, *row.aliases)):
                out.setdefault(name, []).append(row)
        return out

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries by code."""
        names: dict[str, dict[str, str]] = {}
        for row in self.rows:
            if row.country and row.kind in {"country", "adjective", "capital"}:
                names.setdefault(row.country, {}).setdefault(row.kind, row.name)
        return {
            code: Country(code, of["country"], of.get("adjective"), of.get("capital"))
            for code, of in names.items()
            if "country" in of
        }

    @cached_property
    def titles(self) -> frozenset[str]:
        """All that names an office by itself, in lower case."""
        return frozenset(phrase for _, phrases in self.offices for phrase in phrases)

    @cached_property
    def _surnames(self) -> dict[str, list[Known]]:
        out: dict[str, list[Known]] = {}
        for row in self.rows:
            if row.kind == "person":
                words = [w for name in (row.name, *row.aliases) for w in _ends(_unnumbered(plain(name).split()))]
                for word in dict.fromkeys(map(fold, words)):
                    out.setdefault(word, []).append(row)
        return out

    @cached_property
    def _of(self) -> dict[str, list[Known]]:
        out: dict[str, list[Known]] = {}
        for row in self.rows:
            if row.kind == "person" and row.of:
                out.setdefault(key(row.of), []).append(row)
        return out

    def candidates(self, name: str, on: str | None = None) -> tuple[Known, ...]:
        """Return what *name* may stand for, but for persons (``persons``); what holds on the day *on* comes first.

        >>> [row.kind for row in world().candidates("Tehran")]
        ['capital']
        """
        spelt = key(name)
        found = self.index.get(spelt, [])
        if not found and spelt.isupper() and len(spelt) > 3:
            found = self.index.get(spelt.casefold(), [])  # a headline in capitals
        rows = [row for row in found if row.kind != "person"]
        return tuple(sorted(rows, key=lambda row: not (row.start is None or row.holds(on)))) if on else tuple(rows)

    def persons(self, name: str) -> tuple[Known, ...]:
        """Return the offices of whoever *name* may be, whatever the transliteration; a lone name may be several's.

        >>> {row.name for row in world().persons("Vladimir Zelenskiy")}
        {'Volodymyr Zelenskyy'}
        """
        if (cached := self._found.get(name)) is not None:
            return cached
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        self._found[name] = out = self._persons(_unnumbered(plain(name).split()))
        return out

    def _persons(self, words: list[str]) -> tuple[Known, ...]:
        if not words or len(words[-1]) < 2:
            return ()
        found: dict[int, Known] = {}
        for word in _ends(words):
            for row in self._surnames.get(fold(word), ()):
                first = row.country in FAMILY_FIRST
                if any(_one(words, _unnumbered(plain(known).split()), first) for known in (row.name, *row.aliases)):
                    found[id(row)] = row
        return tuple(found.values())

    def look_up(self, name: str, on: str | None = None) -> tuple[Known, ...]:
        """Return all that *name* may stand for, persons behind the rest; what holds on the day *on* comes first.

        >>> [(row.kind, row.country, row.start) for row in world().look_up("Zelensky", "2024-12-19")]
        [('person', 'UKR', '2019-05-20')]
        """
        persons = sorted(self.persons(name), key=lambda row: not row.holds(on))
        return (*self.candidates(name, on), *persons)

    def country(self, name: str) -> Country | None:
        """Return the country that *name* names by itself, its adjective, its people or a capital; a code will do."""
        if (known := self.countries.get(name)) is not None:
            return known
        kinds = {"country", "region", "capital", "adjective", "people", "seat of power"}
        codes = [row.country for row in self.candidates(name) if row.kind in kinds and row.country]
        return self.countries.get(codes[0]) if codes else None

    def office(self, title: str) -> str:
        """Return the class of an office, the title itself where it is in none.

        >>> world().office("Russian Premier"), world().office("State Affairs Commission President")
        ('prime minister', 'president')
        """
        if (known := self._classes.get(title)) is None:
            words = f" {plain(title).casefold()} "
            found = (name for name, phrases in self.offices if any(f" {phrase} " in words for phrase in phrases))
            known = self._classes[title] = next(found, words.strip())
        return known

    def holders(self, of: str, office: str) -> list[Known]:
        """Return all who are known to have held an office of a country (code or name) or a body, the latest first."""
        country = self.country(of)
        rows = self._of.get(key(country.code) if country else key(of), [])
        if not country and not rows:
            rows = [r for body in self.candidates(of) for r in self._of.get(key(body.name), ())]
        wanted = self.office(office)
        classes = [wanted]
        if wanted == "leader":
            led = {self.office(row.role) for row in rows}
            classes = ["supreme leader", "leader", *(["president"] if "prime minister" not in led else [])]
        for name in classes:
            if held := [row for row in rows if self.office(row.role) == name]:
                return sorted(held, key=lambda row: row.start or "", reverse=True)
        return []

    def holder(self, of: str, office: str, on: str | None = None) -> Known | None:
        """Return who holds an office on the day *on* (ISO 8601; ``None``: when the table was made).

        Args:
            of: a country's code or name, or a body's name.
            office: a title in English, “president”, “foreign minister”.

        >>> world().holder("RUS", "president", "2024-12-19").name
        'Vladimir Putin'
        """
        return next((row for row in self.holders(of, office) if row.holds(on)), None)

    def former(self, of: str, office: str, on: str | None = None) -> Known | None:
        """Return who held an office last before its holder on the day *on*; ``None`` where nobody is known."""
        now = self.holder(of, office, on)
        past = [row for row in self.holders(of, office) if row.end and (on is None or row.end <= on)]
        return next((row for row in past if now is None or row.name != now.name), None)


@lru_cache(maxsize=8)
def world(extra: Path | None = None) -> World:
    """Return the table that ships, with a user's rows where *extra* names their file; read once a process."""
    return World.load(extra)


def holder(country: str, office: str, date: str | None = None) -> Known | None:
    """Return who holds an *office* of a *country* (code or name) on a day, by the table that ships."""
    return world().holder(country, office, date)


def own_rows(store: Path) -> list[Known]:
    """Return the rows that a user has added; none where the file does not exist.

    Raises:
        KnowledgeError: a line of it is damaged, or it cannot be read.
    """
    if not store.is_file():
        return []
    out = []
    try:
        lines = store.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{store} cannot be read ({error}); mend or remove the file") from error
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                out.append(_row(json.loads(line), {}))
        except (ValueError, TypeError) as error:
            raise KnowledgeError(f"line {number} of {store} is damaged; mend or remove the line") from error
    return out


def _row(values: list[Any], sources: dict[str, str]) -> Known:
    name, kind, type, country, aliases, of, role, start, end, wikidata, source = values
    source = sources.get(source, source)
    return Known(
        name, kind, type, country or None, tuple(aliases), of, role, start or None, end or None, wikidata, source
    )


def _ends(words: list[str]) -> list[str]:
    """Return the words that may be the family name: the last, and the first, which comes first in East Asia."""
    return [words[-1], words[0]] if len(words) > 1 else words[:1]


def _unnumbered(words: list[str]) -> list[str]:
    """Leave out the number behind a monarch's name."""
    return words[:-1] if len(words) > 1 and re.fullmatch("[IVX]+", words[-1]) else words


def _one(given: list[str], known: list[str], family_first: bool) -> bool:
    """Tell whether two names, in words, can be one person's."""
    short = [w for w in given if w.casefold() not in PARTICLES] or given
    full = [w for w in known if w.casefold() not in PARTICLES] or known
    if [*map(fold, short)] == [*map(fold, full)]:
        return True
    last = fold(short[-1])
    if len(short) == 1:
        return last == fold(full[0] if family_first else full[-1]) or last == fold(full[-1])
    if last != fold(full[-1]):
        # “Kim Jong Un” is also Kim Jong-un; patronymics and second names may be left out at the end, not changed.
        return len(short) > 1 and [*map(fold, short)] == [*map(fold, full[: len(short)])]
    return given_fits(short[0], full[0]) if len(full) > 1 else False
