"""A workbook for Excel and its like (ECMA-376): one row a claim, written row by row."""

from collections.abc import Iterable
from typing import BinaryIO

from counterclaim.errors import OptionError
from counterclaim.exchange.formats.flat import flat_cells
from counterclaim.exchange.formats.rows import COLUMNS, claim_rows
from counterclaim.exchange.formats.tally import Tally
from counterclaim.records import Reading

MOST_ROWS = 1_048_576
"""Of a sheet, the one with the columns' names among them (Microsoft, “Excel specifications and limits”)."""
_LONGEST = 32_767  # characters of a cell, counted in UTF-16
_WIDE = {"content": 70, "title": 40, "speaker": 28, "events": 40, "relations": 30, "source": 28}


def write_xlsx(readings: Iterable[Reading], stream: BinaryIO) -> int:
    """Write the claims of *readings* and return how many articles there were.

    Raises:
        OptionError: there are more claims than a sheet has rows.
    """
    from xlsxwriter import Workbook

    counted = Tally(readings)
    # Rows go to a temporary file as they come; nothing that is text is ever taken for a formula, a number or a link.
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, {"constant_memory": True, "nan_inf_to_errors": True, **literal})
    try:
        sheet = book.add_worksheet("claims")
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDE.get(name, 14))
        sheet.freeze_panes(1, 2)
        sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
        last = 0
        for last, row in enumerate(claim_rows(counted), 1):
            if last >= MOST_ROWS:
                raise OptionError(
                    f"A sheet of XLSX has {MOST_ROWS:,} rows, and there are more claims; take --format csv or parquet"
                )
            for column, cell in enumerate(flat_cells(row)):
                if isinstance(cell, str):
                    sheet.write_string(last, column, _fitting(cell))
                else:
                    sheet.write_number(last, column, cell)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    finally:
        book.close()
    return counted.number


def _fitting(cell: str) -> str:
    """Cut what is longer than a cell may be."""
    data = cell.encode("utf-16-le")
    if len(data) <= 2 * _LONGEST:
        return cell
    return data[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
