"""How an article is written: its rows, what was read from it, and its ties, in an open transaction."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from counterclaim.ledger import schema
from counterclaim.ledger.identity import Identity, content_hash, marks_of
from counterclaim.ledger.links import link, unlink
from counterclaim.ledger.newest import newest, packed, unpacked
from counterclaim.ledger.producer import Producer
from counterclaim.ledger.reviews import reviewed
from counterclaim.ledger.rows import article_row, part_rows
from counterclaim.records import Reading


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an article as the ledger keeps it."""

    reading: Reading
    number: int
    """1 for the first."""
    added: str
    """ISO 8601, UTC."""
    origin: str | None
    """The file that it was read from, where it was one."""
    hash: str
    producer: Producer


def put(connection: Connection, found: Identity, version: Version) -> None:
    """Write *version* as the newest of the article that it was found to be, or as the first of a new one."""
    document = version.reading.document
    reading = replace(version.reading, document=replace(document, id=found.name))
    producer = _producer(connection, version.producer)
    cells = {**article_row(reading.document), "version": version.number, "producer": producer}
    if found.article is None:
        # PostgreSQL's own numbers have gaps where a transaction was broken off; what is rare in a ledger is told by how
        # many articles it has, which is the last one's number.
        article = (connection.execute(select(func.max(schema.articles.c.id))).scalar() or 0) + 1
        connection.execute(insert(schema.articles).values({**cells, "id": article}))
    else:
        article = found.article
        connection.execute(update(schema.articles).where(schema.articles.c.id == article).values(cells))
        _delete_parts(connection, article)
    row = {"article": article, "number": version.number, "hash": content_hash(reading.document)}
    row |= {"origin": version.origin, "added": version.added, "producer": producer, "record": packed(reading)}
    connection.execute(insert(schema.versions), [row])
    _mark(connection, article, marks_of(document, version.origin))
    _insert_parts(connection, reading, article)


def put_again(connection: Connection, found: Identity, reading: Reading, producer: Producer) -> bool:
    """Write *reading* in the place of what was read from the newest version; tell whether that changes anything."""
    if found.article is None:
        return False
    reading = replace(reading, document=replace(reading.document, id=found.name))
    number = _producer(connection, producer)
    of = (schema.versions.c.article == found.article) & (schema.versions.c.number == found.version)
    there = connection.execute(select(schema.versions.c.producer, schema.versions.c.record).where(of)).one()
    if there.producer == number and there.record == packed(reading):
        return False
    connection.execute(update(schema.versions).where(of).values(producer=number, record=packed(reading)))
    _delete_parts(connection, found.article)
    _insert_parts(connection, reading, found.article)
    values = {**article_row(reading.document), "producer": number}
    connection.execute(update(schema.articles).where(schema.articles.c.id == found.article).values(values))
    return True


def restore(connection: Connection, article: int) -> None:
    """Make the parts of *article* again out of its newest record and what people have said of it."""
    _delete_parts(connection, article)
    _insert_parts(connection, newest(connection, article), article)


def producer_row(producer: Producer) -> Select[int]:
    """Return the query for the number of *producer*, which has none before it has read anything."""
    table = schema.producers.c
    of = (table.program == producer.program, table.model == producer.model, table.knowledge == producer.knowledge)
    return select(table.id).where(*of)


def versions_kept() -> Select[Any]:
    """Return the query for all versions of all articles, in the order of their coming; see ``version_of``."""
    versions, producers, articles = schema.versions, schema.producers, schema.articles
    return (
        select(versions, producers.c.program, producers.c.model, producers.c.knowledge)
        .join(producers, versions.c.producer == producers.c.id)
        .join(articles, versions.c.article == articles.c.id)
        .order_by(articles.c.id, versions.c.number)
    )


def version_of(row: Any) -> Version:
    """Return the version in a row of ``versions_kept``."""
    reading = unpacked(row.record)
    producer = Producer(row.program, row.model, row.knowledge)
    return Version(reading, row.number, row.added, row.origin, row.hash, producer)


def _inserted(connection: Connection, table: Any, cells: Any) -> int:
    key = connection.execute(insert(table).values(cells)).inserted_primary_key
    return int(key[0]) if key else 0


def _producer(connection: Connection, producer: Producer) -> int:
    """Return the row of *producer*, made where it is the first time."""
    found = connection.execute(producer_row(producer)).scalar()
    if found is not None:
        return found
    cells = {"program": producer.program, "model": producer.model, "knowledge": producer.knowledge}
    return _inserted(connection, schema.producers, cells)


def _mark(connection: Connection, article: int, known_by: tuple[str, ...]) -> None:
    table = schema.marks
    there = set(connection.execute(select(table.c.mark).where(table.c.mark.in_(known_by))).scalars())
    rows = [{"mark": mark, "article": article} for mark in known_by if mark not in there]
    if rows:
        connection.execute(insert(table), rows)


def _delete_parts(connection: Connection, article: int) -> None:
    unlink(connection, article)
    for table in schema.PARTS:
        connection.execute(delete(table).where(table.c.article == article))


def _insert_parts(connection: Connection, reading: Reading, article: int) -> None:
    reading = reviewed(connection, article, reading)
    rows = part_rows(reading, article)
    for table in schema.PARTS:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    link(connection, article, reading)
