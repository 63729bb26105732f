"""Cells of a table that knows only text and numbers: lists become text, and no cell can be a formula."""

import re
from collections.abc import Iterator

from counterclaim.exchange.formats.rows import COLUMNS, ClaimRow
from counterclaim.records import Spans

FlatCell = str | float
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def flat_cells(row: ClaimRow) -> Iterator[FlatCell]:
    """Yield the cells of *row* in the order of the columns: numbers as they are, all else as harmless text."""
    for name in COLUMNS:
        value: object = getattr(row, name)
        if isinstance(value, bool):
            yield "yes" if value else "no"
        elif isinstance(value, float):
            yield value
        elif name.endswith("_at"):
            yield pairs(value)  # type: ignore[arg-type]
        else:
            yield harmless_cell("; ".join(value) if isinstance(value, tuple) else str(value or ""))


def pairs(place: Spans) -> str:
    """Return *place* as text.

    >>> pairs(((0, 10), (20, 30)))
    '0-10 20-30'
    """
    return " ".join(f"{start}-{end}" for start, end in place)


def harmless_cell(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula (OWASP, “CSV Injection”), without controls.

    >>> harmless_cell("=1+1"), harmless_cell("one - two")
    ("'=1+1", 'one - two')
    """
    clean = without_controls(text)
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean


def without_controls(text: str) -> str:
    """Return *text* without what XML 1.0 (2.2) cannot hold: controls, half surrogate pairs, and U+FFFE and U+FFFF."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
