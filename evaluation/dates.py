"""How well dates are told: GUM's ``<date>`` elements (Zeldes 2017), whose attributes are those of TEI.

The publication date given to the program is the document's ``dateCreated``. Gold is every ``<date>`` with at least one
of ``when``, ``from``, ``to``, ``notBefore``, ``notAfter``; none is left out, whatever it says.

A value is right where its days are those of the gold:

* ``when``: the first and the last day of the program's value are those of the gold's (“2006” is January to December);
  or the time's own ``start`` and ``end`` are (“the end of the year”). A part of the day counts as its day. Of a clock
  time in the gold, hour and minute must be right too.
* the other four: each bound that the gold gives equals the program's, compared as far as the gold goes (“2012-06”
  needs the month only). ``from`` and ``notBefore`` are lower bounds, ``to`` and ``notAfter`` upper ones; again the
  days of the value or those from ``start`` to ``end`` count. A bound that the gold leaves open is not asked for.
* a gold without a year (“--09”) needs a value without a year (``XXXX-09``). Years before our era are compared as years.

Two figures: with the gold's places given (``resolve_times``, text only), and end to end (``times`` with the encoder's
annotation): there some time found must overlap the gold's place – GUM marks “the summer of 2010” and “summer of 2010”
alike – and the value of the one that overlaps most must be right. GUM marks no durations and no sets, so there is no
precision.

    python -m evaluation.dates dev      # both figures, then every date that is wrong
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.extraction.times.calendar import days
from counterclaim.extraction.times.expressions import resolve_times, times
from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.records import Time
from evaluation.gold import DATA, Span, gum_document

_TAG = re.compile(r"<date(?P<attributes>[^>]*)>|(?P<close></date>)")
_ATTRIBUTE = re.compile(r"(\w+):::\"?(-?[\dT:-]*)")
_BOUNDS = (("from", "notBefore"), ("to", "notAfter"))


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A ``<date>`` with its attributes."""

    span: Span
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its dates."""

    id: str
    text: str
    published: str
    dates: tuple[GoldDate, ...]


def documents(part: str) -> list[Document]:
    """Read GUM's ``train`` or ``dev``."""
    paths = sorted((DATA / "gum" / part).glob("*.conllu"))
    return [document(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def document(name: str, conllu: str) -> Document:
    """Read one document; a line end in a date's words is no part of the offsets' trouble, the text is gold.py's."""
    read = gum_document(name, conllu)
    places = iter(read.tokens)
    created = re.search(r"# meta::dateCreated = (\S+)", conllu)
    dates: list[GoldDate] = []
    opened: list[tuple[int, dict[str, str]]] = []
    for sentence in conllu.split("\n\n"):
        rows = [line.split("\t") for line in sentence.split("\n") if line and line[0] != "#"]
        words = {row[0]: next(places).span for row in rows if "." not in row[0] and "-" not in row[0]}
        for row in rows:
            if "." in row[0]:
                continue
            first, _, last = row[0].partition("-")
            said = next((item for item in row[9].split("|") if item.startswith("XML=")), "")
            for tag in _TAG.finditer(said):
                if not tag["close"]:
                    opened.append((words[first][0], dict(_ATTRIBUTE.findall(tag["attributes"]))))
                elif opened:
                    start, attributes = opened.pop()
                    if attributes.keys() & {"when", "from", "to", "notBefore", "notAfter"}:
                        dates.append(GoldDate((start, words[last or first][1]), attributes))
    return Document(name, read.text, created[1] if created else "", tuple(dates))


def right(time: Time | None, gold: Mapping[str, str]) -> bool:
    """Tell whether *time* has the days of *gold*; see above.

    >>> right(Time("2006", "date", "2006-01-01", "2006-12-31", ((0, 4),)), {"when": "2006"})
    True
    """
    if time is None:
        return False
    wanted = (
        [gold["when"]] * 2 if gold.get("when") else [next((gold[x] for x in b if gold.get(x)), "") for b in _BOUNDS]
    )
    if any("T" in one for one in wanted):
        return bool(time.start) and time.start is not None and time.start[:16] == wanted[0][:16]
    exact = bool(gold.get("when"))
    return any(_same(own, wanted, exact) for own in _own(time, any(x.startswith("--") for x in wanted)))


def _own(time: Time, yearless: bool) -> Iterator[tuple[str, str]]:
    """Yield the first and last day of a time, by its value and by its bounds."""
    if time.value.startswith("BC"):
        year = time.value[2:6]
        yield (f"-{year}",) * 2 if len(year) == 4 else (f"-{int(year) + 1:02}00", f"-{year}01")
    elif yearless:
        if time.value.startswith("XXXX-") and (got := days("/".join("2000" + x[4:] for x in time.value.split("/")))):
            yield got[0].isoformat()[4:].replace("-", "--", 1), got[1].isoformat()[4:].replace("-", "--", 1)
    else:
        if got := days(time.value):
            yield got[0].isoformat(), got[1].isoformat()
        if time.start or time.end:
            yield (time.start or "")[:10], (time.end or "")[:10]


def _same(own: tuple[str, str], wanted: Sequence[str], exact: bool) -> bool:
    if exact and not wanted[0].startswith("-"):
        got = days(wanted[0].zfill(4) if wanted[0].isdecimal() else wanted[0])
        return got is not None and own == (got[0].isoformat(), got[1].isoformat())
    if wanted[0].startswith("--") or wanted[1].startswith("--"):
        ends = [own[0], own[1]]
        if exact and len(wanted[0]) == 4 and own[0][:4] == own[1][:4] == wanted[0]:
            return own[0].endswith("-01") and own[1][-2:] >= "28"
        return all(mine[: len(one)] == one for mine, one in zip(ends, wanted, strict=True))
    if any(one.startswith("-") for one in wanted):
        return all(not one or _year(mine) == _year(one) for mine, one in zip(own, wanted, strict=True))
    return all(not one or (bool(mine) and mine[: len(one)] == one) for mine, one in zip(own, wanted, strict=True))


def _year(value: str) -> int:
    return int(re.match(r"-?\d*", value)[0] or 0) if value else 0  # type: ignore[index]


def given(gold: Document) -> list[Time | None]:
    """Return what the program says of the gold's places."""
    return resolve_times(gold.text, gold.published, [one.span for one in gold.dates])


def found(gold: Document, those: Sequence[Time]) -> list[Time | None]:
    """Return for each of the gold's places the time found that shares most characters with it."""
    out: list[Time | None] = []
    for one in gold.dates:
        best = max(those, key=lambda t: _shared(t.spans[0], one.span), default=None)
        out.append(best if best is not None and _shared(best.spans[0], one.span) > 0 else None)
    return out


def _shared(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def figures(reader: Reader, part: str = "dev") -> dict[str, float]:
    """Return the figures that are quoted, in percent."""
    return scores(documents(part), reader)


def scores(gold: Sequence[Document], reader: Reader, *, show: bool = False) -> dict[str, float]:
    """Return the two figures in percent; *show* prints what is wrong."""
    read = annotate_all((one.text for one in gold), reader, threads=1)
    counts = [0, 0, 0, 0]
    for one, annotation in zip(gold, read, strict=True):
        rows = zip(one.dates, given(one), found(one, times(annotation, one.published)), strict=True)
        for date, resolved, seen in rows:
            ok = right(resolved, date.attributes), right(seen, date.attributes)
            for i, add in enumerate((True, ok[0], seen is not None, ok[1])):
                counts[i] += add
            if show and not all(ok):
                print(_row(one, date, resolved, seen, ok))
    total = max(1, counts[0])
    names = ("places given, values right", "found", "end to end, values right")
    return {f"GUM dates, {name}, %": round(100 * n / total, 1) for name, n in zip(names, counts[1:], strict=True)}


def _row(one: Document, date: GoldDate, resolved: Time | None, seen: Time | None, ok: tuple[bool, bool]) -> str:
    def said(time: Time | None) -> str:
        return f"{one.text[slice(*time.spans[0])]!r} {time.value} {time.start}..{time.end}" if time else "-"

    marks = "".join("+" if x else "-" for x in ok)
    context = one.text[max(0, date.span[0] - 25) : date.span[0]].replace("\n", "|")
    words = one.text[slice(*date.span)]
    return f"{marks} {one.id[4:]} …{context}[{words}] {dict(date.attributes)} | {said(resolved)} | {said(seen)}"


if __name__ == "__main__":
    from counterclaim.language.encoder import Encoder

    for figure, value in scores(documents(sys.argv[1] if len(sys.argv) > 1 else "dev"), Encoder(), show=True).items():
        print(f"{figure:45}{value:6.1f}")
