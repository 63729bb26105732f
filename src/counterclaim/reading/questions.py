"""JSON Lines that give a text and places in it, and ask what stands there: the input of ``resolve`` and ``code``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from counterclaim.errors import BadLine, InputError, NotText
from counterclaim.reading import sniffing
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.naming import shown
from counterclaim.reading.objects import NAMES, Line, read_objects
from counterclaim.reading.sources import Source, opened
from counterclaim.records import Span
from counterclaim.settings import Settings

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Question:
    """A text with places in it, and the line that gave them."""

    given: Mapping[str, Any]
    """The line's object, to which the answer is added."""
    text: str
    published: str | None = None
    spans: Mapping[str, tuple[Span | None, ...]] | None = None
    """By field, where the line has the field: the places in their order, ``None`` for one outside the text."""
    note: str | None = None
    """A sentence on places outside the text."""


def read_questions(
    source: str,
    *,
    many: Sequence[str] = (),
    one: Sequence[str] = (),
    settings: Settings,
    stdin: BinaryIO | None = None,
    network: Network = PUBLIC,
) -> Iterator[Question | InputError]:
    """Yield for each line of *source* its question, or what is wrong with it.

    A place is ``[start, end]`` or, as in the ledger, ``[[start, end], …]``, in code points.

    Args:
        source: a path, ``-`` for standard input, or an http(s) URL.
        many: fields that hold lists of places; of one in pieces its whole extent counts. A place outside the text
            becomes ``None``, so that the others keep their order, and the question's ``note`` says so.
        one: fields that hold one place, the first of its pieces; null and ``[]`` stand for none.
        settings: limits of size; the size is a line's.
        stdin: the bytes of standard input, if not the program's own.
        network: which addresses may be fetched from; for tests.

    Raises:
        InputError: the input cannot be read, or is no JSON Lines.

    >>> import io
    >>> lines = io.BytesIO(b'{"text": "From Oslo", "toponyms": [[5, 9]]}')
    >>> [q.spans for q in read_questions("-", many=["toponyms"], settings=Settings(), stdin=lines)]
    [{'toponyms': ((5, 9),)}]
    """
    with opened(source, stdin=stdin, settings=settings, network=network) as found:
        refuse(found, (*many, *one))
        for line in read_objects(found.stream, found.name, settings.max_bytes):
            try:
                yield line if isinstance(line, BadLine) else _question(line, many, one)
            except BadLine as error:
                yield error


def refuse(found: Source, fields: Sequence[str]) -> None:
    """Turn away what is no JSON Lines."""
    head, name = found.head, found.name
    example = f'{{"text": …, "{fields[0]}": …}}'
    if not head.strip():
        raise InputError(f"{name} is empty; give JSON Lines: {example}")
    if kind := sniffing.binary_kind(head):
        raise NotText(f"{name} is {kind}, not JSON Lines; give an object a line: {example}")
    if sniffing.is_whole_json(head):
        raise InputError(f"{name} is JSON, but not JSON Lines; write one object a line (jq -c does that)")
    if not sniffing.is_json_lines(head):
        raise InputError(f"{name} is not JSON Lines in UTF-8; give an object a line: {example}")


def _question(line: Line, many: Sequence[str], one: Sequence[str]) -> Question:
    text, published = line.text(), line.published()
    if not any(field in line.value for field in (*many, *one)):
        fields = " nor ".join(f"“{field}”" for field in (*many, *one))
        raise BadLine(f"{line.where} has neither {fields}; give the places as [start, end]")
    check_echo(line)
    spans: dict[str, tuple[Span | None, ...]] = {}
    lost: list[str] = []
    for field in many:
        if line.value.get(field) is not None:
            spans[field] = tuple(_several(line, field, len(text), lost))
    for field in one:
        spans[field] = _single(line, field, len(text))
    return Question(line.value, text, published, spans, _note(line, lost, len(text)))


def check_echo(line: Line) -> None:
    """Make sure that the answer, which repeats the line, can be written: Python reads numbers that JSON has not."""
    try:
        json.dumps(line.value, allow_nan=False)
    except (ValueError, RecursionError):
        raise BadLine(f"{line.where} holds NaN, an infinite number or is nested too deep; write null there") from None


def _several(line: Line, field: str, length: int, lost: list[str]) -> Iterator[Span | None]:
    value = line.value[field]
    if not isinstance(value, list):
        raise BadLine(f"{line.where} has {NAMES[type(value)]} as its “{field}”; give a list of [start, end]")
    for number, item in enumerate(value, 1):
        pieces = pieces_of(item)
        if not pieces:
            which = f"number {number} of its “{field}”"
            raise BadLine(f"{line.where} has {short(item)} as {which}; give [start, end], two whole numbers")
        span = min(pieces)[0], max(end for _, end in pieces)
        if all(inside(piece, length) for piece in pieces):
            yield span
        else:
            lost.append(f"{short(item)} in “{field}”")
            yield None


def _single(line: Line, field: str, length: int) -> tuple[Span, ...]:
    value = line.value.get(field)
    pieces = [] if value is None else pieces_of(value)
    if pieces is None:
        raise BadLine(f"{line.where} has {short(value)} as its “{field}”; give [[start, end]], whole numbers")
    for piece in pieces:
        if not inside(piece, length):
            why = f"which lies outside its text of {length:,} characters or is empty"
            raise BadLine(f"{line.where} has {short(value)} as its “{field}”, {why}; count code points from 0")
    return tuple(sorted(pieces)[:1])


def pieces_of(value: object) -> list[Span] | None:
    """Return ``[start, end]`` or ``[[start, end], …]`` as spans, ``None`` where it is neither."""
    pairs = [value] if _pair(value) else value
    if not isinstance(pairs, list) or not all(map(_pair, pairs)):
        return None
    return [(start, end) for start, end in cast("list[list[int]]", pairs)]


def _pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)


def inside(span: Span, length: int) -> bool:
    """Tell whether a place lies in a text of *length* and is not empty."""
    return 0 <= span[0] < span[1] <= length


def _note(line: Line, lost: Sequence[str], length: int) -> str | None:
    if not lost:
        return None
    others = f" and {len(lost) - 1:,} more" if len(lost) > 1 else ""
    why = f"outside its text of {length:,} characters or empty"
    return f"{line.where} has {lost[0]}{others} {why}: null; count code points from 0"


def short(value: object) -> str:
    """Return *value* as JSON, short enough for a message."""
    written = json.dumps(value, ensure_ascii=False)
    return shown(written if len(written) <= _LONGEST_SHOWN else f"{written[: _LONGEST_SHOWN - 1]}…")
