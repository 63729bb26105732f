"""A ledger is opened: made where there is none, brought up to date where it is old, refused where it is not ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, text

from counterclaim.errors import LedgerError
from counterclaim.ledger.failures import told
from counterclaim.ledger.links import link, unlink
from counterclaim.ledger.location import WRITING, called, engine_of, parsed
from counterclaim.ledger.newest import all_newest
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.reviews import reviews_of, with_reviews
from counterclaim.ledger.schema import APPLICATION_ID, REVISIONS, VERSION_TABLE, metadata

_HEADER = b"SQLite format 3\x00"
_TIES = "0005"
"""The last revision that brought a kind of ties, which articles of older ledgers lack."""


@contextmanager
def opened_ledger(location: str, *, create: bool = False) -> Iterator[Ledger]:
    """Open the ledger at *location*, a path or a database URL.

    Args:
        location: see ``location.parsed``.
        create: whether to make one where there is none. An old one is brought up to date in any case.

    Raises:
        OptionError: *location* is neither a path nor a database URL.
        LedgerError: there is none, or what is there is no ledger, is from a newer version, damaged or out of reach.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with opened_ledger(f"{folder}/news.sqlite", create=True) as ledger:
    ...         ledger.status().articles
    0
    """
    url = parsed(location)
    _check_file(url, create)
    engine = engine_of(url)
    try:
        with told(called(url)):
            _bring_up_to_date(engine, url, create)
        yield Ledger(engine, called(url))
    finally:
        engine.dispose()


def _check_file(url: URL, create: bool) -> None:
    """Look at a file before SQLite does: its own words for these cases are no help."""
    if url.drivername != "sqlite" or url.database == ":memory:":
        return
    path = Path(str(url.database))
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        if not create:
            raise _missing(url) from None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"The ledger {path} cannot be made: {error.strerror}; check the path") from error
        return
    except OSError as error:
        raise LedgerError(f"The ledger {path} cannot be read: {error.strerror}; check the path") from error
    if head and head != _HEADER:
        raise LedgerError(f"{path} is no ledger but some other file; name another with --ledger")


def _missing(url: URL) -> LedgerError:
    return LedgerError(f"There is no ledger at {called(url)} yet; make one with: counterclaim add SOURCE")


def _bring_up_to_date(engine: Engine, url: URL, create: bool) -> None:
    with engine.connect() as connection:
        revision = _revision(connection, url)
    if revision is None and not create:
        raise _missing(url)
    if create and engine.dialect.name == "sqlite":
        with suppress(sqlite3.Error), closing(engine.raw_connection()) as raw:
            # Outside of a transaction, as SQLite wants it. It stays with the file; not all disks can.
            raw.cursor().execute("PRAGMA journal_mode = WAL")
    if revision == REVISIONS[-1]:
        return
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if _revision(connection, url) != REVISIONS[-1]:  # nobody else was faster
            _migrate(connection)
            if revision is not None and revision < _TIES:
                for article, reading in all_newest(connection):
                    said = reviews_of(connection, [article]).get(article, ())
                    unlink(connection, article)
                    link(connection, article, with_reviews(reading, said))


def _revision(connection: Connection, url: URL) -> str | None:
    """Return which revision the tables have, ``None`` where there are none yet."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables & set(metadata.tables) or (tables and connection.dialect.name == "sqlite"):
            raise LedgerError(f"{called(url)} is a database, but no ledger; name another with --ledger")
        return None
    revision = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if revision is not None and revision not in REVISIONS:
        raise LedgerError(f"The ledger {called(url)} was written by a newer Counterclaim; install that version")
    return revision


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("counterclaim.ledger").joinpath("migrations")) as scripts:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
