"""A table in Apache Parquet: one row a claim, lists as lists and places in the text as pairs of integers."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from counterclaim.errors import OptionError
from counterclaim.exchange.formats.rows import COLUMNS, ClaimRow, claim_rows
from counterclaim.exchange.formats.tally import Tally
from counterclaim.records import Reading

GROUP = 5_000
"""Rows that are written at once: some 30 MB in memory."""
_LISTS = ("speaker_roles", "events", "relations")


def write_parquet(readings: Iterable[Reading], stream: BinaryIO) -> int:
    """Write the claims of *readings* and return how many articles there were.

    Raises:
        OptionError: pyarrow, an extra, is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise OptionError("Parquet needs pyarrow; install it: pip install 'counterclaim[parquet]'") from None

    counted = Tally(readings)
    schema = _schema(pyarrow)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as table:
        for rows in _groups(claim_rows(counted)):
            columns = {name: [_cell(row, name) for row in rows] for name in COLUMNS}
            table.write_table(pyarrow.Table.from_pydict(columns, schema))
    return counted.number


def _groups(rows: Iterator[ClaimRow]) -> Iterator[list[ClaimRow]]:
    while group := list(islice(rows, GROUP)):
        yield group


def _schema(pyarrow: Any) -> Any:
    """Return the columns with their types; offsets are code points of the article's text."""
    place = pyarrow.list_(
        pyarrow.struct([pyarrow.field("start", pyarrow.int32(), False), pyarrow.field("end", pyarrow.int32(), False)])
    )
    kinds = {"own_voice": pyarrow.bool_(), "confidence": pyarrow.float64()}
    kinds |= {name: pyarrow.list_(pyarrow.string()) for name in _LISTS}
    kinds |= {name: place for name in COLUMNS if name.endswith("_at")}
    return pyarrow.schema([pyarrow.field(name, kinds.get(name, pyarrow.string())) for name in COLUMNS])


def _cell(row: ClaimRow, name: str) -> object:
    value: object = getattr(row, name)
    if name.endswith("_at"):
        return [{"start": start, "end": end} for start, end in value]  # type: ignore[attr-defined]
    if isinstance(value, tuple):
        return [_encodable(item) for item in value]
    return _encodable(value) if isinstance(value, str) else value


def _encodable(text: str) -> str:
    """Return *text* without half surrogate pairs, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode()
