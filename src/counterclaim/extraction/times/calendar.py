"""The calendar behind TIMEX3 values: which days a value covers, and reckoning in days, weeks, months and years."""

import re
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""

SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "SP": ((3, 20), (6, 20)),
    "SU": ((6, 21), (9, 21)),
    "FA": ((9, 22), (12, 20)),
    "WI": ((12, 21), (3, 19)),
}
"""First and last day of the northern seasons, by the equinoxes and solstices; a winter bears the year it begins in."""

_VALUE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:T.*)?"
    r"|(?P<week>\d{4}-W\d{2})(?:-(?P<weekday>WE|[1-7]))?"
    r"|(?P<year>\d{4})(?:-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d{2})"
)


def days(value: str) -> Days | None:
    """Return the days that a TIMEX3 value covers, ``None`` where it is open, a duration, or before the year 1.

    Two values joined by a stroke cover all from the first to the last (ISO 8601).

    >>> days("2013-W11-WE")
    (datetime.date(2013, 3, 16), datetime.date(2013, 3, 17))
    >>> days("196"), days("XXXX-WXX-4")
    ((datetime.date(1960, 1, 1), datetime.date(1969, 12, 31)), None)
    """
    if "/" in value:
        first, _, last = value.partition("/")
        one, other = days(first), days(last)
        return (one[0], other[1]) if one and other and one[0] <= other[1] else None
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _covered(found)
    except (ValueError, OverflowError):  # 30 February, the year 0, past the year 9999
        return None


def _covered(found: re.Match[str]) -> Days:
    if found["day"]:
        day = date.fromisoformat(found["day"])
        return day, day
    if found["week"]:
        first, last = {None: (1, 7), "WE": (6, 7)}.get(found["weekday"]) or (int(found["weekday"]),) * 2
        year, week = int(found["week"][:4]), int(found["week"][6:])
        return date.fromisocalendar(year, week, first), date.fromisocalendar(year, week, last)
    if found["decade"]:
        return _years(10 * int(found["decade"]), 10)
    if found["century"]:
        return _years(100 * int(found["century"]), 100)
    year = int(found["year"])
    if found["season"]:
        begins, ends = SEASONS[found["season"]]
        return date(year, *begins), date(year + (ends < begins), *ends)
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, 3)
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, 6)
    return _years(year, 1)


def _years(first: int, count: int) -> Days:
    # There is no year 0: the first century and decade begin with the year 1.
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31)


def _months(year: int, month: int, count: int) -> Days:
    first = date(year, month, 1)
    return first, moved(first, "month", count) - timedelta(days=1)


def moved(day: date, unit: str, count: float) -> date:
    """Return the day *count* units later; of a shorter month the last day.

    Args:
        unit: one of TIMEX3; hours, minutes and seconds count as parts of days.

    Raises:
        OverflowError: the day lies outside the years 1 to 9999.

    >>> moved(date(2024, 3, 31), "month", -1)
    datetime.date(2024, 2, 29)
    """
    exact = {
        "second": 1 / 86400,
        "minute": 1 / 1440,
        "hour": 1 / 24,
        "day": 1,
        "night": 1,
        "week": 7,
        "fortnight": 14,
        "weekend": 7,
    }
    if unit in exact:
        return day + timedelta(days=round(count * exact[unit]))
    months = round(count * {"month": 1, "season": 3, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"the year {year} is outside the calendar")
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def value_of(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the *unit* that holds *day*.

    >>> [value_of(date(2013, 3, 14), unit) for unit in ("week", "quarter", "decade")]
    ['2013-W11', '2013-Q1', '201']
    """
    if unit in {"week", "weekend", "fortnight"}:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    length = {"month": 7, "year": 4, "decade": 3, "century": 2}.get(unit, 10)
    return day.isoformat()[:length]
