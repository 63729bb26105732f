"""Which part of the world is shown."""

import pytest

from counterclaim.exchange.map.view import WIDTH, view
from counterclaim.records import Place


def town(id: str, lat: float, lon: float, mentions: int = 1, kind: str = "city") -> Place:
    return Place(id, id, kind, lat=lat, lon=lon, mentions=tuple(((n, n + 1),) for n in range(mentions)))


def test_one_town_has_its_surroundings() -> None:
    shown = view([town("a", 60, 10)])
    x, y = shown.at(10, 60)
    assert (x, y) == pytest.approx((WIDTH / 2, shown.height / 2))
    assert 15 < shown.box[2] - shown.box[0] < 25


def test_near_places_are_in_it_and_far_ones_are_not() -> None:
    near, far = town("b", 61, 14), town("c", -35, 150)
    shown = view([town("a", 60, 10, 3), near, far])
    assert shown.holds(near)
    assert not shown.holds(far)


def test_both_ends_of_a_movement_are_in_it() -> None:
    ends = [town("a", 60, 10), town("b", -35, 150)]
    shown = view([*ends, town("c", 48, 2, 9)], {"a", "b"})
    assert all(map(shown.holds, ends))


def test_an_article_about_towns_far_apart_shows_them_all() -> None:
    towns = [town("a", 60, 10, 2), town("b", -35, 150), town("c", 40, -100)]
    shown = view(towns)
    assert all(map(shown.holds, towns))
    assert shown.box[2] - shown.box[0] <= 360


def test_a_country_far_off_does_not_widen_it() -> None:
    shown = view([town("a", 60, 10), town("far", 60, 100, 5, "country")])
    assert shown.box[2] < 100


def test_a_country_alone_is_shown() -> None:
    assert view([town("a", 60, 100, kind="country")]).holds(town("a", 60, 100))


@pytest.mark.parametrize(("lat", "lon"), [(89.0, 179.9), (-89.9, -179.9), (0.0, 0.0)])
def test_it_stays_on_the_globe(lat: float, lon: float) -> None:
    west, south, east, north = view([town("a", lat, lon)]).box
    assert -180.0001 <= west < 180
    assert west < east <= west + 360.0001
    assert -90.0001 <= south < north <= 90.0001


def test_places_on_both_sides_of_the_date_line_are_near_one_another() -> None:
    ends = [town("a", -17, 178), town("b", -14, -172)]
    shown = view(ends, {"a", "b"})
    assert all(map(shown.holds, ends))
    wide = shown.box[2] - shown.box[0]
    assert wide < 30
    assert shown.place(ends[1])[0] - shown.place(ends[0])[0] == pytest.approx(10 / wide * WIDTH)
