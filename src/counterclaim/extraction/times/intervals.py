"""From a value found to the record of a time: its days, bounded by the words before it; times that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.extraction.times.calendar import days, moved
from counterclaim.extraction.times.reckoning import Dated
from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.times import time_words
from counterclaim.records import Time, TimeModifier

_JOINS = frozenset({"on", "at", ",", "of", "in"})


@dataclass(frozen=True, slots=True)
class Found:
    """A time and its tokens."""

    first: int
    last: int
    dated: Dated


def record(found: Found, cut: Tokens, published: date | None, *, given: bool = False) -> Time:
    """Return the record of a time found, with what the words before it say of its bounds.

    Args:
        given: its place was given: only the words in it count.
    """
    read = found.dated
    start, end = read.covers or _bounds(read)
    mod = read.mod
    if found.first or given:
        article = found.first > 1 and cut.word[found.first - 1] == "the"
        before = cut.word[found.first if given else found.first - 1 - article]
        tables = time_words().tables
        if read.kind in {"date", "time"} and before in tables["bounds"]:
            mod = tables["bounds"][before]
            start, end = _moved(mod, start, end, published)
        elif read.kind == "duration" and mod is None:
            mod = None if given else _compared(cut, found.first)
            if start is None and end is None and published is not None:
                start, end = _lasting(found, read, cut, published)
    place = (cut.start[found.first], cut.end[found.last - 1])
    return Time(read.value, read.kind, start, end, (place,), mod, read.basis, read.freq, read.quant)


def _lasting(found: Found, read: Dated, cut: Tokens, here: date | None) -> tuple[str | None, str | None]:
    """Return since when something has been so “for three years”: the perfect tense lets it last until now."""
    length = _YEARS.fullmatch(read.value)
    before = cut.word[max(0, found.first - _PERFECT) : found.last]
    if here is None or length is None or "for" not in cut.word[max(0, found.first - 4) : found.last]:
        return None, None
    if not {"has", "have", "ve"} & set(before):
        return None, None
    try:
        first = moved(here, _UNITS[length[2]], -float(length[1]))
    except OverflowError:
        return None, here.isoformat()
    return first.isoformat(), here.isoformat()


_YEARS = re.compile(r"P(\d+)(D|W|M|Y|DE)")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade"}
_PERFECT = 12
"""Tokens before a length of time among which “has” or “have” make it last until now."""


_COMPARED: dict[tuple[str, ...], TimeModifier] = {
    ("more", "than"): "more_than",
    ("less", "than"): "less_than",
    ("fewer", "than"): "less_than",
    ("at", "least"): "equal_or_more",
    ("at", "most"): "equal_or_less",
    ("up", "to"): "equal_or_less",
    ("close", "to"): "approx",
}


def _compared(cut: Tokens, first: int) -> TimeModifier | None:
    """Return what stands before a length of time: “nearly two years”, “more than a decade”, “at least three days”."""
    before = tuple(cut.word[max(0, first - 2) : first])
    found = _COMPARED.get(before)
    return found or time_words().tables["approximate"].get(before[-1])


def _bounds(read: Dated) -> tuple[str | None, str | None]:
    """Return the days of a value, or its moment where it has a clock time."""
    if read.kind not in {"date", "time"}:
        return None, None
    if re.search(r"\dT\d", read.value) and days(read.value):
        if not read.value[:16].endswith("T24:00"):
            return read.value, read.value
        midnight = _beside(read.value[:10], 1)
        return (f"{midnight}T00:00", f"{midnight}T00:00") if midnight else (None, None)
    covered = days(read.value)
    return (covered[0].isoformat(), covered[1].isoformat()) if covered else (None, None)


def _moved(
    mod: TimeModifier, start: str | None, end: str | None, published: date | None
) -> tuple[str | None, str | None]:
    """Return the bounds of “since”, “until”, “before” and “after” a time; since then means up to now."""
    today = published.isoformat() if published else None
    if mod == "on_or_after":
        return start, today if start and today and start[:10] <= today else None
    if mod == "on_or_before":
        return None, end
    if mod == "before":
        return None, _beside(start, -1)
    return _beside(end, 1), None


def _beside(day: str | None, step: int) -> str | None:
    """Return the day before or after; a moment stays what it is."""
    if day is None or len(day) > 10:
        return day
    try:
        return (date.fromisoformat(day) + timedelta(step)).isoformat()
    except OverflowError:
        return None


def merged(found: list[Found], cut: Tokens) -> Iterator[Found]:
    """Join a clock time or part of the day and the date beside it: “at 8 a.m. on Thursday”, “the morning of 5 May”."""
    i = 0
    while i < len(found):
        one = found[i]
        if i + 1 < len(found):
            other = found[i + 1]
            between = cut.word[one.last : other.first]
            if len(between) <= 2 and all(word in _JOINS for word in between):
                both = together(one.dated, other.dated) or together(other.dated, one.dated)
                if both is not None:
                    yield Found(one.first, other.last, both)
                    i += 2
                    continue
        yield one
        i += 1


def together(moment: Dated, day: Dated) -> Dated | None:
    """Return *moment* on *day*, ``None`` unless the one has no day of its own words and the other is a single day."""
    if (
        moment.kind != "time"
        or day.kind != "date"
        or not re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)", day.value)
    ):
        return None
    of_day = moment.value[moment.value.index("T") :]
    covers = (day.value, day.value) if days(day.value) and not of_day[1:2].isdigit() else None
    return Dated(day.value + of_day, "time", day.basis, moment.mod, covers)
