"""One JSON document with a long list in it, written item by item."""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from counterclaim.exchange.jsonlines import one_line


def write_document(stream: TextIO, head: Mapping[str, Any], name: str, items: Iterable[Mapping[str, Any]]) -> None:
    r"""Write an object with the fields of *head* and then *items* as the list *name*, an item a line.

    >>> import sys
    >>> write_document(sys.stdout, {"type": "Feed"}, "items", [{"a": 1}])
    {"type": "Feed", "items": [
    {"a": 1}
    ]}
    """
    stream.write(f'{one_line(head)[:-1]}{", " if head else ""}"{name}": [')
    between = "\n"
    for item in items:
        stream.write(f"{between}{one_line(item)}")
        between = ",\n"
    stream.write("\n]}\n")


def filled(**cells: Any) -> dict[str, Any]:
    """Return *cells* without those that hold nothing: ``None`` and what is empty.

    >>> filled(a=0, b=None, c="", d=[])
    {'a': 0}
    """
    return {name: cell for name, cell in cells.items() if cell is not None and cell != "" and cell != []}
