"""JSON Lines that give a text with the claims in it: the input of ``relate``."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from counterclaim.errors import BadLine, InputError
from counterclaim.reading.addresses import PUBLIC, Network
from counterclaim.reading.objects import NAMES, Line, read_objects
from counterclaim.reading.questions import check_echo, inside, pieces_of, refuse, short
from counterclaim.reading.sources import opened
from counterclaim.records import Document, Spans, spans
from counterclaim.settings import Settings

FIELDS = ("claims", "attributions")
_CELLS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class GivenClaim:
    """A claim as a line gives it."""

    id: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()


@dataclass(frozen=True, slots=True)
class GivenArticle:
    """A text with its claims, and the line that gave them."""

    given: Mapping[str, Any]
    document: Document
    claims: tuple[GivenClaim, ...]


def read_given(
    source: str, *, settings: Settings, stdin: BinaryIO | None = None, network: Network = PUBLIC
) -> Iterator[GivenArticle | InputError]:
    """Yield for each line of *source* its text with the claims given, or what is wrong with it.

    A line has a ``text`` and ``claims`` or ``attributions``: each with an ``id``, a ``content`` and, where it has them,
    a ``cue`` and a ``source``, as lists of ``[start, end]`` in code points.

    Args:
        source: a path, ``-`` for standard input, or an http(s) URL.
        settings: limits of size; the size is a line's.
        stdin: the bytes of standard input, if not the program's own.
        network: which addresses may be fetched from; for tests.

    Raises:
        InputError: the input cannot be read, or is no JSON Lines.

    >>> import io
    >>> lines = io.BytesIO(b'{"text": "It rained, Ada said.", "claims": [{"id": "E1", "content": [[0, 9]]}]}')
    >>> [a.claims for a in read_given("-", settings=Settings(), stdin=lines)]
    [(GivenClaim(id='E1', content=((0, 9),), cue=(), source=()),)]
    """
    with opened(source, stdin=stdin, settings=settings, network=network) as found:
        refuse(found, FIELDS)
        for line in read_objects(found.stream, found.name, settings.max_bytes):
            try:
                yield line if isinstance(line, BadLine) else _article(line)
            except BadLine as error:
                yield error


def _article(line: Line) -> GivenArticle:
    text = line.text()
    rows = next((line.value[field] for field in FIELDS if line.value.get(field) is not None), None)
    if not isinstance(rows, list):
        raise BadLine(f"{line.where} has no list of “claims” or “attributions”; give their id, source, cue, content")
    check_echo(line)
    claims = tuple(_claim(line, row, number, len(text)) for number, row in enumerate(rows, 1))
    twice = [name for name, times in Counter(claim.id for claim in claims).items() if times > 1]
    if twice:
        raise BadLine(f"{line.where} gives the id {short(min(twice))} to two claims; give each its own")
    document = Document(
        id=str(line.value.get("id") or ""),
        text=text,
        title=line.string("title"),
        outlet=line.string("outlet"),
        published=line.published(),
    )
    return GivenArticle(line.value, document, claims)


def _claim(line: Line, row: object, number: int, length: int) -> GivenClaim:
    which = f"{line.where}: claim {number}"
    if not isinstance(row, dict):
        raise BadLine(f"{which} is {NAMES[type(row)]}, not an object; give id, source, cue and content")
    if not isinstance(row.get("id"), str) or not row["id"]:
        raise BadLine(f"{which} has no “id”; give a string")
    cells: dict[str, Spans] = {}
    for cell in _CELLS:
        value = row.get(cell)
        pieces = [] if value is None else pieces_of(value)
        if pieces is None or not all(inside(piece, length) for piece in pieces):
            raise BadLine(f"{which} has {short(value)} as its “{cell}”; give [[start, end]] inside the text")
        cells[cell] = spans(pieces)
    return GivenClaim(row["id"], **cells)
