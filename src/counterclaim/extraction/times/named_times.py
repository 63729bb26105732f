"""Feasts and periods of history: times that have names."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from counterclaim.extraction.times.calendar import value_of
from counterclaim.extraction.times.reckoning import Context, Dated
from counterclaim.extraction.times.timex import Match
from counterclaim.extraction.tokens import Tokens
from counterclaim.knowledge.times import time_words


@lru_cache(maxsize=1)
def _form() -> re.Pattern[str]:
    names = sorted(time_words().names, key=len, reverse=True)
    any_quote = [re.escape(name).replace("'", "['’]") for name in names]
    return re.compile(rf"(?<!\w)(?:the )?({'|'.join(any_quote)})(?!\w)")


def names(cut: Tokens) -> Iterator[Match]:
    """Yield feasts and periods as matches whose reading is “name”; their value is found again by the words."""
    for found in _form().finditer(cut.text):
        name = found[1].replace("’", "'")
        first, last = cut.at(found.start()), cut.at(found.end() - 1) + 1
        yield Match("name", first, last, {f"={name}": (first, last)})


def named(match: Match, context: Context) -> Dated | None:
    """Return the days of a feast or a period."""
    value = time_words().names[next(iter(match.parts))[1:]]
    if isinstance(value, str):
        return Dated(value)
    month, day = value
    if context.published is None:
        return Dated(f"XXXX-{month:02}-{day:02}", basis="open")
    here = context.published
    years = range(max(1, here.year - 1), min(9999, here.year + 1) + 1)
    near = [date(year, month, day) for year in years]
    behind, ahead = {"past": (1, 1000), "unseen": (1, 4)}.get(context.tense, (4, 1))
    best = min(near, key=lambda one: (here - one).days * behind if one <= here else (one - here).days * ahead)
    return Dated(value_of(best, "day"), basis=context.basis)
