from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.times.calendar import days, moved, value_of

UNITS = st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century", "weekend"])


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-12-19", "2024-12-19", "2024-12-19"),
        ("2024-12-19TNI", "2024-12-19", "2024-12-19"),
        ("2024-W51", "2024-12-16", "2024-12-22"),
        ("2024-W51-WE", "2024-12-21", "2024-12-22"),
        ("2024-W51-4", "2024-12-19", "2024-12-19"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-WI", "2024-12-21", "2025-03-19"),
        ("202", "2020-01-01", "2029-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("00", "0001-01-01", "0099-12-31"),
        ("1999/2001-02", "1999-01-01", "2001-02-28"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["XXXX-05", "P3D", "PAST_REF", "BC0508", "2023-02-30", "2023-W60", "2001/1999", "0000", "9999-WI", ""]
)
def test_what_has_no_days(value: str) -> None:
    assert days(value) is None


@given(st.dates(), UNITS)
def test_a_day_lies_in_the_unit_that_holds_it(day: date, unit: str) -> None:
    covered = days(value_of(day, unit))
    if covered is None:  # the week across the end of the calendar
        assert day.year in {1, 9999}
    elif unit == "weekend":
        assert timedelta(0) <= covered[1] - day < timedelta(7)
    else:
        assert covered[0] <= day <= covered[1]


def test_months_keep_their_last_day() -> None:
    assert moved(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)
    assert moved(date(2024, 2, 29), "year", -1) == date(2023, 2, 28)


def test_no_day_outside_the_calendar() -> None:
    with pytest.raises(OverflowError):
        moved(date(2024, 1, 1), "century", 100)
    with pytest.raises(OverflowError):
        moved(date(2024, 1, 1), "day", 1e15)
