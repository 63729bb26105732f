"""What a database says when it cannot do its work, in one sentence for a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from counterclaim.errors import LedgerError

_SENTENCES = (
    ("database or disk is full", "is on a disk that is full; make room – what was added before is kept"),
    ("No space left", "is on a disk that is full; make room – what was added before is kept"),
    ("database is locked", "has been in use by another program for a minute; try again when that is done"),
    ("readonly database", "may not be written to by you; change its permissions or name another with --ledger"),
    ("malformed", "is damaged; restore it from a copy, or save what can be saved with: sqlite3 LEDGER .recover"),
    ("not a database", "is no ledger but some other file; name another with --ledger"),
    ("unable to open", "cannot be opened; check the path and its permissions"),
    ("terminating connection", "has closed the connection; what was added before is kept, try again"),
    ("server closed", "has closed the connection; what was added before is kept, try again"),
    ("onnection refused", "does not answer; check its address and whether the server runs"),
    ("disk I/O error", "cannot be read or written, the disk fails; check the disk"),
)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn a database's errors into ``LedgerError`` with *name*, what messages call the ledger.

    Raises:
        LedgerError: the database cannot do its work.
    """
    try:
        yield
    except SQLAlchemyError as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        sentence = next((text for mark, text in _SENTENCES if mark in said), None)
        first = " ".join(said.split("\n")[0].split()) or type(error).__name__
        raise LedgerError(f"The ledger {name} {sentence or f'cannot be used: {first}'}") from error
