import pytest

from counterclaim.errors import OptionError
from counterclaim.reading.metadata import Given, checked_date


@pytest.mark.parametrize(
    ("value", "day"),
    [("2024-12-19", "2024-12-19"), (" 2024-12-19\n", "2024-12-19"), ("2024-12-19 08:30", "2024-12-19T08:30"),
     ("2024-12-19T08:30:00+01:00", "2024-12-19T08:30:00+01:00"),
     ("2024-12-19T08:30:00.123Z", "2024-12-19T08:30:00.123Z"),
     ("2024-2-3", None), ("20241219", None), ("2024-W51-4", None), ("0000-01-01", None), ("٢٠٢٤-١٢-١٩", None),
     ("2024-12-19T", None), ("2024-12-19T08:30 or so", None), ("", None)],
)  # fmt: skip
def test_checked_date(value: str, day: str | None) -> None:
    assert checked_date(value) == day


def test_options_that_are_no_unicode_are_refused() -> None:
    with pytest.raises(OptionError, match="the outlet"):
        Given.checked(None, None, "Orlec \udcff")


def test_blank_options_are_not_given() -> None:
    assert Given.checked(None, " ", "") == Given()
