"""What is contested across articles: a proposition, and who stands on which side of it with how many origins."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.records.claim import Stance
from counterclaim.records.relation import RelationType, Slot
from counterclaim.records.spans import Spans

Standing = Literal["asserts", "denies", "asserts otherwise"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim of some article of the ledger."""

    doc: str
    """The article's id."""
    claim: str
    content: Spans
    text: str
    outlet: str | None = None
    published: str | None = None
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Side:
    """What one speaker says of the proposition, in all the articles that report it."""

    stance: Standing
    speaker: str
    """The outlet for its own voice; “unnamed” where nobody is named."""
    claims: tuple[Quoted, ...]
    origins: int = 1
    """Independent ones: copies of one article count once, and so does one speaker whoever reports him."""
    value: str | None = None
    """This side's words for the slot, where it has some."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between claims of two articles, or of one; each claim is an article's id and the claim's own."""

    type: RelationType
    a: tuple[str, str]
    b: tuple[str, str]
    slot: Slot | None = None
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One proposition that is contested, the first side holding it."""

    proposition: str
    slot: Slot
    sides: tuple[Side, ...]
    confidence: float
    ties: tuple[Tie, ...] = ()
    story: str | None = None
    first: str | None = None
    """Day of the earliest article that reports a side, ISO 8601."""
    last: str | None = None
