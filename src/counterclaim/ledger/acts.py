"""Who changed what by hand, and when: rows that are only ever added. What a review is now stands in ``reviews.py``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Connection, Integer, String, Table, Text, func, insert, select

from counterclaim.ledger.rows import storable
from counterclaim.ledger.schema import metadata

acts = Table(
    "acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made", String(32), nullable=False),  # ISO 8601, UTC
    Column("who", Text, nullable=False),
    Column("act", String(32), nullable=False),
    Column("what", Text, nullable=False),  # an article's part, a user
    Column("data", Text, nullable=False),  # JSON
)


@dataclass(frozen=True, slots=True)
class Act:
    """One change that a person made."""

    made: str
    """ISO 8601, UTC."""
    who: str
    act: str
    """“accepted”, “corrected”, “rejected”, “withdrew”, “imported”; of users “added”, “removed”, “role”, “password”."""
    what: str
    """What it was done to: ``dam#c3``, “user ada”."""
    data: Mapping[str, Any]
    """The cell, and what it was and is."""


def now() -> str:
    """Return the moment as the ledger writes it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def note(connection: Connection, who: str, act: str, what: str, data: Mapping[str, Any], made: str = "") -> None:
    """Add that *who* did *act* to *what*, in the transaction that does it."""
    told = json.dumps(dict(data), ensure_ascii=True)
    row = {"made": made or now(), "who": storable(who), "act": act, "what": storable(what), "data": told}
    connection.execute(insert(acts), [row])


def listed(connection: Connection, offset: int = 0, limit: int = 20, who: str | None = None) -> list[Act]:
    """Return what was done, by anybody or by *who*, the last first."""
    query = select(acts) if who is None else select(acts).where(acts.c.who == who)
    query = query.order_by(acts.c.id.desc()).offset(offset).limit(limit)
    return [Act(row.made, row.who, row.act, row.what, json.loads(row.data)) for row in connection.execute(query)]


def counted(connection: Connection) -> int:
    """Return how much was done."""
    return int(connection.execute(select(func.count(acts.c.id))).scalar_one())
