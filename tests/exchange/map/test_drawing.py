"""The map as a drawing: every place with its title, arrows, and nothing from elsewhere."""

import re
from dataclasses import replace
from xml.etree import ElementTree

from counterclaim.exchange.map import map_of
from counterclaim.exchange.page.markup import Article
from counterclaim.exchange.page.text import marked_text
from counterclaim.records import Alternative, Reading


def drawn(reading: Reading) -> ElementTree.Element:
    article = Article.of(1, reading)
    marked_text(article)
    return ElementTree.fromstring(map_of(article))


def kinds(figure: ElementTree.Element) -> dict[str, str]:
    return {link.findtext("title", "").split(":")[0]: link.get("class", "") for link in figure.iter("a")}


def test_each_place_has_its_mark_and_leads_to_its_words(voyage: Reading) -> None:
    figure = drawn(voyage)
    assert kinds(figure) == {"Ostrel": "place town", "Velmora air base": "place facility", "Tollen": "place region"}
    assert all(link.get("href", "").startswith("#a1s") and link.get("data-at") for link in figure.iter("a"))
    titles = [link.findtext("title") for link in figure.iter("a")]
    assert "Ostrel: city, 1 mention" in titles


def test_what_is_far_off_is_named_below(voyage: Reading) -> None:
    figure = drawn(voyage)
    assert "Not marked: Karth." in "".join(figure.find("figcaption").itertext())  # type: ignore[union-attr]
    [svg] = figure.iter("svg")
    assert svg.get("aria-label") == "Map of 3 of 4 places"


def test_a_movement_is_an_arrow_that_tells_itself(voyage: Reading) -> None:
    [arrow] = [group for group in drawn(voyage).iter("g") if group.get("class", "").startswith("move")]
    assert "from Ostrel to Velmora air base" in (arrow.findtext("title") or "")
    assert arrow.findtext("text") == "4,000"
    planned = replace(voyage.events[0], modality="planned")
    [arrow] = [g for g in drawn(replace(voyage, events=(planned,))).iter("g") if "move" in g.get("class", "")]
    assert arrow.get("class") == "move unsure"


def test_without_located_places_there_is_no_map(voyage: Reading) -> None:
    article = Article.of(1, replace(voyage, places=voyage.places[4:]))
    assert map_of(article) == ""


def test_names_of_places_are_only_text(voyage: Reading) -> None:
    evil = replace(voyage.places[0], name='<script> "&')
    figure = drawn(replace(voyage, places=(evil,)))
    assert "<script>" in "".join(figure.itertext())
    assert not list(figure.iter("script"))


def test_it_stays_small(voyage: Reading) -> None:
    article = Article.of(1, voyage)
    assert len(map_of(article)) < 60_000
    assert not re.search(r"url\(|style=|xlink", map_of(article))


def test_what_a_name_may_also_mean_is_dotted(voyage: Reading) -> None:
    there = voyage.places[0]
    other = Alternative("Ostrel Falls", "city", None, (there.lat or 0) + 1, there.lon, None, 0.3)
    figure = drawn(replace(voyage, places=(replace(there, probability=0.6, alternatives=(other,)), *voyage.places[1:])))
    [doubt] = [group for group in figure.iter("g") if group.get("class") == "doubt"]
    assert doubt.findtext("title") == "Ostrel may also be Ostrel Falls, city: 30%"
    assert [link.findtext("title") for link in figure.iter("a") if "doubtful" in link.get("class", "")] == [
        "Ostrel: city, 1 mention, 60% sure"
    ]


def test_land_goes_on_beyond_the_date_line(voyage: Reading) -> None:
    fiji = replace(voyage.places[0], lat=-17.5, lon=179.5)
    figure = drawn(replace(voyage, places=(fiji,), events=()))
    [land] = [path.get("d", "") for path in figure.iter("path") if path.get("class") == "land"]
    xs = [float(pair.split()[0]) for pair in re.findall(r"-?\d+ -?\d+", land)]
    assert min(xs) < 280 < max(xs)
