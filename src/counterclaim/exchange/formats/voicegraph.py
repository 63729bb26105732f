"""Who speaks about, denies and quotes whom, added up over articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.exchange.formats.identities import identity, is_named
from counterclaim.records import Entity, Reading, within

Tie = Literal["speaks about", "denies", "quotes"]


@dataclass(slots=True)
class Node:
    """Somebody who speaks or is spoken of; an outlet is one as well."""

    number: int
    name: str
    kind: str
    country: str | None = None
    wikidata: str | None = None
    claims: int = 0


@dataclass(slots=True)
class Edge:
    """How often one stands so to the other, in how many articles, from when to when."""

    weight: int = 0
    articles: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(slots=True)
class VoiceGraph:
    """The graph; it grows with the names in it, not with the articles that it has seen."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[int, int, Tie], Edge] = field(default_factory=dict)

    def add(self, reading: Reading) -> None:
        """Add what *reading* tells."""
        nodes = {entity.id: self._entity(entity) for entity in reading.entities if is_named(entity)}
        outlet = self._node(f"outlet {reading.document.outlet}", reading.document.outlet or "", "outlet")
        for claim in reading.claims:
            speaker = outlet if not claim.source and not claim.cue else nodes.get(claim.speaker or "")
            if speaker:
                speaker.claims += 1
        found: dict[tuple[int, int, Tie], int] = {}
        for one, other, tie in _ties(reading, nodes, outlet):
            if one is not other:
                key = (one.number, other.number, tie)
                found[key] = found.get(key, 0) + 1
        for key, weight in found.items():
            self._count(key, weight, reading.document.published)

    def _entity(self, entity: Entity) -> Node:
        found = self._node(identity(entity), entity.name, entity.type)
        found.country = found.country or entity.country
        found.wikidata = found.wikidata or entity.identifiers.get("wikidata")
        return found

    def _node(self, key: str, name: str, kind: str) -> Node:
        return self.nodes.setdefault(key, Node(len(self.nodes), name, kind))

    def _count(self, key: tuple[int, int, Tie], weight: int, published: str | None) -> None:
        edge = self.edges.setdefault(key, Edge())
        edge.weight += weight
        edge.articles += 1
        if published:
            edge.first = min(edge.first or published, published)
            edge.last = max(edge.last or published, published)


def _ties(reading: Reading, nodes: dict[str, Node], outlet: Node) -> Iterator[tuple[Node, Node, Tie]]:
    """Yield who stands how to whom, once for each claim that shows it.

    An outlet quotes those whose claims it reports, but for claims within claims: those the outer speaker quotes.
    """
    claims = {claim.id: claim for claim in reading.claims}
    speaker: dict[str, Node] = {}
    for claim in reading.claims:
        own = not claim.source and not claim.cue
        node = outlet if own and outlet.name else nodes.get(claim.speaker or "")
        if node:
            speaker[claim.id] = node
    for claim in reading.claims:
        node = speaker.get(claim.id)
        if node is None:
            continue
        outer = speaker.get(claim.within or "") if claim.within in claims else outlet
        if outer and outer.name and node is not outlet:
            yield outer, node, "quotes"
        for entity in reading.entities:
            there = nodes.get(entity.id)
            if there and any(within(mention, claim.content) for mention in entity.mentions):
                yield node, there, "speaks about"
    for relation in reading.relations:
        a, b = speaker.get(relation.a), speaker.get(relation.b)
        if relation.type == "denies" and a and b:
            yield a, b, "denies"


def graph_of(readings: Iterable[Reading]) -> VoiceGraph:
    """Return the graph of *readings*."""
    graph = VoiceGraph()
    for reading in readings:
        graph.add(reading)
    return graph
