"""Readings as JSON Lines: one ledger record an article, as ``ledger.schema.json`` lays it down.

The record follows the fields of the dataclasses in :mod:`counterclaim.records`, so the two cannot drift
apart; only the document's fields stand at the top of the record instead of in an object of their own.
"""

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from counterclaim.errors import InputError
from counterclaim.records import Reading, Relation

Kind = TypeVar("Kind")
# JSON leaves these three as they are, but many readers take each for the end of a line.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ATOMS = frozenset((str, int, float, bool, type(None)))


def to_record(reading: Reading) -> dict[str, Any]:
    """Return *reading* as an object of lists, strings, numbers and nulls, ready for JSON.

    >>> from counterclaim.records import Document
    >>> record = to_record(Reading(Document("d1", "Nobody came.")))
    >>> record["id"], record["text"], record["claims"]
    ('d1', 'Nobody came.', [])
    """
    record = cast(dict[str, Any], _plain(reading.document))
    record["text"] = record.pop("text")  # after the short fields, for whoever looks at a line
    for field in fields(reading):
        if field.name != "document":
            record[field.name] = _plain(getattr(reading, field.name))
    return record


def from_record(record: Mapping[str, Any]) -> Reading:
    """Return the reading that *record* holds.

    Fields that are missing take their defaults, and fields that the records do not know are ignored.

    Raises:
        InputError: *record* is no ledger record; the message names the place in it.
    """
    try:
        return cast(Reading, _built(Reading, {**record, "document": record}, "record"))
    except _MismatchError as error:
        raise InputError(f"This is no ledger record: {error}") from None


def to_plain(value: object) -> Any:
    """Return a record, or records within tuples and mappings, as objects and lists ready for JSON."""
    return _plain(value)


def from_plain(kind: type[Kind], value: object) -> Kind:
    """Return *value*, as ``to_plain`` has it, as a record of *kind*.

    Raises:
        InputError: it is none; the message names the place in it.
    """
    try:
        return cast(Kind, _built(kind, value, kind.__name__))
    except _MismatchError as error:
        raise InputError(f"This is no such record: {error}") from None


def dump(reading: Reading) -> str:
    """Return *reading* as one line of JSON, without the line's end.

    The line holds no line separator of any kind and can always be encoded in UTF-8.
    """
    return one_line(to_record(reading))


def dump_answer(given: Mapping[str, Any], adds: Mapping[str, object]) -> str:
    """Return the fields of a line and what is added to them as one line of JSON, as ``dump`` does.

    Nothing of the line is lost: a field whose name the answer takes is kept as “…_given”.

    >>> dump_answer({"id": 7, "times": [[0, 6]]}, {"times": (None,)})
    '{"id": 7, "times_given": [[0, 6]], "times": [null]}'
    """
    out = dict(given)
    for name, value in adds.items():
        if name in out:
            out[f"{name}_given"] = out.pop(name)
        out[name] = _plain(value)
    return one_line(out)


def dump_related(
    given: Mapping[str, Any], relations: Sequence[Relation], stances: Mapping[str, str], refers: Mapping[str, str]
) -> str:
    """Return a line's fields with its claims' stances and references and the relations between them.

    >>> dump_related({"claims": [{"id": "E1"}]}, (), {"E1": "denies"}, {})
    '{"claims": [{"id": "E1", "stance": "denies", "refers": null}], "relations": []}'
    """
    out = {name: value for name, value in given.items() if name not in ("attributions", "relations")}
    rows = given.get("claims") if given.get("claims") is not None else given.get("attributions")
    out["claims"] = [
        {**row, "stance": stances[row["id"]], "refers": refers.get(row["id"])}
        for row in cast("list[dict[str, Any]]", rows)
    ]
    out["relations"] = [_plain(relation) for relation in relations]
    return one_line(out)


def one_line(record: Mapping[str, Any]) -> str:
    """Return *record* as one line of JSON that UTF-8 can hold, without the line's end."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    for sign, escaped in _LINE_ENDS.items():  # hardly ever there: looking for three costs less than str.translate
        line = line.replace(sign, escaped)
    # Python writes a lone surrogate, which UTF-8 cannot hold, as \udXXX: exactly JSON's escape of it.
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


class _MismatchError(ValueError):
    """A value is not what the field's type asks for."""


def _plain(value: object) -> object:
    kind: type = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return [item if type(item) in _ATOMS else _plain(item) for item in cast("tuple[object, ...]", value)]
    if names := _names(kind):
        return {name: _plain(getattr(value, name)) for name in names}
    return dict(value) if isinstance(value, Mapping) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, none of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def _fields(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


@cache
def _shape(kind: Any) -> tuple[bool, Any, tuple[Any, ...]]:
    """Return whether the type *kind* is a record's, and what it is made of."""
    return is_dataclass(kind), get_origin(kind), get_args(kind)


def _built(kind: Any, value: object, where: str) -> object:
    """Return *value*, as JSON has it, as an instance of the type *kind*."""
    is_record, origin, arguments = _shape(kind)
    if is_record:
        return _record(cast(type, kind), value, where)
    if origin in (Union, types.UnionType):
        return None if value is None else _built(arguments[0], value, where)
    if origin is Literal:
        return _checked(value in arguments, value, f"one of {', '.join(arguments)}", where)
    if origin is tuple:
        return _row(arguments, value, where)
    if origin is Mapping:
        _checked(isinstance(value, Mapping), value, "an object", where)
        items = cast(Mapping[str, object], value).items()
        return {key: _built(arguments[1], item, f"{where}.{key}") for key, item in items}
    wanted = (int, float) if kind is float else kind
    holds = isinstance(value, wanted) and isinstance(value, bool) == (kind is bool)  # in Python, True is an int
    return _checked(holds, value, kind.__name__, where)


def _record(kind: type, value: object, where: str) -> object:
    _checked(isinstance(value, Mapping), value, "an object", where)
    given = cast(Mapping[str, object], value)
    cells: dict[str, object] = {}
    for field, hint in _fields(kind):
        if field.name in given:
            # The document's fields stand at the top, so its name would only mislead.
            place = where if kind is Reading and field.name == "document" else f"{where}.{field.name}"
            cells[field.name] = _built(hint, given[field.name], place)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise _MismatchError(f"{where}.{field.name} is missing")
    return kind(**cells)


def _row(kinds: tuple[Any, ...], value: object, where: str) -> tuple[object, ...]:
    _checked(isinstance(value, list | tuple), value, "a list", where)
    items = cast(list[object], value)
    if kinds[-1] is not Ellipsis:
        _checked(len(items) == len(kinds), value, f"a list of {len(kinds)}", where)
        return tuple(_built(kind, item, where) for kind, item in zip(kinds, items, strict=True))
    return tuple(_built(kinds[0], item, f"{where}[{number}]") for number, item in enumerate(items))


def _checked(holds: bool, value: object, wanted: str, where: str) -> object:
    if not holds:
        shown = repr(value)
        shown = shown if len(shown) < 60 else f"{shown[:57]}…"
        raise _MismatchError(f"{where} should be {wanted} and is {shown}")
    return value
