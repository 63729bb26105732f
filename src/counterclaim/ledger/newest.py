"""The newest record of an article, as the program read it."""

import json
import zlib

from sqlalchemy import Connection, and_, select

from counterclaim.exchange import dump, from_record
from counterclaim.ledger.schema import articles, versions
from counterclaim.records import Reading

_LEVEL = 6
"""zlib's own default; 9 saves 1 % and takes three times as long."""


def packed(reading: Reading) -> bytes:
    """Return *reading* as ``versions`` keeps it."""
    return zlib.compress(dump(reading).encode(), _LEVEL)


def unpacked(record: bytes) -> Reading:
    """Return the reading that was packed."""
    return from_record(json.loads(zlib.decompress(record)))


def newest(connection: Connection, article: int) -> Reading:
    """Return what was read from the newest version of *article* (a row of ``articles``)."""
    of = and_(versions.c.article == articles.c.id, versions.c.number == articles.c.version)
    query = select(versions.c.record).join(articles, of).where(articles.c.id == article)
    return unpacked(connection.execute(query).scalar_one())
