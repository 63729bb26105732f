"""What is kept of feeds that are watched: how far each was read, and which entries are dealt with."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Column, Connection, Integer, String, Table, Text, delete, insert, select

from counterclaim.ledger.identity import marked
from counterclaim.ledger.schema import metadata
from counterclaim.reading import FeedState

feeds = Table(
    "feeds",
    metadata,
    Column("mark", String(32), primary_key=True),  # hash of the address: no address is too long for it
    Column("url", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("checked", String(32), nullable=False),  # ISO 8601, UTC
    Column("due", String(32), nullable=False),
    Column("failures", Integer, nullable=False),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("mark", String(32), primary_key=True),  # hash of the feed's address and what it calls the entry
    Column("tries", Integer, nullable=False),  # that are left; 0 where it is dealt with
)


class Connecting(Protocol):
    """What opens transactions; of the ledger."""

    def __call__(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        """Open one."""


class Feeds:
    """The ledger's memory of feeds; ``reading.Memory``."""

    def __init__(self, connected: Connecting) -> None:
        self._connected = connected

    def state(self, url: str, /) -> FeedState:
        """Return the state of a feed, a fresh one where there is none."""
        with self._connected() as connection:
            row = connection.execute(select(feeds).where(feeds.c.mark == marked("feed", url))).first()
        if row is None:
            return FeedState(url)
        return FeedState(url, row.etag, row.modified, _seconds(row.checked), _seconds(row.due), row.failures)

    def keep(self, state: FeedState, /) -> None:
        """Keep the state of a feed."""
        mark = marked("feed", state.url)
        cells = {"mark": mark, "url": state.url, "etag": state.etag, "modified": state.modified}
        cells |= {"checked": _moment(state.checked), "due": _moment(state.due)}
        with self._connected(writing=True) as connection:
            connection.execute(delete(feeds).where(feeds.c.mark == mark))
            connection.execute(insert(feeds).values({**cells, "failures": state.failures}))

    def tries(self, marks: Sequence[str], /) -> Mapping[str, int]:
        """Return for those of *marks* that are known how many tries are left."""
        query = select(feed_entries.c.mark, feed_entries.c.tries).where(feed_entries.c.mark.in_(marks))
        with self._connected() as connection:
            return {row.mark: row.tries for row in connection.execute(query)}

    def keep_tries(self, tries: Mapping[str, int], /) -> None:
        """Keep how many tries are left for entries."""
        rows = [{"mark": mark, "tries": left} for mark, left in tries.items()]
        with self._connected(writing=True) as connection:
            connection.execute(delete(feed_entries).where(feed_entries.c.mark.in_(list(tries))))
            connection.execute(insert(feed_entries), rows)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
