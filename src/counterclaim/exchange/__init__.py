"""Readings out of the house: JSON Lines, the terminal's ledger, an HTML page, the explanation of each cell."""

from counterclaim.exchange.board import dump_board, show_board
from counterclaim.exchange.cells import Cell
from counterclaim.exchange.explanation import cells, holds, show_explanation
from counterclaim.exchange.html import Parts, article_parts, html_page
from counterclaim.exchange.jsonlines import (
    dump,
    dump_answer,
    dump_related,
    from_plain,
    from_record,
    to_plain,
    to_record,
)
from counterclaim.exchange.schema import schema
from counterclaim.exchange.terminal import harmless, show, view
from counterclaim.exchange.writing import Format, console_on, write, write_lines, written

__all__ = [
    "Cell",
    "Format",
    "Parts",
    "article_parts",
    "cells",
    "console_on",
    "dump",
    "dump_answer",
    "dump_board",
    "dump_related",
    "from_plain",
    "from_record",
    "harmless",
    "holds",
    "html_page",
    "schema",
    "show",
    "show_board",
    "show_explanation",
    "to_plain",
    "to_record",
    "view",
    "write",
    "write_lines",
    "written",
]
