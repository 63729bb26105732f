"""What ties an article to the others of the ledger, in the transaction that stores it.

Each kind of tie is one module here, with two functions over an open transaction: ``link`` finds the ties of an article
that has just been stored, ``unlink`` takes back all that ``link`` wrote for it, before a new version or another reading
of it is stored. They run in the order of ``KINDS``: a later one may build on the rows of an earlier one.
"""

from typing import Protocol

from sqlalchemy import Connection

from counterclaim.ledger.links import actors, copies, stories, ties
from counterclaim.records import Reading


class Kind(Protocol):
    """A module that ties articles together."""

    def link(self, connection: Connection, article: int, reading: Reading, /) -> None:
        """Write the ties of *article* (a row of ``articles``) with those that came before it."""

    def unlink(self, connection: Connection, article: int, /) -> None:
        """Remove what ``link`` wrote for *article*; what it never saw it leaves alone."""


KINDS: tuple[Kind, ...] = (copies, stories, actors, ties)


def link(connection: Connection, article: int, reading: Reading) -> None:
    """Tie *article* to the others in every way there is."""
    for kind in KINDS:
        kind.link(connection, article, reading)


def unlink(connection: Connection, article: int) -> None:
    """Untie *article*, the last kind first."""
    for kind in reversed(KINDS):
        kind.unlink(connection, article)
