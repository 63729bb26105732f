"""Who says what, in which words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.records.spans import Spans

Quotation = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "doubts", "asks", "demands", "intends", "supposes"]
STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "asks", "demands", "intends", "supposes")


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends included, ISO 8601; an open end is ``None``."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A content attributed to a source by a cue; without source and cue, the article's own voice."""

    id: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None
    """Id of the entity that the source stands for."""
    channel: Spans = ()
    addressee: str | None = None
    quotation: Quotation = "indirect"
    stance: Stance = "asserts"
    within: str | None = None
    """Id of the claim inside whose content this one is reported."""
    said: Interval | None = None
    events: tuple[str, ...] = ()
    confidence: float = 1.0
    """Calibrated probability that the claim is linked right: its content, cue and source belong together."""
    basis: Mapping[str, str] = field(default_factory=dict)
    """For each cell that was inferred rather than read off its own words: what it was inferred from."""
    refers: str | None = None
    """Id of the claim that its words stand for: “the claim”, “it”."""
