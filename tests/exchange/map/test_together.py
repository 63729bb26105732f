"""The places and movements of several articles on one map."""

from dataclasses import replace

from counterclaim.exchange.map.together import together
from counterclaim.records import Document, Reading


def renamed(reading: Reading, id: str) -> Reading:
    return replace(reading, document=Document(id, reading.document.text))


def test_a_place_of_two_articles_is_one(voyage: Reading) -> None:
    other = renamed(replace(voyage, places=(replace(voyage.places[0], id="p9", probability=0.5),), events=()), "two")
    spots, _ = together([voyage, other])
    first = spots[0]
    assert first.articles == (voyage.document.id, "two")
    assert first.place.name == voyage.places[0].name
    assert len(first.place.mentions) == 2 * len(voyage.places[0].mentions)
    assert first.place.probability == 0.5
    assert len(spots) == len(voyage.places)


def test_a_movement_of_two_articles_is_one_with_both_tellings(voyage: Reading) -> None:
    _, [route] = together([voyage, renamed(voyage, "two")])
    assert (route.move.origin.name, route.move.destination.name) == ("Ostrel", "Velmora air base")
    assert [telling.article for telling in route.tellings] == [voyage.document.id, "two"]
    assert route.move.number == "4,000"
    assert route.move.title.count("from Ostrel") == 1
