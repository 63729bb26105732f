"""Who speaks about, denies and quotes whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.exchange.voices import outlet_name
from counterclaim.records import Claim, Entity, Reading, Spans, Tie, words

Kind = Literal["denies", "quotes", "about"]
KINDS: tuple[Kind, ...] = get_args(Kind)
AGAINST = ("denies", "conflicts")
_ENOUGH = 8
"""Parties from which on those who do not speak need two who speak about them: else each aside brings a name."""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who speaks, or about whom others speak."""

    id: str
    """The actor's number in the ledger; of a source without one, its words."""
    name: str
    actor: int | None
    claims: int
    """0 for who does not speak."""


@dataclass(frozen=True, slots=True)
class Link:
    """What one party says of another, or against them."""

    one: str
    other: str
    kind: Kind
    claims: tuple[tuple[str, str], ...]
    """Article and claim, of who speaks."""


@dataclass(frozen=True, slots=True)
class Network:
    """Parties, those with most claims first, and the links between them."""

    parties: tuple[Party, ...]
    links: tuple[Link, ...]


def network(
    readings: Sequence[Reading],
    actors: Mapping[tuple[str, str], int],
    names: Mapping[int, str],
    ties: Sequence[Tie] = (),
) -> Network:
    """Return who speaks about, denies and quotes whom in *readings*.

    Args:
        actors: who an entity is in all of them, by the ids of article and entity.
        names: what these are called.
        ties: between claims of different articles.
    """
    made = _Made(actors, names)
    for reading in readings:
        made.read(reading)
    for tie in ties:
        if tie.type in AGAINST and tie.a in made.speakers and tie.b in made.speakers:
            made.link(tie.a, made.speakers[tie.b], "denies")
    return made.network()


class _Made:
    """A network that is being made."""

    def __init__(self, actors: Mapping[tuple[str, str], int], names: Mapping[int, str]) -> None:
        self._actors = actors
        self._names = names
        self._called: dict[str, tuple[str, int | None]] = {}
        self._claims: dict[str, set[tuple[str, str]]] = {}
        self._links: dict[tuple[str, str, Kind], dict[tuple[str, str], None]] = {}
        self.speakers: dict[tuple[str, str], str] = {}
        """Who makes a claim, by the ids of article and claim."""

    def read(self, reading: Reading) -> None:
        """Take in one article."""
        doc = reading.document.id
        entities = {entity.id: entity for entity in reading.entities}
        for claim in reading.claims:
            self.speakers[doc, claim.id] = who = self._speaker(reading, claim, entities)
            if claim.source or claim.cue:
                self._claims.setdefault(who, set()).add((doc, claim.id))
        for claim in reading.claims:
            if not (claim.source or claim.cue):
                continue
            inner = [one for one in reading.claims if one.within == claim.id]
            quoted = {self.speakers[doc, one.id] for one in inner}
            for other in quoted:
                self.link((doc, claim.id), other, "quotes")
            for entity in _spoken_of(claim, reading.entities):
                other = self._party(doc, entity)
                if other not in quoted:
                    self.link((doc, claim.id), other, "about")
        for relation in reading.relations:
            if relation.type in AGAINST and {(doc, relation.a), (doc, relation.b)} <= self.speakers.keys():
                self.link((doc, relation.a), self.speakers[doc, relation.b], "denies")

    def link(self, claim: tuple[str, str], other: str, kind: Kind) -> None:
        """Note that who makes *claim* stands so to *other*."""
        if (one := self.speakers[claim]) != other:
            self._links.setdefault((one, other, kind), {})[claim] = None

    def network(self) -> Network:
        """Return what was made."""
        told = {end for one, other, _ in self._links for end in (one, other)}
        shown = {id for id in told | self._claims.keys() if id in self._claims or self._counts(id)}
        links = [Link(*key, tuple(claims)) for key, claims in self._links.items() if {key[0], key[1]} <= shown]
        parties = [Party(id, *self._called[id], len(self._claims.get(id, ()))) for id in shown]
        weight = {id: sum(len(link.claims) for link in links if id in (link.one, link.other)) for id in shown}
        ordered = sorted(parties, key=lambda one: (-one.claims, -weight[one.id], one.name))
        return Network(tuple(ordered), tuple(sorted(links, key=lambda one: (-len(one.claims), one.kind, one.one))))

    def _counts(self, id: str) -> bool:
        speaking = {one for one, other, _ in self._links if other == id}
        return len(speaking) >= (2 if len(self._claims) >= _ENOUGH else 1)

    def _speaker(self, reading: Reading, claim: Claim, entities: Mapping[str, Entity]) -> str:
        if (entity := entities.get(claim.speaker or "")) is not None:
            return self._party(reading.document.id, entity)
        name = " ".join(words(reading.document.text, claim.source).split())
        name = name or ("unnamed source" if claim.cue else outlet_name(reading.document))
        self._called.setdefault(f"w {name.casefold()}", (name, None))
        return f"w {name.casefold()}"

    def _party(self, doc: str, entity: Entity) -> str:
        actor = self._actors.get((doc, entity.id))
        id = f"w {entity.name.casefold()}" if actor is None else str(actor)
        self._called.setdefault(id, (self._names.get(actor, entity.name) if actor else entity.name, actor))
        return id


def _spoken_of(claim: Claim, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Yield those whom the words of *claim* mention, by name or otherwise; no places, and no nameless things."""
    for entity in entities:
        if entity.type == "place" or not any(character.isupper() for character in entity.name):
            continue
        if any(_in(mention, claim.content) for mention in entity.mentions):
            yield entity


def _in(mention: Spans, content: Spans) -> bool:
    return any(start >= begin and end <= stop for start, end in mention[:1] for begin, stop in content)
