"""Countries around the places are named."""

from counterclaim.exchange.map.labels import Labels
from counterclaim.exchange.map.naming import neighbours
from counterclaim.exchange.map.view import WIDTH, view
from counterclaim.records import Place


def named(*points: tuple[float, float]) -> list[str]:
    shown = view([Place("p1", "Ostrel", "city", lat=61, lon=12)])
    return [name for name, _ in neighbours(shown, Labels(WIDTH, shown.height), points)]


def test_those_that_fill_a_part_of_the_map_are_named() -> None:
    assert set(named()) == {"NORWAY", "SWEDEN"}


def test_those_that_the_article_names_are_not_named_twice() -> None:
    assert named((15.0, 62.0)) == ["NORWAY"]
