"""Whether a ledger has changed, whoever changed it: asked before every page, so it must cost next to nothing."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, Engine

from counterclaim.ledger.failures import told

_ASKED = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT pg_snapshot_xmax(pg_current_snapshot())::text"}
"""SQLite tells a connection how often others have written (pragma.html#pragma_data_version); in PostgreSQL only
transactions that write take a number, and this is the next one."""


class Watch:
    """Tells one state of a ledger from another while it is open."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._lock = Lock()
        self._run = secrets.token_hex(4)  # SQLite counts anew for each connection

    def state(self) -> str:
        """Return what differs after every change to the ledger.

        Raises:
            LedgerError: the database fails.
        """
        with self._lock, told(self._name):
            number = self._connection.exec_driver_sql(_ASKED[self._connection.dialect.name]).scalar()
            self._connection.rollback()
        return f"{self._run}-{number}"


@contextmanager
def watching(engine: Engine, name: str) -> Iterator[Watch]:
    """Hold a connection that writes nothing, and yield what watches through it."""
    with told(name), engine.connect() as connection:
        yield Watch(connection, name)
