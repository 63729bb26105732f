"""Frozen records, standard library only; every floor above speaks in them."""

from counterclaim.records.claim import STANCES, Claim, Interval, Quotation, Stance
from counterclaim.records.dispute import Dispute, Quoted, Side, Standing, Tie
from counterclaim.records.document import Document
from counterclaim.records.entity import Entity, EntityType
from counterclaim.records.event import (
    Alternative,
    Comparator,
    Event,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Time,
    TimeBasis,
    TimeModifier,
    TimeReference,
)
from counterclaim.records.reading import Reading
from counterclaim.records.relation import Concession, Granted, Relation, RelationType, Slot
from counterclaim.records.spans import Span, Spans, overlap, spans, within, words

__all__ = [
    "STANCES",
    "Alternative",
    "Claim",
    "Comparator",
    "Concession",
    "Dispute",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "Granted",
    "Interval",
    "Participant",
    "Place",
    "PlaceReference",
    "Quantity",
    "Quotation",
    "Quoted",
    "Reading",
    "Relation",
    "RelationType",
    "Side",
    "Slot",
    "Span",
    "Spans",
    "Stance",
    "Standing",
    "Tie",
    "Time",
    "TimeBasis",
    "TimeModifier",
    "TimeReference",
    "overlap",
    "spans",
    "within",
    "words",
]
