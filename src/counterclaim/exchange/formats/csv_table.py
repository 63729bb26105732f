"""A table in CSV (RFC 4180, UTF-8, lines ended by CRLF): one row a claim."""

import csv
from collections.abc import Iterable
from typing import TextIO

from counterclaim.exchange.formats.flat import flat_cells
from counterclaim.exchange.formats.rows import COLUMNS, claim_rows
from counterclaim.exchange.formats.tally import Tally
from counterclaim.records import Reading


def write_csv(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write the claims of *readings* and return how many articles there were.

    >>> import io
    >>> out = io.StringIO()
    >>> write_csv([], out), out.getvalue().split(",")[:3]
    (0, ['article', 'claim', 'speaker'])
    """
    counted = Tally(readings)
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    table.writerows(flat_cells(row) for row in claim_rows(counted))
    return counted.number
