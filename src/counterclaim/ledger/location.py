"""Where a ledger is: a path or a database URL becomes an engine."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from counterclaim.errors import LedgerError, OptionError

PATIENCE = 60.0
"""Seconds that a writer waits for another one; each holds the ledger for milliseconds only."""
CACHE = 65_536
"""KiB of a SQLite ledger that are kept in memory; what ties articles is looked up all over the file."""
CHECKPOINT = 4_000
"""Pages of the log of a SQLite ledger, 16 MB, after which they go into the file: an article writes a few hundred, many
of which the one before it wrote too."""
WRITING = "counterclaim_writing"
"""The execution option of a connection that will write."""
_POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")


def parsed(location: str) -> URL:
    """Return *location* as SQLAlchemy's URL.

    Raises:
        OptionError: it is neither a path nor a URL of a database that is known.

    >>> parsed("news.sqlite").database
    'news.sqlite'
    """
    if "://" not in location:
        if not location or "\x00" in location or Path(location).is_dir():
            raise OptionError(f"The ledger “{location}” names no file; give a path or a database URL")
        return URL.create("sqlite", database=location)
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):
        raise OptionError("The ledger's URL cannot be read; write postgresql://user@host/database") from None
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise OptionError(f"There is no kind of ledger “{url.drivername}”; give a path, or a URL of postgresql://…")


def called(url: URL) -> str:
    """Return what messages call the ledger: its path, or its URL without the password."""
    return str(url.database) if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def engine_of(url: URL) -> Engine:
    """Return an engine whose transactions begin when they are said to, and writers' one after the other.

    Raises:
        LedgerError: PostgreSQL's driver is not installed.
    """
    try:
        if url.drivername == "sqlite":
            return _sqlite(url)
        engine = create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise LedgerError("PostgreSQL needs a driver; install it: pip install 'counterclaim[postgresql]'") from None
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "isolation_level": None})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    """Set what SQLite forgets between connections.

    With WAL, ``NORMAL`` loses at most the last articles when the power fails, and never the ledger.
    """
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")


def _begin(connection: Connection) -> None:
    # Python's own driver would begin late, and a reader that turns writer midway cannot wait for another writer.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        # What is looked up before an article is written must hold until it is: one writer at a time, as in SQLite.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1128491117)")
    else:
        # Else each query would see what writers have done since the last one: half of one article, half of another.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
