"""Rows for many values, in queries of a size that every database takes."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

_AT_ONCE = 900
"""Values in one query; SQLite before 3.32 takes 999."""


def chunks(values: Sequence[int]) -> Iterator[list[int]]:
    """Yield *values* in pieces that fit into a query.

    >>> [len(piece) for piece in chunks(range(1000))]
    [900, 100]
    """
    for start in range(0, len(values), _AT_ONCE):
        yield [*values[start : start + _AT_ONCE]]


def rows_of(
    connection: Connection, key: ColumnElement[Any], values: Sequence[int], *cells: ColumnElement[Any]
) -> Iterator[Any]:
    """Yield the *key* and *cells* of each row whose key is one of *values*, by key and cells."""
    for some in chunks(values):
        query = select(key, *cells).where(key.in_(some)).order_by(key, *cells)
        yield from connection.execute(query).all()
