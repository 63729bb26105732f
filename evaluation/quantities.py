"""How well quantities are found and valued: re3d, 90 reports on Syria and Iraq (see ``evaluation/types.py``).

Gold are the entities of the types Quantity and Money that annotators confirmed (a confidence above 0), all of them:
also articles (“a rocket launcher”), an ordinal, and words for money without a number, which are no quantities here.

* found: of the gold, those where a quantity of the program has the same extent, up to what re3d marks in some places
  and not in others: it may begin before or behind the comparator (“more than 20”, “20”) or the sign of money, and end
  before or behind the unit or what is counted (“645 beds”, “10 per cent”).
* values right: of ``quantities.json``, made by hand from reading the texts, those where the quantity found there has
  the same value, bounds, unit and comparator. It holds document ids, offsets and numbers only. The unit of a thing
  counted is compared as written. One that is not found counts as wrong.

    python -m evaluation.quantities      # the figures, then what is missed or wrong
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.extraction.quantities.expressions import quantities
from counterclaim.extraction.times.expressions import times
from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.records import Quantity
from evaluation.gold import DATA, Span

EXPECTED = Path(__file__).with_name("quantities.json")
TYPES = frozenset({"Quantity", "Money"})


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the places of its quantities."""

    id: str
    text: str
    spans: tuple[Span, ...]


def documents() -> list[Document]:
    """Read all documents, in the order of their folders."""
    found: dict[str, set[Span]] = {}
    for row in _rows("entities.json"):
        if row["type"] in TYPES and row["confidence"] > 0:
            found.setdefault(row["documentId"], set()).add((row["begin"], row["end"]))
    return [
        Document(row["_id"], row["text"], tuple(sorted(found.get(row["_id"], ())))) for row in _rows("documents.json")
    ]


def _rows(name: str) -> list[dict[str, Any]]:
    paths = sorted((DATA / "re3d").glob(f"*/{name}"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def matching(gold: Span, text: str, those: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity at *gold*; see above.

    >>> matching((10, 12), "more than 20 men", [Quantity(((0, 12),), 20, 20, None, number=((10, 12),))]) is not None
    True
    """
    for one in those:
        whole, number = one.spans[0], one.number[0]
        starts = {whole[0], number[0], _without_sign(text, whole, number)}
        ends = {whole[1], number[1], *(end for _, end in one.counted)}
        if gold[0] in starts and gold[1] in ends:
            return one
    return None


def _without_sign(text: str, whole: Span, number: Span) -> int:
    """Return where the number begins with its sign of money, where it has one."""
    start = number[0]
    while start > whole[0] and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    return start


def expected() -> list[dict[str, Any]]:
    """Return the values made by hand: ``id``, ``span``, ``value``, ``low``, ``high``, ``unit`` and ``comparator``."""
    rows: list[dict[str, Any]] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return rows


def right(one: Quantity | None, want: dict[str, Any], text: str) -> bool:
    """Tell whether a quantity has the values expected; a thing counted is told by the place of its head noun."""
    if one is None:
        return False
    head = want.get("head")
    unit = text[slice(*head)] if head else want["unit"]
    numbers = ((one.value, want["value"]), (one.low, want["low"]), (one.high, want["high"]))
    same = all(a == b or (a is not None and b is not None and abs(a - b) <= 1e-6 * abs(b)) for a, b in numbers)
    return same and one.unit == unit and one.comparator == want["comparator"]


def figures(reader: Reader) -> dict[str, float]:
    """Return the figures that are quoted, in percent."""
    return scores(reader)


def scores(reader: Reader, *, show: bool = False) -> dict[str, float]:
    """Return the figures; *show* prints what is missed or wrong."""
    gold = documents()
    found: dict[str, tuple[Quantity, ...]] = {}
    hit = total = 0
    for one, annotation in zip(gold, annotate_all((d.text for d in gold), reader, threads=1), strict=True):
        found[one.id] = quantities(annotation, times(annotation, None))
        for span in one.spans:
            total += 1
            seen = matching(span, one.text, found[one.id])
            hit += seen is not None
            if show and seen is None:
                print("missed", _place(one.text, span))
    texts = {one.id: one.text for one in gold}
    correct = 0
    rows = expected()
    for want in rows:
        text = texts[want["id"]]
        seen = matching((want["span"][0], want["span"][1]), text, found[want["id"]])
        ok = right(seen, want, text)
        correct += ok
        if show and not ok:
            print("wrong", _place(text, want["span"]), want, seen)
    return {
        "re3d quantities, found, %": round(100 * hit / max(1, total), 1),
        "re3d quantities, values right, %": round(100 * correct / max(1, len(rows)), 1),
    }


def _place(text: str, span: Sequence[int]) -> str:
    before, after = text[max(0, span[0] - 30) : span[0]], text[span[1] : span[1] + 25]
    return f"{before}[{text[span[0] : span[1]]}]{after}".replace("\n", "|")


if __name__ == "__main__":
    from counterclaim.language.encoder import Encoder

    for figure, value in scores(Encoder(), show=True).items():
        print(f"{figure:45}{value:6.1f}")
