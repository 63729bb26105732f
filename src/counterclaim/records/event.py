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


Comparator = Literal["equal", "approx", "more_than", "equal_or_more", "less_than", "equal_or_less"]
"""How a number stands to the truth, in the words of TimeML's ``mod``; ``equal`` where nothing is said."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, in ``unit``; ``None`` where a bound is open or the value is not said (“dozens”)."""

    spans: Spans
    """The number with its comparator and the sign or word of its unit: “more than $2.5bn”, “nearly 30 percent”."""
    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    """ISO 4217 for money, ``%`` for shares, a UCUM symbol for measures, else the noun that is counted, as written."""
    comparator: Comparator = "equal"
    counted: Spans = ()
    """The words for what is counted or measured; ``()`` where the sentence leaves them out (“ten were hurt”)."""
    number: Spans = ()
    """The words of the number alone."""
    total: float | None = None
    """Out of how many: 30 in “20 of the 30”."""


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
    """PLOVER 0.8; ``None`` where it has no code for what the predicate tells."""
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
    """As the content words it, whatever the claim's stance: who denies that troops moved denies a positive event."""
    modality: Literal["asserted", "planned", "possible", "hypothetical"] = "asserted"
    predicate: str | None = None
    """The trigger's base form: “withdraw”, “pull out”."""
    claim: str | None = None
    """Id of the claim that tells of it, the innermost."""
    why: str | None = None
    """What decided ``type`` and ``mode``: the entry of the lexicon and what stands beside its word."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place of the same name, as likely as ``probability`` says."""

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    probability: float


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
    airport: str | None = None
    """ICAO code of an airport or air base, its IATA code where it has no other."""
    mentions: tuple[Spans, ...] = ()
    probability: float | None = None
    """Of this place among all that are called so."""
    alternatives: tuple[Alternative, ...] = ()
    """The likeliest others of the name, the likeliest first."""
    why: str | None = None
    """What decided between them."""


TimeModifier = Literal[
    "before", "after", "on_or_before", "on_or_after", "start", "mid", "end", "approx",
    "less_than", "more_than", "equal_or_less", "equal_or_more",
]  # fmt: skip
"""TIMEX3 ``mod``, in lower case."""
TimeBasis = Literal["published", "dateline", "text", "open"]
"""The publication date given with the article, the one in its own dateline, a date told before in the text, none."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TimeML TIMEX3 value (ISO-TimeML 1.2.1; Pustejovsky et al. 2010).

    ``X`` stands for digits that the text leaves open: a “Thursday” without a date of publication is ``XXXX-WXX-4``.
    """

    value: str
    kind: Literal["date", "time", "duration", "set"]
    start: str | None
    """The first day that is meant, ISO 8601, or the moment where a clock time is given; ``None`` where it is open."""
    end: str | None
    """The last one."""
    spans: Spans
    mod: TimeModifier | None = None
    basis: TimeBasis | None = None
    """What the value was reckoned from; ``None`` where its own words give it, ``open`` where nothing gives it."""
    freq: str | None = None
    """Of a set: how often in each period, TIMEX3 ``freq`` (``2X``, “twice a week”)."""
    quant: str | None = None
    """Of a set: TIMEX3 ``quant`` (``EVERY``)."""
