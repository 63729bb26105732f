"""A user's own knowledge: rows of CSV or lines of a Wikidata JSON dump, checked, stored and said what was taken.

A table has a column ``name`` and any of ``type``, ``country``, ``aliases`` (parted by “;”), ``role``, ``of``,
``start``, ``end``, ``wikidata``, ``source``. A dump has one item a line, as Wikidata gives it
(https://www.wikidata.org/wiki/Wikidata:Database_download): persons, countries, bodies and armed groups are taken.
What is refused gets one sentence: what, where, what to do next.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.knowledge.spelling import key
from counterclaim.knowledge.world import World, own_rows, world

COLUMNS = ("name", "type", "country", "aliases", "role", "of", "start", "end", "wikidata", "source")
TYPES = (
    "person",
    "organization",
    "government",
    "group",
    "place",
    "facility",
    "seat",
    "capital",
    "country",
    "adjective",
)
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those i me my we us our you your he him his she her it its they them their who whom whose
    which what and or but nor so yet if as than because although while when where of in on at by for from to with into
    over under about after before between against during without through not no is are was were be been am has have had
    do does did
    """.split()
)
"""Words that name nobody, unless they are in capitals: “WHO”, “IS”."""


@dataclass(slots=True)
class Added:
    """What came of a file."""

    taken: Counter[str] = field(default_factory=Counter)
    """Rows taken, by type."""
    held: int = 0
    """How many of them were there already."""
    refused: list[str] = field(default_factory=list)
    """One sentence for each that was not."""
    stored: Path | None = None

    def sentence(self) -> str:
        """Return what was done, in one line for a person.

        >>> Added(Counter({"person": 2}), refused=["line 3: …"]).sentence()
        'Took 2 rows (2 person); refused 1.'
        """
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.taken.most_common())
        total = self.taken.total()
        rows = f"{total} row{'s' * (total != 1)}{f' ({kinds})' if kinds else ''}"
        where = f" into {self.stored}" if self.stored else ""
        held = f", {self.held} of them there already" if self.held else ""
        return f"Took {rows}{where}{held}; refused {len(self.refused)}."


class Refused(ValueError):
    """A row that cannot be taken; the message says why and what to do."""


def add(path: Path, store: Path) -> Added:
    """Take the rows of a file into the user's store; those already in it are not stored twice.

    Args:
        path: a table (CSV), or lines of a Wikidata dump.
        store: the store, ``Settings.knowledge``; made where it does not exist.

    Raises:
        BadTable: the file is neither, or cannot be read as UTF-8.
        KnowledgeError: the store is damaged.
    """
    out = Added()
    known = world(store if store.is_file() else None)
    before = store.read_text("utf-8") if store.is_file() else ""
    held = set(before.splitlines())
    fresh: list[str] = []
    for where, given in _given(path, known):
        try:
            if isinstance(given, Refused):
                raise given
            row = _row(given, known, path.name)
        except Refused as refusal:
            out.refused.append(f"{where} of {path.name}: {refusal}")
            continue
        line = json.dumps(row, ensure_ascii=False)
        out.taken[given.get("type") or row[2]] += 1
        if line in held:
            out.held += 1
        else:
            held.add(line)
            fresh.append(line)
    if fresh:
        store.parent.mkdir(parents=True, exist_ok=True)
        with store.open("a", encoding="utf-8") as lines:
            lines.write("\n" * (not before.endswith("\n") and before != ""))  # where it was edited by hand
            lines.writelines(f"{line}\n" for line in fresh)
        out.stored = store
        world.cache_clear()
    return out


def table(store: Path) -> str:
    r"""Return the rows of a user's store as a table that ``add`` takes, below a comment with their number and place.

    Raises:
        KnowledgeError: the store is damaged.

    >>> table(Path("/nowhere/knowledge.jsonl")).splitlines()[0]
    '# 0 rows in /nowhere/knowledge.jsonl'
    """
    rows = own_rows(store)
    out = io.StringIO()
    out.write(f"# {len(rows)} row{'s' * (len(rows) != 1)} in {store}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    types = {kinds: type for type, kinds in _KINDS.items()}
    for row in rows:
        type = types.get((row.kind, row.type), row.type)
        days = row.start or "", row.end or ""
        cells = row.name, type, row.country or "", ";".join(row.aliases), row.role, row.of, *days, row.wikidata or ""
        writer.writerow((*cells, row.source))
    return out.getvalue()


def _given(path: Path, known: World) -> Iterator[tuple[str, dict[str, str] | Refused]]:
    """Yield where each row stands and its columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = next((line for line in lines if line.strip() and not line.startswith("#")), "").lstrip()
            lines.seek(0)
            if first[:1] in {"{", "["}:
                yield from _items(lines, known)
                return
            yield from _table(lines, path)
    except OSError as error:
        raise BadTable(f"{path} cannot be read ({error.strerror}); give a table in UTF-8, saved as CSV.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadTable(f"{path} cannot be read ({error}); give a table in UTF-8, saved as CSV.") from error


def _table(lines: Iterator[str], path: Path) -> Iterator[tuple[str, dict[str, str] | Refused]]:
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    table = csv.DictReader((line for _, line in numbered), strict=True)
    names = [name.strip() for name in table.fieldnames or ()]
    if "name" not in names:
        raise BadTable(f"{path} has no column “name”; its first line must name the columns: {','.join(COLUMNS)}.")
    if unknown := [name for name in names if name not in COLUMNS]:
        raise BadTable(f"{path} has a column “{unknown[0]}” that is not known; the columns are {', '.join(COLUMNS)}.")
    table.fieldnames = names
    for row in table:
        at = numbered[min(table.line_num, len(numbered)) - 1][0]
        if None in row or None in row.values():
            yield f"line {at}", Refused(f"it has not {len(names)} columns; put commas inside a cell between quotes.")
        else:
            yield f"line {at}", {key: (value or "").strip() for key, value in row.items()}


def _row(given: Mapping[str, str], known: World, file: str) -> list[Any]:
    """Return a row as the store has it (``world.FIELDS``)."""
    given = {column: _cell(value) for column, value in given.items()}
    name, type = given.get("name", ""), given.get("type", "") or ("person" if given.get("role") else "")
    if not re.search(r"\w", name):
        raise Refused("it has no name; fill the column “name”.")
    if type not in TYPES:
        raise Refused(f"“{type}” is no type; give one of {', '.join(TYPES)}.")
    country, of = _where(given, type, known)
    start, end = _days(given)
    wikidata = given.get("wikidata", "") or None
    if wikidata and not re.fullmatch(r"Q\d+", wikidata):
        raise Refused(f"“{wikidata}” is no item of Wikidata; write it as Q and a number, or leave it out.")
    kind, entity = _KINDS.get(type, ("body", type))
    aliases = [alias.strip() for alias in given.get("aliases", "").split(";") if alias.strip()]
    for one in (name, *aliases):
        if key(one) in _FUNCTION_WORDS:  # in capitals a short key stays so
            raise Refused(f"“{one}” is a word of every text and names nobody; leave it out or give the full name.")
    source = given.get("source") or f"added by the user from {file}"
    return [name, kind, entity, country, aliases, of, given.get("role", ""), start, end, wikidata, source]


def _cell(value: str) -> str:
    """Return *value* on one line: the store has a row a line."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Refused("it has a lone surrogate, half a character; write it anew.") from None
    return " ".join(value.split())


_KINDS = {
    "person": ("person", "person"),
    "seat": ("seat", "government"),
    "capital": ("capital", "place"),
    "country": ("country", "place"),
    "adjective": ("adjective", "other"),
    "place": ("region", "place"),
    "facility": ("region", "facility"),
}
"""Kinds of rows and types of entities, for types that are no bodies."""


def _where(given: Mapping[str, str], type: str, known: World) -> tuple[str, str]:
    """Return the country's code, and whose office or seat it is."""
    country = _code(known, told) if (told := given.get("country", "")) else ""
    if not country and told and not (type == "country" and re.fullmatch("[A-Z]{3}", told)):
        raise Refused(f"“{told}” is no country that is known; give its ISO 3166-1 alpha-3 code, such as SYR.")
    of = given.get("of", "")
    if of:
        of = of if any(row.kind == "body" for row in known.candidates(of)) else _code(known, of) or of
    if type == "country":
        return country or told, of
    if type == "seat" and not of:
        if not country:
            raise Refused("a seat must stand for somebody; fill the column “of” or “country”.")
        of = known.countries[country].government
    if type == "person":
        of = of or (country if given.get("role") else "")
        country = country or (of if of in known.countries else "")
    return country, of


def _days(given: Mapping[str, str]) -> tuple[str, str]:
    """Return the first day and the first day after."""
    for column in ("start", "end"):
        if (day := given.get(column, "")) and not _is_day(day):
            raise Refused(f"“{day}” in “{column}” is no day; write it as 2024-12-19, 2024-12 or 2024.")
    start, end = given.get("start", ""), given.get("end", "")
    if start and end and end < start:
        raise Refused(f"it ends ({end}) before it starts ({start}); exchange or mend the two.")
    return start, end


def _is_day(told: str) -> bool:
    """Tell whether it is a day, a month or a year that there is.

    >>> _is_day("2024-02-29"), _is_day("2024-02"), _is_day("2024-99-99"), _is_day("2023-02-29")
    (True, True, False, False)
    """
    if not _DAY.fullmatch(told):
        return False
    try:
        date.fromisoformat(told + "-01-01"[len(told) - 4 :])
    except ValueError:
        return False
    return True


def _code(known: World, name: str) -> str:
    upper = name.upper()
    if upper in known.countries:
        return upper
    found = known.country(name)
    return found.code if found and found.code in known.countries else ""


# Lines of a Wikidata dump


def _items(lines: Iterator[str], known: World) -> Iterator[tuple[str, dict[str, str] | Refused]]:
    """Yield a row an item, for persons one a position; positions are named where the dump has their items too."""
    items: list[tuple[int, dict[str, Any] | Refused]] = []
    labels: dict[str, str] = {}
    codes = dict(_standing())
    for number, line in enumerate(lines, 1):
        bare = line.strip().rstrip(",")
        if bare in {"", "[", "]"}:
            continue
        try:
            item = json.loads(bare)
        except (ValueError, RecursionError):
            item = None
        id = _at(item, "id")
        if not isinstance(id, str):
            items.append(
                (number, Refused("it is no item of a Wikidata dump; give one JSON object with an “id” a line."))
            )
            continue
        labels[id] = str(_at(item, "labels", "en", "value") or "")
        if (code := _value(item, "P298")) and code not in known.countries:
            items.append((number, Refused(f"“{code}” (P298) is no ISO 3166-1 alpha-3 code; mend it in Wikidata.")))
            continue
        if code:
            codes[id] = code
        items.append((number, item))
    for number, one in items:
        if isinstance(one, Refused):
            yield f"line {number}", one
        else:
            yield from ((f"line {number}", row) for row in _of_item(one, labels, codes))


def _of_item(
    item: dict[str, Any], labels: Mapping[str, str], codes: Mapping[str, str]
) -> Iterator[dict[str, str] | Refused]:
    id, name = item["id"], labels[item["id"]]
    kinds = [_id(claim) for claim in _claims(item, "P31")]
    type = "country" if _value(item, "P298") else next((codes[k] for k in kinds if codes.get(k) in TYPES), "")
    if not name:
        yield Refused(f"{id} has no English label; add one, or give the row as CSV.")
        return
    if not type:
        yield Refused(
            f"{name} ({id}) is neither a person, a country nor a body that is known; give it as CSV with its type."
        )
        return
    where = [codes.get(_id(c), "") for property in ("P17", "P27") for c in _claims(item, property)]
    country = _value(item, "P298") or next((code for code in where if code), "")
    aliases = (_at(alias, "value") for alias in _objects(_at(item, "aliases", "en")))
    other = ";".join(alias.replace(";", ",") for alias in aliases if isinstance(alias, str))
    row = {"name": name, "type": type, "country": country, "aliases": other, "wikidata": id, "source": "Wikidata (CC0)"}
    held = [c for c in _claims(item, "P39") if labels.get(_id(c))] if type == "person" else []
    for claim in held:
        start, end = (_time(claim, property) for property in ("P580", "P582"))
        role = re.sub(r" of (?:the )?[A-Z].*", "", labels[_id(claim)])
        yield row | {"role": role[:1].upper() + role[1:], "of": country, "start": start, "end": end}
    if not held:
        yield row


@lru_cache(maxsize=1)
def _standing() -> tuple[tuple[str, str], ...]:
    table = json.loads(files("counterclaim.knowledge").joinpath("world.json").read_text("utf-8"))
    return tuple(table["wikidata"].items())


def _at(value: object, *path: str) -> Any:
    """Return what lies there in nested objects, ``None`` where nothing does: dumps write empty objects as lists."""
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _claims(item: dict[str, Any], property: str) -> list[dict[str, Any]]:
    """Return the statements of a property that are not deprecated, the preferred ones first."""
    found = [c for c in _objects(_at(item, "claims", property)) if c.get("rank") != "deprecated"]
    return sorted(found, key=lambda c: c.get("rank") != "preferred")


def _id(claim: dict[str, Any]) -> str:
    return str(_at(claim, "mainsnak", "datavalue", "value", "id") or "")


def _value(item: dict[str, Any], property: str) -> str:
    found = [_at(claim, "mainsnak", "datavalue", "value") for claim in _claims(item, property)]
    return next((value for value in found if isinstance(value, str)), "")


def _time(claim: dict[str, Any], property: str) -> str:
    """Return a qualifier's day as exact as it is known (precision 11 is a day, 10 a month, 9 a year)."""
    for snak in _objects(_at(claim, "qualifiers", property)):
        length = {"11": 10, "10": 7, "9": 4}.get(str(_at(snak, "datavalue", "value", "precision")), 0)
        return str(_at(snak, "datavalue", "value", "time") or "").lstrip("+")[:length]
    return ""
