"""Times that the calendar names: “8 May 2009”, “September”, “the 1930s”, “the summer of 2010”, “22:30 GMT”."""

from dataclasses import replace
from datetime import date

from counterclaim.extraction.numerals import number
from counterclaim.extraction.times.calendar import Days, days
from counterclaim.extraction.times.reckoning import (
    NEAR,
    Context,
    Dated,
    Words,
    checked,
    elsewhere,
    partly,
    year_of,
)
from counterclaim.records import TimeBasis, TimeModifier


def read_iso(words: Words, _: Context) -> Dated | None:
    """Read “2024-12-19”, “2024-12-19T08:30Z”."""
    text = words.word("iso").upper()
    if days(text[:10]) is None:
        return None
    return Dated(text, "time" if "T" in text else "date")


def read_slashed(words: Words, _: Context) -> Dated | None:
    """Read 31/12/2024 and 12/31/2024; where either could be meant, neither is."""
    first, second, year = (int(x) for x in words.word("slashed").split("/"))
    if first > 12 >= second or first == second:
        return checked(f"{year:04}-{second:02}-{first:02}")
    return checked(f"{year:04}-{first:02}-{second:02}") if second > 12 >= first else None


def read_date(words: Words, context: Context) -> Dated | None:
    """Read “Friday, 8 May 2009”, “May 8”."""
    month = words.table("month")
    day = words.integer("day") if "day" in words else words.integer("ordinaldigits")
    if not 1 <= day <= 31:
        return None
    year = year_of(words)
    if year is not None:
        return checked(f"{year:04}-{month:02}-{day:02}") if year > 0 else Dated(f"BC{-year:04}-{month:02}-{day:02}")
    return _yearless(f"{month:02}-{day:02}", context)


def _yearless(rest: str, context: Context, mod: TimeModifier | None = None) -> Dated | None:
    """Give a month or day its year: the one written shortly before, else the nearest that suits the tense."""
    if days(f"2000-{rest}") is None:
        return None
    here = context.line == context.year_line and context.at - context.year_at < NEAR
    if context.year and here and elsewhere(context):
        return Dated(f"{context.year:04}-{rest}", basis="text", mod=mod)
    if context.published is None:
        return Dated(f"XXXX-{rest}", basis="open", mod=mod)
    now = context.published
    found = [(y, span) for y in (now.year - 1, now.year, now.year + 1) if (span := days(f"{y:04}-{rest}"))]
    year = _suited(found, context)
    return Dated(f"{year:04}-{rest}", basis=context.basis, mod=mod)


def _suited(found: list[tuple[int, Days]], context: Context) -> int:
    """Return the number of the span that lies nearest to the day of writing on the side that the tense tells."""
    here = context.published or date.min

    def distance(one: tuple[int, Days]) -> float:
        first, last = one[1]
        if first <= here <= last:
            return 0
        ahead = first > here
        gap = (first - here).days if ahead else (here - last).days
        if context.tense in {"past", "unseen"}:  # what “broke in January” has been
            return gap * ((1000 if context.tense == "past" else 10) if ahead else 1)
        return gap * (1 if ahead else 10) if context.tense == "future" else gap

    return min(found, key=distance)[0]


def read_dates(words: Words, context: Context) -> Dated | None:
    """Read “5–6 September 2019”."""
    month, first, last = words.table("month"), words.integer("day"), words.integer("day2")
    ends = [f"{month:02}-{day:02}" for day in (first, last)]
    year = year_of(words)
    made = [checked(f"{year:04}-{x}") if year else _yearless(x, context) for x in ends]
    if made[0] is None or made[1] is None or first >= last:
        return None
    return replace(made[0], value=f"{made[0].value}/{made[1].value}")


def read_month(words: Words, context: Context) -> Dated | None:
    """Read “September 2012”, “late August”, “last March”."""
    month = words.table("month")
    year = year_of(words)
    if year is None and "year_unit" in words:
        if words.word("year_unit") != "year" or context.told is None:
            return None
        return Dated(f"{context.told[0].year:04}-{month:02}", basis="text")
    if year is not None:
        return partly(f"{year:04}-{month:02}" if year > 0 else f"BC{-year:04}-{month:02}", words)
    which = words.table("which")
    if which is None or context.published is None:
        made = _yearless(f"{month:02}", context, words.mod)
    else:
        here = context.published
        year = here.year
        if which < 0 and month >= here.month:
            year -= 1
        elif which > 0 and month <= here.month:
            year += 1
        made = Dated(f"{year:04}-{month:02}", basis=context.basis, mod=words.mod)
    return made and partly(made.value, words, made.basis)


def read_months(words: Words, context: Context) -> Dated | None:
    """Read “May and June 1981”, “January–June”."""
    ends = [words.table("month"), words.table("month2", "month")]
    year = year_of(words)
    if year is not None and year > 0:
        first = year - (ends[0] > ends[1])
        return checked(f"{first:04}-{ends[0]:02}/{year:04}-{ends[1]:02}")
    made = [_yearless(f"{month:02}", context) for month in ends]
    if made[0] is None or made[1] is None:
        return None
    value = f"{made[0].value}/{made[1].value}"
    return replace(made[0], value=value) if made[0].basis == "open" or days(value) else None


def read_season(words: Words, context: Context) -> Dated | None:
    """Read “the summer of 2010”, “last winter”; a bare “summer” is every year's and stays open."""
    code = words.table("season")
    year = year_of(words)
    if year is None and "told" in words and context.told is not None:
        return Dated(f"{context.told[0].year:04}-{code}", basis="text")
    if year is not None:
        return partly(f"{year:04}-{code}", words)
    which = words.table("which")
    if which is None and words.word("season") in {"fall", "spring"} and "the" not in words and not context.given:
        return None  # more often a verb or a source
    if which is None or context.published is None:
        # Without a year a season is as often every year's.
        return Dated(f"XXXX-{code}", basis="open", mod=words.mod)
    here = context.published
    near = [(y, span) for y in range(here.year - 2, here.year + 2) if (span := days(f"{y:04}-{code}"))]
    if which == 0:
        # Of this calendar year, whatever the month; in January and February the winter that runs.
        years = [y for y, span in near if span[0] <= here <= span[1]] or [here.year]
    elif which < 0:
        years = [y for y, span in near if span[1] < here][-1:]
    else:
        years = [y for y, span in near if span[0] > here][:1]
    return Dated(f"{years[0]:04}-{code}", basis=context.basis, mod=words.mod) if years else None


def read_year(words: Words, _: Context) -> Dated | None:
    """Read “2015”, “late 1998”, “508 BC”."""
    if "numeral" in words or "era_before" in words:
        read = number(words.text[1:] if "era_before" in words else words.text)
        if read is None or read[0] != int(read[0]) or not 0 < read[0] < 1e9:
            return None
        before = (words.table("era") or words.table("era_before", "era")) == -1
        year = int(read[0])
        return Dated(f"BC{year:04}" if before else f"{year:04}") if before or year < 10000 else None
    if "unit" in words and words.word("unit") != "year":
        return None
    year = year_of(words) or 0
    if year < 0:
        return Dated(f"BC{-year:04}")
    return partly(f"{year:04}", words)


def read_years(words: Words, _: Context) -> Dated | None:
    """Read “2015-16”; two whole years are two times, as in TimeML."""
    first = words.integer("year")
    last = first // 100 * 100 + words.integer("twodigits")
    return Dated(f"{first:04}/{last:04}") if first < last < first + 300 else None


def read_decade(words: Words, _: Context) -> Dated | None:
    """Read “the 1930s”, “the '90s”, “the sixties”."""
    if "decadename" in words:
        return partly(f"19{words.table('decadename')}", words)
    year = words.integer("decadedigits")
    if year >= 2010 and not words.word("decadedigits")[4:5].isalpha():  # “2030's” is the year's
        return partly(f"{year:04}", words)
    if year >= 1000:
        value = f"{year // 10:03}"
        if year % 100 == 0 and year < 2000:  # “the 1600s” are a century, “the 2000s” a decade
            value = f"{year // 100:02}"
        return partly(value, words)
    return partly(f"19{year // 10}", words) if 10 <= year < 100 else None


_TENS = {"twenty": 20, "twenty-": 20, "thirty": 30}


def read_century(words: Words, _: Context) -> Dated | None:
    """Read “the 19th century”, “the twenty-first century”, “the 7th century BC”."""
    if words.word("unit") not in {"century", "centuries"}:
        return None
    # Both “21st” and “twenty-first”.
    count = words.table("ordinal") or words.integer("ordinaldigits")
    count += _TENS.get(words.word("numeral"), 0)
    if not 0 < count < 30:
        return None
    if words.table("era") == -1:
        return Dated(f"BC{count - 1:02}")
    return partly(f"{count - 1:02}", words)


def read_portion(words: Words, context: Context) -> Dated | None:
    """Read “the first quarter of 2016”, “the second half of last year”."""
    which = words.table("ordinal")
    year = year_of(words)
    basis: TimeBasis | None = None
    if year is None:
        if words.table("unit2", "unit") != "year" or context.published is None or "which" not in words:
            return None
        year, basis = context.published.year + words.table("which"), context.basis
    if "half_word" in words:
        return checked(f"{year:04}-H{which}", basis=basis)
    return checked(f"{year:04}-Q{which}", basis=basis) if words.table("unit") == "quarter" else None


def read_clock(words: Words, context: Context) -> Dated | None:
    """Read “8:30 a.m.”, “22:30 GMT”, “1400 GMT”, “6 p.m. local time” as a time of the day of writing."""
    said = words.word("clock") or words.word("day") or words.word("numeral") or words.word("year")
    hour, minute = said.split(":")[:2] if ":" in said else (said, "0")
    if "year" in words:
        hour, minute = said[:2], said[2:]
    if "." in said:
        hour, minute = said.split(".")[:2]
    read = number([hour])
    if read is None or not minute.isdecimal() or int(minute) > 59:
        return None
    hours = int(read[0])
    if "half" in words:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + words.table("half")
    if hours > 24 or ("oclock" in words and hours > 12):
        return None
    zone = words.table("zone") or ""
    value = f"T{hours:02}:{int(minute):02}" + ("Z" if zone == "+00:00" else zone)
    if context.fresh and context.told is not None and context.told[0] == context.told[1]:
        return Dated(context.told[0].isoformat() + value, "time", "text")
    if context.published is None:
        return Dated("XXXX-XX-XX" + value, "time", "open")
    return Dated(context.published.isoformat() + value, "time", context.basis)
