"""Each claim of a record as comparison across articles needs it: words, names, numbers, events, who says it and how."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from counterclaim.comparison.across.topics import telling, tokens, topic
from counterclaim.comparison.statements import stem
from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.spelling import folded
from counterclaim.records import Claim, Entity, Event, Participant, PlaceReference, Quantity, Reading, overlap, words

Key = tuple[str, str]
"""An article's id and a claim's."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a claim with names that mean the same in every article."""

    predicate: str | None
    polarity: str
    type: str | None
    actor: str | None
    object: str | None
    place: str | None
    start: str | None
    end: str | None

    def apart(self, other: "Happening") -> frozenset[str]:
        """Return the slots that both fill and in which they differ."""
        found = {
            "polarity": self.polarity != other.polarity,
            "place": bool(self.place and other.place) and self.place != other.place,
            "actor": bool(self.actor and other.actor) and self.actor != other.actor,
            "time": bool(
                self.start and self.end and other.start and other.end
                and (self.end < other.start or other.end < self.start)
            ),
        }  # fmt: skip
        return frozenset(name for name, apart in found.items() if apart)


@dataclass(frozen=True, eq=False)
class Account:
    """One claim of one article.

    What its words hold is reckoned once, however many others it is compared with.
    """

    key: Key
    claim: Claim
    text: str
    """Its content."""
    speaker: str
    """As shown: the entity's name, else the words of the source, the outlet for its own voice."""
    voices: frozenset[str]
    """By which the speaker is known in other articles; empty where nobody is named."""
    cue: tuple[str, ...]
    """The cue's words, in lower case."""
    names: frozenset[str]
    """Of entities that the content mentions."""
    numbers: tuple[Quantity, ...]
    happenings: tuple[Happening, ...]
    topic: Mapping[str, float] = field(default_factory=dict)
    """What its article is about: see ``topics.topic``."""
    outlet: str | None = None
    published: str | None = None

    @property
    def own(self) -> bool:
        """Whether it is the article's own voice."""
        return not (self.claim.cue or self.claim.source)

    @property
    def states(self) -> bool:
        """Whether it says that something is so or happened, which another claim can gainsay.

        A name or a thing alone (“the tax code”) does not, nor what bids.
        """
        return bool(self.happenings) and not self.bids

    @property
    def bids(self) -> bool:
        """Whether it asks or demands, or is quoted in the imperative: “Ask me when …”."""
        if self.claim.stance in ("asks", "demands"):
            return True
        first = self.words[:1] if self.claim.quotation != "indirect" else ()
        return any((h.predicate or "").split()[:1] == list(first) and h.actor is None for h in self.happenings if first)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The content's words, in lower case."""
        return tuple(tokens(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content's telling words."""
        common = wordlists().common
        return frozenset(stem(word) for word in self.words if word[0].isalnum() and word not in common)

    @cached_property
    def mass(self) -> float:
        """What the content's stems tell together."""
        return math.fsum(map(telling, self.stems))

    @cached_property
    def norm(self) -> float:
        """The length of the vector of what they tell, 1 where there are none."""
        return math.sqrt(math.fsum(telling(one) ** 2 for one in self.stems)) or 1.0

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The content's words, each once."""
        return frozenset(self.words)

    @cached_property
    def opposed(self) -> tuple[frozenset[str], ...]:
        """The opposites of each of the content's words that has any."""
        opposites = wordlists().opposites
        return tuple(opposites[word] for word in self.vocabulary if word in opposites)

    @cached_property
    def predicates(self) -> frozenset[str]:
        """Of its events."""
        return frozenset(one.predicate for one in self.happenings if one.predicate)

    @cached_property
    def types(self) -> frozenset[str]:
        """Of its events."""
        return frozenset(one.type for one in self.happenings if one.type)

    @cached_property
    def day(self) -> int | None:
        """When its article was published, in days."""
        try:
            return date.fromisoformat((self.published or "")[:10]).toordinal()
        except ValueError:
            return None

    @cached_property
    def negations(self) -> int:
        """How many of the content's words negate."""
        return sum(map(wordlists().negative.__contains__, self.words))


def accounts(reading: Reading) -> list[Account]:
    """Return the claims of *reading* that can stand beside those of other articles, in their order.

    What an article says itself is among them where it takes a side in the article. All that it says would bring
    more false disputes than true ones (the newsroom's dev part: precision of the board 55 instead of 65 percent).
    """
    taking = {end for relation in reading.relations for end in (relation.a, relation.b)}
    names = {entity.id: _names(entity) for entity in reading.entities}
    places = {place.id: place.name.casefold() for place in reading.places}
    events: dict[str | None, list[Event]] = {}
    for event in reading.events:
        events.setdefault(event.claim, []).append(event)
    mentions = [(mention, entity.id) for entity in reading.entities for mention in entity.mentions]
    document = reading.document
    about = topic(f"{document.title or ''} {document.text}")
    out = []
    for claim in reading.claims:
        if not claim.content or not (claim.cue or claim.source or claim.id in taking):
            continue
        text = " ".join(words(document.text, claim.content).split())
        entity = reading.entity(claim.speaker)
        source = " ".join(words(document.text, claim.source).split())
        own = not (claim.cue or claim.source)
        out.append(
            Account(
                key=(document.id, claim.id),
                claim=claim,
                text=text,
                speaker=(document.outlet or "the outlet") if own else entity.name if entity else source or "unnamed",
                voices=_outlet(document.outlet) if own else names[entity.id] if entity else frozenset(),
                cue=tuple(tokens(words(document.text, claim.cue))),
                names=frozenset().union(*(names[e] for mention, e in mentions if overlap(mention, claim.content))),
                numbers=tuple(q for q in reading.quantities if overlap(q.spans, claim.content)),
                happenings=tuple(_happening(e, names, places) for e in events.get(claim.id, ())),
                topic=about,
                outlet=document.outlet,
                published=document.published,
            )
        )
    return out


def same_voice(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of ``voices`` are one speaker: the same name, or a surname where one has no other.

    >>> same_voice(frozenset({"ilse brandt", "~brandt"}), frozenset({"~brandt"}))
    True
    >>> same_voice(frozenset({"ilse brandt", "~brandt"}), frozenset({"ada brandt", "~brandt"}))
    False
    """
    full = [{name for name in voices if not name.startswith("~")} for voices in (one, other)]
    return bool(full[0] & full[1]) or (bool(one & other) and not all(full))


def _names(entity: Entity) -> frozenset[str]:
    """Return by what an entity is known again: its number in a knowledge base or its name, and a person's surname."""
    known = entity.identifiers.get("wikidata")
    name = folded(entity.name)
    if entity.type != "person" or not name:
        return frozenset({known or name} - {""})
    surname = f"~{name.rsplit(' ', 1)[-1]}"
    return frozenset({surname, known or name} if known or " " in name else {surname})


def _outlet(name: str | None) -> frozenset[str]:
    return frozenset({folded(name)} if name else ())


def _happening(event: Event, names: Mapping[str, frozenset[str]], places: Mapping[str, str]) -> Happening:
    def who(participant: Participant | None) -> str | None:
        found = names.get(participant.entity or "") if participant else None
        return min(found, default=None) if found else None

    def where(reference: PlaceReference | None) -> str | None:
        return places.get(reference.place or "") if reference else None

    time = event.time
    return Happening(
        predicate=event.predicate,
        polarity=event.polarity,
        type=event.type,
        actor=who(event.actor),
        object=who(event.object) or who(event.recipient),
        place=where(event.location) or where(event.destination),
        start=time.start if time else None,
        end=time.end if time else None,
    )
