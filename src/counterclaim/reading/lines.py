"""JSON Lines of articles, one at a time."""

import io
import json
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import BadLine
from counterclaim.reading.metadata import Given, checked_date, is_unicode
from counterclaim.reading.naming import amount, shown
from counterclaim.records import Document

_OPTIONAL = ("title", "url", "outlet", "byline", "published")
_NAMES: dict[type, str] = {
    dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number",
    bool: "true or false", type(None): "null",
}  # fmt: skip


def read_lines(stream: io.BufferedReader, name: str, given: Given, limit: int) -> Iterator[Document | BadLine]:
    r"""Yield, for each line of *stream* that is not blank, its article, or what is wrong with it.

    Args:
        stream: JSON Lines in UTF-8: objects with ``id``, ``text`` and, optionally, ``title``, ``published``,
            ``outlet``, ``url``, ``byline``; a missing id is made from the content.
        name: what messages call the input.
        given: metadata that goes before the lines' own.
        limit: longest line, in bytes.

    >>> import io
    >>> lines = io.BufferedReader(io.BytesIO(b'{"id": "a", "text": "The dam held."}\n{"id": "b"}'))
    >>> [getattr(read, "id", read) for read in read_lines(lines, "dams.jsonl", Given(), 1000)]
    ['a', BadLine('line 2 of dams.jsonl has no “text”; give the article as a string')]
    """
    seen: dict[str, int] = {}
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        where = f"line {number} of {name}"
        if len(line.rstrip(b"\r\n")) > limit:
            _skip(stream, line)
            yield BadLine(f"{where} is over the limit of {amount(limit)}; split it, or raise the setting max_bytes")
        elif line.strip():
            read = _article(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, where, given)
            if isinstance(read, Document):
                first = seen.setdefault(read.id, number)
                if first != number:
                    read = BadLine(f"{where} repeats the id “{shown(read.id)}” of line {first}; give each its own")
            yield read


def _skip(stream: io.BufferedReader, line: bytes) -> None:
    """Read on to the end of a line that is too long, in pieces."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(65_536)


def _article(line: bytes, where: str, given: Given) -> Document | BadLine:
    try:
        value = json.loads(line.decode().rstrip("\r\n"))
        return given.complete(_document(value, where))
    except BadLine as error:
        return error
    except UnicodeDecodeError as error:
        return BadLine(f"{where} is not UTF-8 at its byte {error.start:,}; write it again as UTF-8")
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at").removesuffix(" starting").lower()
        return BadLine(f"{where} is not valid JSON ({what} at column {error.colno:,}); mend or remove it")
    except (ValueError, RecursionError):  # a number of too many digits; brackets nested too deep
        return BadLine(f"{where} is JSON with a huge number or nested too deep; remove it")


def _document(value: Any, where: str) -> Document:
    if not isinstance(value, dict):
        raise BadLine(f'{where} is {_NAMES[type(value)]}, not an object; write {{"id": …, "text": …}}')
    text = value.get("text")
    if text is None:
        raise BadLine(f"{where} has no “text”; give the article as a string")
    found = {name: _string(value.get(name), name, where) for name in _OPTIONAL}
    text = _string(text, "text", where)
    if text is None:
        raise BadLine(f"{where} has an empty “text”; remove it")
    published = found["published"] and checked_date(found["published"])
    if found["published"] and not published:
        raise BadLine(
            f"{where} is published “{shown(found['published'])}”, which is not a date; write it as YYYY-MM-DD"
        )
    return Document(
        id=_id(value.get("id"), where),
        text=text,
        title=found["title"],
        url=found["url"],
        outlet=found["outlet"],
        byline=found["byline"],
        published=published,
    )


def _id(value: object, where: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # numbers are common ids, and none is lost in writing them as strings
    return _string(value, "id", where) or ""


def _string(value: object, field: str, where: str) -> str | None:
    """Return *value* exactly as it is; ``None`` for null and for a string with nothing in it."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadLine(f"{where} has {_NAMES[type(value)]} as its “{field}”; give a string")
    if not is_unicode(value):
        raise BadLine(f"{where} has a lone surrogate in its “{field}”, half a character; write it anew")
    return value if value.strip() else None
