"""What a served ledger answers with, beside the records themselves: one shape for the server and its client."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.exchange.map.together import Route, Spot
from counterclaim.exchange.network import Network
from counterclaim.ledger.actors import Actor
from counterclaim.ledger.contents import Heard, Listed
from counterclaim.ledger.groups import Story
from counterclaim.ledger.reviewing import Doubt
from counterclaim.ledger.reviews import Verdict
from counterclaim.ledger.scenes import Agreed
from counterclaim.ledger.search import Hit, Tally
from counterclaim.ledger.statements import Profile, Statement
from counterclaim.records import Claim, Dispute, Document, Entity, Event, Place, Quantity, Relation, Span, Time


@dataclass(frozen=True, slots=True)
class Articles:
    """A page of the articles."""

    total: int
    offset: int
    items: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was searched for, and how many of all have which value of a facet."""

    total: int
    offset: int
    tally: Tally
    items: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """A page of disputes, the surest first."""

    total: int
    offset: int
    items: tuple[Dispute, ...]
    tally: Tally | None = None
    """How many of all stand in which story, with which speaker and outlet."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with a page of what they said, in the order of publication."""

    speaker: Heard
    offset: int
    items: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Stories:
    """A page of the stories of several articles, the newest first."""

    total: int
    offset: int
    items: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story with a page of what is stated in it, day by day."""

    story: Story
    origins: tuple[tuple[str, ...], ...]
    """Ids of its articles by their independent origin."""
    agreed: tuple[Agreed, ...]
    """What several origins tell alike."""
    places: tuple[Spot, ...]
    routes: tuple[Route, ...]
    """What moved between places."""
    network: Network
    """Who contradicts, quotes and speaks about whom."""
    total: int
    """Statements."""
    offset: int
    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors whose names hold some words, those of most articles first."""

    items: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class ActorSaid:
    """An actor with a page of what they stated, day by day; the same words stand once in a page."""

    actor: Profile
    offset: int
    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The claims that hold some words, day by day."""

    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Article(Document):
    """An article's record, as ``read --format jsonl`` writes it, in one of its versions."""

    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    relations: tuple[Relation, ...] = ()
    version: int = 1
    versions: int = 1
    """How many there are."""
    added: str = ""
    """When this version was, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One cell of a claim, entity, place or event."""

    name: str
    value: str | None
    places: tuple[Span, ...]
    words: tuple[str, ...]
    """The article's words at each of the places."""
    basis: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What something was read from, cell by cell."""

    article: str
    id: str
    cells: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A text, or an address from which it is fetched, with what it does not say itself."""

    text: str = ""
    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one article."""

    became: Literal["added", "changed", "known", "refused", "reread", "judged"]
    what: str
    """Its id; of what was refused, why."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an order is."""

    id: str
    state: Literal["waiting", "working", "done", "failed", "interrupted"]
    """“interrupted” where the server stopped before it was done."""
    said: str
    outcomes: tuple[Became, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """A page of what nobody has reviewed, the least sure first."""

    offset: int
    items: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one person has said of one cell."""

    article: str
    part: str | None
    """What it is of in the newest version: ``c3``, ``v1``, ``c3-c1``; none where that is gone."""
    cell: str
    verdict: Verdict
    who: str
    made: str
    words: str
    """Of the claim."""
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Reviews:
    """A page of what people have said, the last first."""

    total: int
    offset: int
    items: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class NewReview:
    """What is said of a part of an article (``c3``, ``v1``, ``c3-c1``), or of one of its cells."""

    article: str
    part: str
    other: str = ""
    """A claim of another article (``wire#c1``), where what is said is of how *part* stands to it."""
    cell: str = ""
    """“speaker”, “stance” or “content” of a claim; a slot of an event; empty for the whole of it."""
    verdict: Literal["accepted", "corrected", "rejected", "withdrawn"] = "accepted"
    to: str = ""
    """What it is instead, where it is corrected."""
