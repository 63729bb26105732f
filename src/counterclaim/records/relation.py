"""How two claims stand to one another."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.records.spans import Spans

RelationType = Literal["denies", "conflicts", "corroborates", "repeats", "updates", "refines"]
Slot = Literal["polarity", "number", "time", "place", "actor", "cause", "other"]
Granted = Literal["actor", "object", "number", "time", "place"]


@dataclass(frozen=True, slots=True)
class Concession:
    """What one side of a dispute grants the other: the slots of the same event on which they agree."""

    claim: str
    """Id of the claim that grants it, which is one of the relation's two."""
    slots: tuple[Granted, ...]
    spans: Spans
    """Its words for these slots, and for the event."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from claim ``a`` to claim ``b``; ``slot`` is given for ``denies`` and ``conflicts``."""

    type: RelationType
    a: str
    b: str
    slot: Slot | None = None
    evidence: Spans = ()
    why: str = ""
    confidence: float = 1.0
    concedes: Concession | None = None
    """Of ``denies`` and ``conflicts``: what is granted all the same."""
