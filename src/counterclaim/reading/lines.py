"""JSON Lines of articles, one at a time."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.errors import BadLine, NoArticle
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.metadata import Given
from counterclaim.reading.naming import shown
from counterclaim.reading.objects import Line, read_objects
from counterclaim.reading.sources import opened
from counterclaim.records import Document
from counterclaim.settings import Settings


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
    for line in read_objects(stream, name, limit):
        if isinstance(line, BadLine):
            yield line
            continue
        try:
            read = given.complete(_document(line))
        except BadLine as error:
            yield error
            continue
        first = seen.setdefault(read.id, line.number)
        if first != line.number:
            yield BadLine(f"{line.where} repeats the id “{shown(read.id)}” of line {first}; give each its own")
        else:
            yield read


def read_json_lines(
    source: str, *, settings: Settings, stdin: BinaryIO | None = None, network: Network = PUBLIC
) -> Iterator[Line | BadLine]:
    """Yield the lines of *source*, whatever objects they hold, or what is wrong with them.

    Args:
        source: a path, ``-`` for standard input, or an http(s) URL.
        settings: its ``max_bytes`` is the longest line.
        stdin: the bytes of standard input, if not the program's own.
        network: which addresses may be fetched from; for tests.

    Raises:
        InputError: as ``sources.opened``; or there is nothing in it.
    """
    with opened(source, stdin=stdin, settings=settings, network=network) as found:
        if not found.head.strip():
            raise NoArticle(f"{found.name} is empty; give JSON Lines")
        yield from read_objects(found.stream, found.name, settings.max_bytes)


def _document(line: Line) -> Document:
    return Document(
        text=line.text(),
        title=line.string("title"),
        url=line.string("url"),
        outlet=line.string("outlet"),
        byline=line.string("byline"),
        published=line.published(),
        id=_id(line),
    )


def _id(line: Line) -> str:
    value = line.value.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # numbers are common ids, and none is lost in writing them as strings
    return line.string("id") or ""
