"""Two ledgers compared row by row, whatever numbers their rows have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, Table, select, text

from counterclaim.ledger import Ledger
from counterclaim.ledger.schema import metadata

Rows = dict[str, list[tuple[Any, ...]]]
_ALSO = {("copies", "text"): "articles", ("claim_terms", "article"): "articles", ("actor_keys", "seen"): "articles"}
"""Columns that hold numbers of rows without saying so."""
_MOMENTS = {("versions", "added")}


def contents(ledger: Ledger) -> Rows:
    """Return all rows of all tables but for when they were made, each row's number as its rank in its table.

    PostgreSQL leaves numbers out where a transaction was broken off; the order is what has a meaning.
    """
    ranks: dict[str, dict[int, int]] = {}
    out: Rows = {}
    with ledger.reading() as connection:
        for table in metadata.sorted_tables:
            if _numbered(table):
                ids = connection.execute(select(table.c.id).order_by(table.c.id)).scalars()
                ranks[table.name] = {number: rank for rank, number in enumerate(ids, 1)}
        for table in metadata.sorted_tables:
            names = [column.name for column in table.c if (table.name, column.name) not in _MOMENTS]
            held = {name: ranks[to] for name in names if (to := _of(table, name)) in ranks}
            rows = connection.execute(select(*(table.c[name] for name in names)))
            out[table.name] = sorted(
                (tuple(_ranked(held.get(name), cell) for name, cell in zip(names, row, strict=True)) for row in rows),
                key=repr,
            )
    return out


def differing(one: Rows, other: Rows) -> list[str]:
    """Return the tables in which two ledgers differ, each with how many rows only one of them has."""
    return [
        f"{name}: {len(set(one[name]) - set(other[name]))} and {len(set(other[name]) - set(one[name]))} rows"
        for name in one
        if one[name] != other[name]
    ]


def sound(ledger: Ledger) -> bool:
    """Tell whether SQLite finds file, indices and full text whole; PostgreSQL looks after its own."""
    with ledger.writing() as connection:
        if connection.dialect.name != "sqlite":
            return True
        for words in ("claim_words", "article_words"):
            connection.execute(text(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)"))
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
        return broken is None and connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


def _numbered(table: Table) -> bool:
    return "id" in table.c and isinstance(table.c.id.type, Integer)


def _of(table: Table, column: str) -> str:
    """Return the table whose rows *column* numbers, “” where it numbers none."""
    if column == "id" and _numbered(table):
        return table.name
    keys = [key.column.table.name for key in table.c[column].foreign_keys]
    return keys[0] if keys else _ALSO.get((table.name, column), "")


def _ranked(ranks: dict[int, int] | None, cell: Any) -> Any:
    if isinstance(cell, memoryview):
        return bytes(cell)
    return cell if ranks is None or cell is None else ranks.get(cell, ("none", cell))
