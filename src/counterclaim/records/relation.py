"""How two claims stand to one another."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.records.spans import Spans

RelationType = Literal["denies", "conflicts", "corroborates", "repeats", "updates", "refines"]
Slot = Literal["polarity", "number", "time", "place", "actor", "cause", "other"]


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
