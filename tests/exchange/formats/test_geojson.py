"""GeoJSON, checked by the library of that name."""

import io

import geojson

from counterclaim.exchange.formats.geojson import write_geojson
from counterclaim.records import Reading


def features(*readings: Reading) -> list[geojson.Feature]:
    out = io.StringIO()
    assert write_geojson(readings, out) == len(readings)
    found = geojson.loads(out.getvalue())
    assert found.is_valid, found.errors()
    return list(found.features)


def test_places_are_points_with_the_longitude_first(voyage: Reading) -> None:
    points = [one for one in features(voyage) if one.geometry.type == "Point"]
    assert [one.properties["name"] for one in points] == ["Ostrel", "Velmora air base", "Tollen", "Karth"]
    assert points[0].geometry.coordinates == [9.0, 61.0]


def test_what_moves_is_a_line_from_where_to_where(voyage: Reading) -> None:
    [line] = [one for one in features(voyage) if one.geometry.type == "LineString"]
    assert line.geometry.coordinates == [[9.0, 61.0], [11.0, 63.5]]
    assert (line.properties["quantity"], line.properties["origin"]) == (4000, "Ostrel")


def test_a_line_over_the_antimeridian_is_cut_there(contested: Reading) -> None:
    [line] = [one for one in features(contested) if one.geometry.type == "MultiLineString"]
    assert line.geometry.coordinates == [[[178.0, -17.0], [180.0, -16.2]], [[-180.0, -16.2], [-172.0, -13.0]]]


def test_without_places_it_is_an_empty_collection(bare: Reading) -> None:
    assert features(bare) == []
