"""Who and what an article speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.records.spans import Spans

EntityType = Literal["person", "organization", "government", "group", "place", "facility", "other"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, group or place, with every place in the text where it is mentioned."""

    id: str
    type: EntityType
    name: str
    """Canonical name: the fullest one in the article."""
    mentions: tuple[Spans, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    roles: tuple[str, ...] = ()
    identifiers: Mapping[str, str | None] = field(default_factory=dict)
    why: str | None = None
    """Which words or which row of the knowledge decided who is meant, and who else it might have been."""
