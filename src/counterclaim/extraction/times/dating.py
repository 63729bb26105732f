"""What a time expression says: from a pattern found to a TIMEX3 value with its days.

Relative times are reckoned from the date of publication, and, where the words say so (“a year later”, “that month”),
from the date told of last. The tense decides between the Thursday before and the one to come.
"""

from collections.abc import Callable

from counterclaim.extraction.times import calendar_dates, lengths, relative_dates
from counterclaim.extraction.times.reckoning import Context, Dated, Words
from counterclaim.extraction.times.timex import Match
from counterclaim.extraction.tokens import Tokens


def dated(match: Match, tokens: Tokens, context: Context) -> Dated | None:
    """Return what *match* says, ``None`` where it tells no time after all."""
    try:
        return _READINGS[match.reading](Words(match, tokens), context)
    except (OverflowError, ValueError):  # a day that no calendar has: “31 June”, “40,000 years ago”
        return None


_READINGS: dict[str, Callable[[Words, Context], Dated | None]] = {
    "iso": calendar_dates.read_iso,
    "slashed": calendar_dates.read_slashed,
    "date": calendar_dates.read_date,
    "dates": calendar_dates.read_dates,
    "month": calendar_dates.read_month,
    "months": calendar_dates.read_months,
    "year": calendar_dates.read_year,
    "years": calendar_dates.read_years,
    "decade": calendar_dates.read_decade,
    "century": calendar_dates.read_century,
    "portion": calendar_dates.read_portion,
    "season": calendar_dates.read_season,
    "clock": calendar_dates.read_clock,
    "weekday": relative_dates.read_weekday,
    "deictic": relative_dates.read_deictic,
    "unit": relative_dates.read_unit,
    "era": relative_dates.read_era,
    "daypart": relative_dates.read_daypart,
    "span": relative_dates.read_span,
    "ago": relative_dates.read_ago,
    "onward": relative_dates.read_onward,
    "duration": lengths.read_duration,
    "set": lengths.read_set,
    "reference": lengths.read_reference,
}
