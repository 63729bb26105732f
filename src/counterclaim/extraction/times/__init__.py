"""When it was: time expressions to TIMEX3 values and days."""

from counterclaim.extraction.times.expressions import find_times, resolve_times, times

__all__ = ["find_times", "resolve_times", "times"]
