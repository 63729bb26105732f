"""JSON Lines, one object at a time: what is wrong with a line is told, and the next one is read."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import BadLine
from counterclaim.reading.metadata import checked_date, is_unicode
from counterclaim.reading.naming import amount, shown

NAMES: dict[type, str] = {
    dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number",
    bool: "true or false", type(None): "null",
}  # fmt: skip
"""What messages call a value."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds an object."""

    number: int
    where: str
    """What messages call it: “line 2 of dams.jsonl”."""
    value: Mapping[str, Any]

    def string(self, field: str) -> str | None:
        """Return a field exactly as it is; ``None`` for null and for a string with nothing in it.

        Raises:
            BadLine: it is no string, or not valid Unicode.
        """
        value = self.value.get(field)
        if value is None:
            return None
        if not isinstance(value, str):
            raise BadLine(f"{self.where} has {NAMES[type(value)]} as its “{field}”; give a string")
        if not is_unicode(value):
            raise BadLine(f"{self.where} has a lone surrogate in its “{field}”, half a character; write it anew")
        return value if value.strip() else None

    def text(self) -> str:
        """Return the field ``text``.

        Raises:
            BadLine: it is missing, empty or as ``string`` raises.
        """
        if self.value.get("text") is None:
            raise BadLine(f"{self.where} has no “text”; give the article as a string")
        text = self.string("text")
        if text is None:
            raise BadLine(f"{self.where} has an empty “text”; remove it")
        return text

    def published(self) -> str | None:
        """Return the field ``published``, an ISO 8601 date, or date and time.

        Raises:
            BadLine: it is none, or as ``string`` raises.
        """
        given = self.string("published")
        if given is None:
            return None
        day = checked_date(given)
        if day is None:
            raise BadLine(f"{self.where} is published “{shown(given)}”, which is not a date; write it as YYYY-MM-DD")
        return day


def read_objects(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Line | BadLine]:
    r"""Yield, for each line of *stream* that is not blank, its object, or what is wrong with it.

    Args:
        stream: JSON Lines in UTF-8.
        name: what messages call the input.
        limit: longest line, in bytes.

    >>> lines = io.BufferedReader(io.BytesIO(b'{"id": "a"}\n7'))
    >>> [getattr(read, "value", read) for read in read_objects(lines, "dams.jsonl", 1000)]
    [{'id': 'a'}, BadLine('line 2 of dams.jsonl is a number, not an object; write {"id": …, "text": …}')]
    """
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        where = f"line {number} of {name}"
        if len(line.rstrip(b"\r\n")) > limit:
            _skip(stream, line)
            yield BadLine(f"{where} is over the limit of {amount(limit)}; split it, or raise the setting max_bytes")
        elif line.strip():
            yield _object(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number, where)


def _skip(stream: io.BufferedReader, line: bytes) -> None:
    """Read on to the end of a line that is too long, in pieces."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(65_536)


def _object(line: bytes, number: int, where: str) -> Line | BadLine:
    try:
        value = json.loads(line.decode().rstrip("\r\n"))
    except UnicodeDecodeError as error:
        return BadLine(f"{where} is not UTF-8 at its byte {error.start:,}; write it again as UTF-8")
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at").removesuffix(" starting").lower()
        return BadLine(f"{where} is not valid JSON ({what} at column {error.colno:,}); mend or remove it")
    except (ValueError, RecursionError):  # a number of too many digits; brackets nested too deep
        return BadLine(f"{where} is JSON with a huge number or nested too deep; remove it")
    if not isinstance(value, dict):
        return BadLine(f'{where} is {NAMES[type(value)]}, not an object; write {{"id": …, "text": …}}')
    return Line(number, where, value)
