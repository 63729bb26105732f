"""What happened, as a claim tells it."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.records.spans import Spans


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event: an entity where it is resolved, the words in any case."""

    spans: Spans
    entity: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, in ``unit``."""

    spans: Spans
    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """The words that name a place, and the id of the place."""

    spans: Spans
    place: str | None = None


@dataclass(frozen=True, slots=True)
class TimeReference:
    """The words that name a time, and the days that they cover, ISO 8601."""

    spans: Spans
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its slots, coded in PLOVER where that has a code."""

    id: str
    trigger: Spans
    type: str | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor: Participant | None = None
    recipient: Participant | None = None
    object: Participant | None = None
    quantity: Quantity | None = None
    origin: PlaceReference | None = None
    destination: PlaceReference | None = None
    location: PlaceReference | None = None
    time: TimeReference | None = None
    polarity: Literal["positive", "negative"] = "positive"
    modality: Literal["asserted", "planned", "possible", "hypothetical"] = "asserted"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the world; degrees of latitude and longitude (WGS 84)."""

    id: str
    name: str
    kind: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TimeML TIMEX3 value."""

    value: str
    kind: Literal["date", "time", "duration", "set"]
    start: str | None
    end: str | None
    spans: Spans
