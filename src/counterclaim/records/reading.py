"""All that was read from one article: the line of ``read --format jsonl``."""

from dataclasses import dataclass

from counterclaim.records.claim import Claim
from counterclaim.records.document import Document
from counterclaim.records.entity import Entity
from counterclaim.records.event import Event, Place, Quantity, Time
from counterclaim.records.relation import Relation


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its entities, claims, events, places, times, quantities and relations."""

    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    relations: tuple[Relation, ...] = ()

    def entity(self, id: str | None) -> Entity | None:
        """Return the entity called *id*, ``None`` where there is none."""
        return next((entity for entity in self.entities if entity.id == id), None)
