"""What every time is reckoned from and with: the context of a text, and the words of one expression."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from counterclaim.extraction.numerals import number
from counterclaim.extraction.times.calendar import Days, days
from counterclaim.extraction.times.tense import Tense
from counterclaim.extraction.times.timex import Match
from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.times import time_words
from counterclaim.records import TimeBasis, TimeModifier

Kind = Literal["date", "time", "duration", "set"]

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "season": "M", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
OPEN = {
    "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "fortnight": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
NEAR = 1000
"""Characters behind a date with its year in which “14 July” is of that year."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and what belongs to it; see ``records.Time``."""

    value: str
    kind: Kind = "date"
    basis: TimeBasis | None = None
    mod: TimeModifier | None = None
    covers: tuple[str | None, str | None] | None = None
    """Start and end where they are others than the value's own days."""
    freq: str | None = None
    quant: str | None = None


@dataclass(slots=True)
class Context:
    """What a value may be reckoned from."""

    published: date | None
    basis: TimeBasis
    """What *published* is: “published” or “dateline”; “open” where it is not known."""
    told: Days | None = None
    """The days of the date told of last."""
    told_value: str = ""
    unit: str = "day"
    """Its grain."""
    year: int | None = None
    """The last year written out, and where."""
    year_at: int = 0
    tense: Tense = "unseen"
    year_line: int = -1
    at: int = 0
    """Where the expression stands."""
    line: int = 0
    """Number of its line."""
    told_at: int = -1
    """The token where *told* stands."""
    era_at: int = -1
    """Where a year before our era was told of last."""
    fresh: bool = False
    """Whether *told* stands in the same sentence."""
    given: bool = False
    """Whether the place is given, so that it tells a time for certain."""


class Words:
    """A match with the meanings of its parts."""

    def __init__(self, match: Match, tokens: Tokens) -> None:
        self.match = match
        self._tokens = tokens

    def __contains__(self, name: str) -> bool:
        return name in self.match.parts

    def word(self, name: str) -> str:
        """Return the word of a part, “” where it is left out."""
        i = self.match.part(name)
        return "" if i is None else self._tokens.word[i]

    def table(self, name: str, kind: str | None = None) -> Any:
        """Return what the word of a part means, ``None`` where it is left out."""
        return time_words().tables[kind or name].get(self.word(name))

    def integer(self, name: str) -> int:
        """Return the digits of a part."""
        return int("".join(x for x in self.word(name) if x.isdecimal()))

    def count(self, name: str = "count") -> float | None:
        """Return the number of a part, ``None`` where it only says that there are some."""
        first, last = self.match.parts[name]
        words = self._tokens.word[first:last]
        if "couple" in words:
            return 2
        if "half" in words and words[0] in {"half", "a", "an"}:
            return 0.5
        if words[0] in {"a", "an"} and len(words) == 1:
            return 1
        read = number(words)
        return None if read is None else read[0]

    @property
    def half_behind(self) -> bool:
        """Whether “and a half” stands behind the unit: “a year and a half ago”."""
        unit = self.match.part("unit")
        return unit is not None and self._tokens.word[unit + 1 : unit + 4] == ["and", "a", "half"]

    @property
    def mod(self) -> TimeModifier | None:
        """Return “early”, “mid-”, “late” as TIMEX3 says it."""
        found: TimeModifier | None = self.table("part") or self.table("shift")
        return found

    @property
    def edge(self) -> bool:
        """Whether it is the very end or beginning that is meant: “the end of March”."""
        return self.word("part") in {"end", "beginning", "start", "close"}

    @property
    def text(self) -> list[str]:
        """Return all its words."""
        return self._tokens.word[self.match.first : self.match.last]


def checked(value: str, **more: Any) -> Dated | None:
    """Return *value* as a date, ``None`` where no calendar has it."""
    return Dated(value, **more) if days(value) else None


def year_of(words: Words) -> int | None:
    """Return the year in the words, below 0 before our era, ``None`` where there is none."""
    if "year" not in words:
        return None
    year = words.integer("year")
    return -year if words.table("era") == -1 else year


def elsewhere(context: Context) -> bool:
    """Tell whether the text speaks of another time than its own."""
    return context.published is None or (context.year is not None and abs(context.year - context.published.year) > 1)


def whole(day: date) -> tuple[str, str]:
    """Return *day* as start and end."""
    return day.isoformat(), day.isoformat()


def partly(value: str, words: Words, basis: TimeBasis | None = None) -> Dated:
    """Return *value*, or the part of its days that “early”, “mid-” or “the end of” cuts out."""
    mod = words.mod
    span = days(value)
    if mod is None or span is None:
        return Dated(value, basis=basis, mod=mod)
    first, last = span
    length = (last - first).days + 1
    if words.edge:
        first, last = (first, first) if mod == "start" else (last, last)
    elif mod == "mid":
        first, last = first + timedelta(length // 3), last - timedelta(length // 3)
    else:
        # Of a century or a year “late” is the last quarter or third, of a month or decade the second half.
        share = 4 if len(value) == 2 else 3 if len(value) == 4 else 2
        cut = first.year + ((last.year - first.year + 1) // share if mod == "start" else 0)
        if len(value) in {2, 3}:
            span_years = last.year - first.year + 1
            cut = first.year + (span_years // share if mod == "start" else span_years - span_years // share)
            first, last = (first, date(cut - 1, 12, 31)) if mod == "start" else (date(cut, 1, 1), last)
        elif len(value) == 4:
            first, last = (first, date(first.year, 4, 30)) if mod == "start" else (date(first.year, 9, 1), last)
        elif mod == "start":
            last = first + timedelta((length - 1) // 2)
        else:
            first = last - timedelta(length // 2)
    return Dated(value, basis=basis, mod=mod, covers=(first.isoformat(), last.isoformat()))


def length(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration."""
    letters = LETTERS[unit]
    time, letter = ("T", letters[1:]) if letters[0] == "T" else ("", letters)
    if unit == "fortnight" and count is not None:
        count *= 2
    return f"P{time}{plain(count)}{letter}"


def plain(count: float | None) -> str:
    """Return a count as TIMEX3 writes it; X where it is not said."""
    return "X" if count is None else f"{count:.10g}" if count < 1e10 else f"{count:.0f}"
