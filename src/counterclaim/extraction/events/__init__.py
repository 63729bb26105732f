"""What happened: predicates to events with slots, coded in PLOVER."""

from counterclaim.extraction.events.dyads import dyad
from counterclaim.extraction.events.filling import filled
from counterclaim.extraction.events.finding import events

__all__ = ["dyad", "events", "filled"]
