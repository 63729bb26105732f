"""Whether an article is one that the ledger has, by its id, its address, its file or its content."""

import hashlib
import json
import re
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, select

from counterclaim.errors import Collision
from counterclaim.ledger.schema import articles, marks, versions
from counterclaim.reading import content_id
from counterclaim.reading.naming import shown
from counterclaim.records import Document

_LONGEST_NAME = 400
_WORDS = 3
"""Words that stand side by side in a shingle."""
_SAME = 0.2
"""Share of the shorter text's shingles in the longer one from which they may be versions of one article. Of all pairs
of the 84 articles of PolNeAR dev, those of one outlet share at most 0.12 (what it puts under each), and one pair of two
outlets 0.23; what an outlet changes keeps far more."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What an article is in the ledger."""

    name: str
    """Its id there."""
    article: int | None = None
    """Its row, ``None`` where it is new."""
    version: int = 0
    """The number of its newest version."""
    hash: str = ""
    """Of the newest version's document."""


def content_hash(document: Document) -> str:
    """Return a hash of all that the article itself gives: its text and what is said of it, but not its id.

    The language is left out: it is read off the rest.
    """
    cells = (document.text, document.title, document.url, document.outlet, document.byline, document.published)
    return marked("content", *cells)


def marks_of(document: Document, origin: str | None) -> tuple[str, ...]:
    """Return what the article is known by beside its id, the surest first."""
    given = document.id != content_id(document)
    address = [marked("url", document.url)] if document.url else []
    file = [marked("origin", origin)] if origin and not given and not document.url else []
    return (*address, *file, content_hash(document))


def identified(connection: Connection, document: Document, origin: str | None) -> Identity:
    """Return what *document* is in the ledger.

    An id that was given decides alone: whoever gives ids knows which articles are one. An article without one is
    known by its address, else by the file that it was read from, else by its content.

    Raises:
        Collision: the id is that of an article that has another outlet, address or text.
    """
    if not document.id or len(document.id) > _LONGEST_NAME or "\x00" in document.id:
        raise Collision(f"The id “{shown(document.id)}” cannot be kept; give one of 1 to {_LONGEST_NAME} characters")
    row = _row(connection, articles.c.name == document.id)
    given = document.id != content_id(document)
    if row is not None:
        if given and not _is_same(row, document):
            other = row.title or row.outlet or row.url or "no title"
            raise Collision(f"The id “{shown(document.id)}” is another article's ({shown(other)}); give it its own")
        return _known(row)
    if not given:
        for mark in marks_of(document, origin):
            holder = select(marks.c.article).where(marks.c.mark == mark).scalar_subquery()
            row = _row(connection, articles.c.id == holder)
            if row is not None and _is_same(row, document):
                return _known(row)
    return Identity(document.id)


def _row(connection: Connection, which: "object") -> Row[tuple[object, ...]] | None:
    newest = and_(versions.c.article == articles.c.id, versions.c.number == articles.c.version)
    columns = (articles, versions.c.hash)
    return connection.execute(select(*columns).join(versions, newest).where(which)).first()  # type: ignore[arg-type]


def _known(row: Row[tuple[object, ...]]) -> Identity:
    return Identity(row.name, row.id, row.version, row.hash)


def _is_same(row: Row[tuple[object, ...]], document: Document) -> bool:
    """Tell whether *document* may be a version of the article in *row*."""
    if row.url and document.url:
        return bool(row.url == document.url)
    if row.outlet and document.outlet and row.outlet != document.outlet:
        return False
    return bool(row.text == document.text) or alike(row.text, document.text)


def alike(one: str, other: str) -> bool:
    """Tell whether two texts share enough to be versions of one (containment of shingles: Broder 1997).

    >>> alike("The dam held through the night.", "The dam held through the night, the mayor said.")
    True
    """
    a, b = _shingles(one), _shingles(other)
    return len(a & b) >= _SAME * min(len(a), len(b))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + _WORDS]) for i in range(max(len(words) - _WORDS + 1, 1))}


def marked(*cells: str | None) -> str:
    """Return a hash of *cells*, the kind of thing first: short enough for any index."""
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:32]
