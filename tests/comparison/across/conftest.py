"""Claims of made-up articles, as short as can be."""

from collections.abc import Callable

import pytest

from counterclaim.comparison.across import Account
from counterclaim.comparison.across.topics import topic
from counterclaim.records import Claim, Quantity

Make = Callable[..., Account]


@pytest.fixture
def make() -> Make:
    """Return what makes the claim *name* of *article*."""

    def made(article: str, name: str, text: str, speaker: str = "Ada Brandt", **cells: object) -> Account:
        full = speaker.casefold()
        numbers = cells.pop("numbers", ())
        return Account(
            key=(article, name),
            claim=Claim(name, ((0, len(text)),), ((0, 1),), stance=cells.pop("stance", "asserts")),  # type: ignore[arg-type]
            text=text,
            speaker=speaker,
            voices=frozenset({full, f"~{full.rsplit(' ', 1)[-1]}"}) if speaker else frozenset(),
            cue=tuple(str(cells.pop("cue", "said")).split()),
            names=frozenset(),
            numbers=tuple(Quantity((), n, n, n, "tonnes") for n in numbers),  # type: ignore[attr-defined]
            happenings=(),
            topic=topic(str(cells.pop("topic", text))),
            outlet=str(cells.pop("outlet", "The Orlec Post")),
            published=str(cells.pop("published", "2025-01-02")),
        )

    return made
