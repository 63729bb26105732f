"""The one way to the tables: records in, records out, each article in a transaction of its own."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DataError, IntegrityError

from counterclaim.comparison.copies import Step, chain
from counterclaim.errors import InputError, LedgerError, OptionError
from counterclaim.ledger import schema
from counterclaim.ledger.board import Asked, board
from counterclaim.ledger.contents import Heard, Listed, heard, listed, said
from counterclaim.ledger.failures import told
from counterclaim.ledger.feeds import Feeds
from counterclaim.ledger.groups import (
    Copies,
    Standing,
    Story,
    copies,
    credits_of,
    origins,
    setting,
    standing,
    stories,
    story_meant,
)
from counterclaim.ledger.identity import content_hash, identified
from counterclaim.ledger.location import WRITING
from counterclaim.ledger.producer import IMPORTED, Producer
from counterclaim.ledger.reviews import reviews_of, with_reviews
from counterclaim.ledger.search import Facets, Hit, Tally, search, tally
from counterclaim.ledger.status import Status, status
from counterclaim.ledger.storing import Version, producer_row, put, put_again, version_of, versions_kept
from counterclaim.ledger.users import Users
from counterclaim.ledger.watching import Watch, watching
from counterclaim.reading.naming import shown
from counterclaim.records import Claim, Dispute, Document, Reading

Became = Literal["added", "changed", "known"]
"""What an article became: a new one, a new version of one, or nothing new."""


class Ledger:
    """An open ledger. Every method is a transaction, and raises ``LedgerError`` where the database fails."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name
        """What messages call it."""

    def known(self, document: Document, origin: str | None = None) -> bool:
        """Tell whether the ledger has exactly this article as the newest version.

        Raises:
            Collision: its id is another article's.
        """
        with self._connected() as connection:
            return identified(connection, document, origin).hash == content_hash(document)

    def holds(self, document: Document, number: int) -> bool:
        """Tell whether the ledger has *document* as this version of its article."""
        query = versions_kept().where(schema.articles.c.name == document.id, schema.versions.c.number == number)
        with self._connected() as connection:
            row = connection.execute(query).first()
        return row is not None and bool(row.hash == content_hash(document))

    def store(
        self, reading: Reading, producer: Producer, origin: str | None = None, *, added: str | None = None
    ) -> Became:
        """Keep *reading*, unless it is there; all of it or nothing. The article keeps the id that it first had.

        Args:
            reading: an article with what was read from it.
            producer: what read it.
            origin: the file that it was read from.
            added: when, ISO 8601 in UTC; now, where it is not given.

        Raises:
            Collision: its id is another article's.
            InputError: it holds something that the ledger cannot keep.
        """
        when = added or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        with self._written(reading.document) as connection:
            found = identified(connection, reading.document, origin)
            if found.hash == content_hash(reading.document):
                return "known"
            put(connection, found, Version(reading, found.version + 1, when, origin, "", producer))
            return "changed" if found.article else "added"

    def reread(self, reading: Reading, producer: Producer) -> bool:
        """Put *reading* in the place of what another program read from the newest version of its article.

        Returns:
            Whether that changed anything.
        """
        with self._written(reading.document) as connection:
            found = identified(connection, reading.document, None)
            if found.article is None or found.hash != content_hash(reading.document):
                return False  # somebody brought a newer version meanwhile
            return put_again(connection, found, reading, producer)

    def versions(self, name: str | None = None) -> Iterator[Version]:
        """Yield all versions of the article called *name*, or of all articles in the order of their coming."""
        last = (0, 0)
        while True:  # in pages, so that no transaction lasts as long as whoever takes what is yielded
            query = versions_kept().where(
                (schema.articles.c.id > last[0])
                | ((schema.articles.c.id == last[0]) & (schema.versions.c.number > last[1]))
            )
            if name is not None:
                query = query.where(schema.articles.c.name == name)
            with self._connected() as connection:
                rows = connection.execute(query.limit(64)).all()
            for row in rows:
                yield version_of(row)
            if not rows:
                return
            last = (rows[-1].article, rows[-1].number)

    def newest(self, names: tuple[str, ...] = ()) -> Iterator[Reading]:
        """Yield the newest version of each article as people have it; with *names*, of those alone."""
        last = 0
        while True:
            newest = schema.versions.c.number == schema.articles.c.version
            query = versions_kept().where(newest, schema.articles.c.id > last)
            query = query.where(schema.articles.c.name.in_(names)) if names else query
            with self._connected() as connection:
                rows = connection.execute(query.limit(64)).all()
                said = reviews_of(connection, [row.article for row in rows])
            for row in rows:
                yield with_reviews(version_of(row).reading, said.get(row.article, ()))
            if not rows:
                return
            last = rows[-1].article

    def stale(self, producer: Producer, names: tuple[str, ...] = ()) -> Iterator[Document]:
        """Yield the newest version of each article that another than *producer* has read, as it came in.

        What people have marked is no reading of a program's: it is left alone unless *names* has it.
        """
        last = 0
        while True:
            with self._connected() as connection:
                number = connection.execute(producer_row(producer)).scalar()
                newest = schema.versions.c.number == schema.articles.c.version
                query = versions_kept().where(newest, schema.articles.c.id > last)
                given = schema.articles.c.name.in_(names) if names else schema.producers.c.program != IMPORTED
                query = query.where(given)
                query = query.where(schema.articles.c.producer != number) if number else query
                rows = connection.execute(query.limit(64)).all()
            for row in rows:
                yield version_of(row).reading.document
            if not rows:
                return
            last = rows[-1].article

    def meant(self, given: str) -> tuple[str, str]:
        """Return the id of the article that *given* means and what it names in it: ``gazette-12#c3``.

        Raises:
            OptionError: as ``name_of``.
        """
        article, mark, part = given.rpartition("#")
        try:
            return self.name_of(given), ""  # an id or an address may hold the mark itself
        except OptionError:
            if not mark or not part:
                raise
        return self.name_of(article), part

    def name_of(self, given: str) -> str:
        """Return the id of the article that *given* means: an id, the beginning of one, or an address.

        Raises:
            OptionError: there is none, or there are several.
        """
        names, urls = schema.articles.c.name, schema.articles.c.url
        with self._connected() as connection:
            for which in (names == given, urls == given, names.startswith(given or " ", autoescape=True)):
                found = connection.execute(select(names).where(which).order_by(names).limit(5)).scalars().all()
                if len(found) == 1:
                    return str(found[0])
                if found:
                    raise OptionError(f"“{shown(given)}” may be {', '.join(map(shown, found))}; give the whole id")
        raise OptionError(f"There is no article “{shown(given)}” in the ledger; look for it with: counterclaim search")

    def search(self, words: str, facets: Facets) -> list[Hit]:
        """Return the claims, or articles, that hold *words* and meet *facets*, the best first."""
        with self._connected() as connection:
            return search(connection, words, facets)

    def disputes(self, asked: Asked) -> list[Dispute]:
        """Return what is contested in the ledger, the surest first.

        Raises:
            OptionError: there is no such story, or there are several.
        """
        with self._connected() as connection:
            if asked.story:
                asked = replace(asked, story=f"s{story_meant(connection, asked.story)}")
            return board(connection, asked, setting(connection))

    def members(self, name: str) -> dict[str, int]:
        """Return which actor each entity of the article called *name* is."""
        table = schema.members.c
        of = schema.articles.c.name == name
        with self._connected() as connection:
            query = select(table.entity, table.actor).join(schema.articles, table.article == schema.articles.c.id)
            return {row.entity: row.actor for row in connection.execute(query.where(of))}

    def tally(self, words: str, facets: Facets) -> Tally:
        """Return how many claims, or articles, hold *words* and meet *facets*, by the values of each facet."""
        with self._connected() as connection:
            return tally(connection, words, facets)

    def articles(self, offset: int = 0, limit: int = 20) -> list[Listed]:
        """Return articles with how much was read from each, the last published first."""
        with self._connected() as connection:
            return listed(connection, offset, limit)

    def heard(self, name: str) -> Heard | None:
        """Return the speaker called *name*, case and accents aside; ``None`` where there is none."""
        with self._connected() as connection:
            return heard(connection, name)

    def said(self, name: str, stance: str = "", offset: int = 0, limit: int = 20) -> list[Hit]:
        """Return what the speaker called *name* said, in the order of publication."""
        with self._connected() as connection:
            return said(connection, name, stance, offset, limit)

    def watched(self) -> AbstractContextManager[Watch]:
        """Return what holds a watch over the ledger, which tells whether anybody has changed it."""
        return watching(self._engine, self.name)

    def status(self, producer: Producer | None = None) -> Status:
        """Return what the ledger holds; with *producer*, also how much of it another one has read."""
        with self._connected() as connection:
            number = connection.execute(producer_row(producer)).scalar() if producer else None
            return status(connection, self.name, number if producer else -1)

    @property
    def users(self) -> Users:
        """The people who may use the ledger where it is served."""
        return Users(self._transaction)

    @property
    def feeds(self) -> Feeds:
        """What the ledger keeps of feeds that are watched."""
        return Feeds(self._transaction)

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        options = {WRITING: True} if writing else {}
        with told(self.name), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a transaction that reads."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a transaction that writes: all of it or nothing."""
        with self._transaction(writing=True) as connection:
            yield connection

    def copies(self) -> list[Copies]:
        """Return the groups of articles that have one text, each with its original."""
        with self._connected() as connection:
            return copies(connection)

    def stories(self, given: str | None = None, *, alone: bool = False) -> list[Story]:
        """Return the stories, the newest first, or the one that *given* means.

        Args:
            given: a story's id, or words of its name.
            alone: also stories of a single article.

        Raises:
            OptionError: no story is called so, or several are.
        """
        with self._connected() as connection:
            which = None if given is None else [story_meant(connection, given)]
            return stories(connection, which, alone=alone or which is not None)

    def origins(self, names: Iterable[str]) -> list[list[str]]:
        """Return the articles called *names* by origin: five outlets with one agency's text are one."""
        with self._connected() as connection:
            return origins(connection, names)

    def standing(self, name: str) -> Standing:
        """Return how the article called *name* stands to the others: whose copy it is, in which story."""
        with self._connected() as connection:
            return standing(connection, name)

    def chain(self, reading: Reading, claim: Claim) -> tuple[Step, ...]:
        """Return the way that *claim* took to the article of *reading*, which is in the ledger."""
        name = reading.document.id
        with self._connected() as connection:
            found = standing(connection, name)
            return chain(reading, claim, credits_of(connection, name), found.outlet or found.credited)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with told(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _written(self, document: Document) -> Iterator[Connection]:
        try:
            with self.writing() as connection:
                yield connection
        except LedgerError as error:
            if isinstance(error.__cause__, DataError | IntegrityError):
                reason = " ".join(str(error.__cause__.orig).split())
                raise InputError(f"“{shown(document.id)}” cannot be kept in the ledger: {reason}") from error
            raise
