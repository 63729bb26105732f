"""GeoJSON (RFC 7946): the places of articles as points, and what moves from one to another as lines.

Positions are longitude, latitude in WGS 84. A line that crosses the antimeridian is cut there (3.1.9).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from counterclaim.exchange.formats.documents import filled, write_document
from counterclaim.exchange.formats.rows import event_line, on_one_line
from counterclaim.exchange.formats.tally import Tally
from counterclaim.records import Claim, Event, Place, PlaceReference, Reading

_DIGITS = 5  # of a degree: a metre
Position = list[float]


def write_geojson(readings: Iterable[Reading], stream: TextIO) -> int:
    """Write *readings* as one collection of features and return how many articles there were."""
    counted = Tally(readings)
    features = (feature for reading in counted for feature in _features(reading))
    write_document(stream, {"type": "FeatureCollection"}, "features", features)
    return counted.number


def _features(reading: Reading) -> Iterator[dict[str, Any]]:
    places = {place.id: place for place in reading.places if place.lat is not None and place.lon is not None}
    claims = {claim.id: claim for claim in reading.claims}
    told: dict[str, list[str]] = {}
    for event in reading.events:
        for slot in (event.origin, event.destination, event.location):
            if slot and slot.place in places and event.claim:
                told.setdefault(slot.place, []).append(event.claim)
    for place in places.values():
        yield _point(reading, place, list(dict.fromkeys(told.get(place.id, ()))))
    for event in reading.events:
        origin, destination = _at(places, event.origin), _at(places, event.destination)
        if origin and destination and origin is not destination:
            yield _way(reading, event, origin, destination, claims.get(event.claim or ""))


def _at(places: Mapping[str, Place], slot: PlaceReference | None) -> Place | None:
    return places.get(slot.place or "") if slot else None


def _point(reading: Reading, place: Place, claims: list[str]) -> dict[str, Any]:
    document = reading.document
    return {
        "type": "Feature",
        "id": f"{document.id}#{place.id}",
        "geometry": {"type": "Point", "coordinates": _position(place)},
        "properties": filled(
            what="place",
            name=place.name,
            kind=place.kind,
            country=place.country,
            geonames=place.geonames,
            airport=place.airport,
            probability=place.probability,
            mentions=len(place.mentions),
            claims=claims,
            **_about(reading),
        ),
    }


def _way(reading: Reading, event: Event, origin: Place, destination: Place, claim: Claim | None) -> dict[str, Any]:
    speaker = reading.entity(claim.speaker) if claim else None
    return {
        "type": "Feature",
        "id": f"{reading.document.id}#{event.id}",
        "geometry": _line(_position(origin), _position(destination)),
        "properties": filled(
            what="movement",
            origin=origin.name,
            destination=destination.name,
            event=event_line(reading, event),
            type=event.type,
            predicate=event.predicate,
            polarity=event.polarity,
            modality=event.modality,
            start=event.time.start if event.time else None,
            end=event.time.end if event.time else None,
            quantity=event.quantity.value if event.quantity else None,
            unit=event.quantity.unit if event.quantity else None,
            claim=claim.id if claim else None,
            stance=claim.stance if claim else None,
            speaker=speaker.name if speaker else claim and on_one_line(reading.document.text, claim.source),
            **_about(reading),
        ),
    }


def _about(reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "article": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
    }


def _position(place: Place) -> Position:
    return [round(place.lon or 0.0, _DIGITS), round(place.lat or 0.0, _DIGITS)]


def _line(start: Position, end: Position) -> dict[str, Any]:
    """Return the shorter way from *start* to *end*, in two pieces where it crosses the antimeridian.

    >>> _line([170.0, 0.0], [-170.0, 10.0])["coordinates"]
    [[[170.0, 0.0], [180.0, 5.0]], [[-180.0, 5.0], [-170.0, 10.0]]]
    """
    if abs(end[0] - start[0]) <= 180:
        return {"type": "LineString", "coordinates": [start, end]}
    edge = 180.0 if start[0] > 0 else -180.0
    far = end[0] + 2 * edge  # the end as if longitudes went on beyond the edge
    share = (edge - start[0]) / (far - start[0]) if far != start[0] else 0.5
    middle = round(start[1] + share * (end[1] - start[1]), _DIGITS)
    return {"type": "MultiLineString", "coordinates": [[start, [edge, middle]], [[-edge, middle], end]]}
