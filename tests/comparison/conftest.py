"""Statements made by hand, so that comparison is tested apart from the encoder."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from counterclaim.comparison.statements import Statement, stem
from counterclaim.knowledge.disputes import wordlists
from counterclaim.language.attribution import Attribution
from counterclaim.records import STANCES, Claim, Event, Quantity, Stance

Said = Callable[..., Statement]


@pytest.fixture
def said() -> Said:
    """Return a builder of statements, numbered as they are made: speaker, cue and content as words."""
    made: list[Statement] = []

    def build(
        speaker: str | None,
        cue: str,
        content: str,
        *,
        stance: Stance = "asserts",
        numbers: Sequence[Quantity] = (),
        events: Sequence[Event] = (),
    ) -> Statement:
        words = tuple(content.lower().replace(",", " ,").split())
        number, at = len(made), 100 * len(made)
        one = Statement(
            number=number,
            claim=Claim(f"c{number + 1}", ((at, at + 50),), cue=((at + 60, at + 70),), speaker=speaker, stance=stance),
            attribution=Attribution((at, at + 1), None, ((at + 1, at + 9),), False, np.zeros(7, np.float32), (1.0,)),
            stances=np.eye(7, dtype=np.float32)[STANCES.index(stance)],
            words=words,
            cue=tuple(cue.split()),
            source=(speaker,) if speaker else (),
            stems={stem(w): 1.0 for w in words if w not in wordlists().common and w.isalnum()},
            source_stems=frozenset(),
            entities=frozenset(),
            numbers=tuple(numbers),
            events=tuple(events),
            begin=at,
            sentence=number,
            paragraph=number,
            lead=(),
        )
        made.append(one)
        return one

    return build
