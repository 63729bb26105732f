"""The places and movements of several articles as those of one map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.exchange.happenings import happening
from counterclaim.exchange.map.moves import Move, moves
from counterclaim.records import Event, Place, Reading


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the articles that name it."""

    place: Place
    """With the mentions of all of them, as sure as the least sure of them is."""
    articles: tuple[str, ...]
    """Their ids."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim that tells of a movement."""

    article: str
    claim: str | None
    speaker: str | None
    stance: str
    line: str


@dataclass(frozen=True, slots=True)
class Route:
    """A movement with those who tell of it."""

    move: Move
    tellings: tuple[Telling, ...]


def together(readings: Sequence[Reading]) -> tuple[list[Spot], list[Route]]:
    """Return the places of *readings*, those in most articles first, and what moved between those that are located.

    Places are one where they have one number in GeoNames, else one name, kind and spot.
    """
    found: dict[str, list[tuple[str, Place]]] = {}
    for reading in readings:
        for place in reading.places:
            found.setdefault(_key(place), []).append((reading.document.id, place))
    spots = {key: _spot(key, named) for key, named in found.items()}
    routes = _routes(readings, {key: spot.place for key, spot in spots.items()})
    ordered = sorted(spots.values(), key=lambda one: (-len(one.articles), -len(one.place.mentions), one.place.name))
    return ordered, routes


def _key(place: Place) -> str:
    if place.geonames is not None:
        return f"g{place.geonames}"
    where = "" if place.lat is None or place.lon is None else f"{place.lat:.2f} {place.lon:.2f}"
    return f"{place.name.casefold()} {place.kind} {where}"


def _spot(key: str, named: Sequence[tuple[str, Place]]) -> Spot:
    least = min((place for _, place in named), key=lambda one: 1.0 if one.probability is None else one.probability)
    mentions = tuple(spans for _, place in named for spans in place.mentions)
    return Spot(replace(least, id=key, mentions=mentions), tuple(dict.fromkeys(article for article, _ in named)))


def _routes(readings: Iterable[Reading], places: dict[str, Place]) -> list[Route]:
    found: dict[tuple[str, str], list[tuple[Move, list[Telling]]]] = {}
    for reading in readings:
        for move in moves(reading):
            ends = _key(move.origin), _key(move.destination)
            if ends[0] != ends[1]:
                found.setdefault(ends, []).append((move, _tellings(reading, move)))
    return [_route(places[one], places[other], told) for (one, other), told in found.items()]


def _route(origin: Place, destination: Place, told: Sequence[tuple[Move, list[Telling]]]) -> Route:
    number = next((move.number for move, _ in told if move.number), "")
    titles = dict.fromkeys(line for move, _ in told for line in move.title.split("\n"))
    move = Move(origin, destination, any(move.asserted for move, _ in told), number, "\n".join(titles))
    return Route(move, tuple(telling for _, tellings in told for telling in tellings))


def _tellings(reading: Reading, move: Move) -> list[Telling]:
    ends = move.origin.id, move.destination.id
    return [_telling(reading, event) for event in reading.events if _ends(event) == ends]


def _ends(event: Event) -> tuple[str | None, str | None]:
    return (event.origin.place if event.origin else None), (event.destination.place if event.destination else None)


def _telling(reading: Reading, event: Event) -> Telling:
    claim = next((one for one in reading.claims if event.id in one.events), None)
    speaker = reading.entity(claim.speaker) if claim else None
    one = happening(reading, event)
    line = " · ".join((one.kind, *one.marks, one.line))
    name = speaker.name if speaker else None
    return Telling(reading.document.id, claim.id if claim else None, name, claim.stance if claim else "", line)
