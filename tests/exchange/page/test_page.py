"""Events and lists on the page, and the words they point at."""

from dataclasses import replace

from counterclaim.exchange import html_page
from counterclaim.exchange.page.lists import country_name
from counterclaim.exchange.page.markup import Article
from counterclaim.exchange.page.text import marked_text
from counterclaim.records import Document, Event, Reading, words
from tests.exchange.test_html import Page


def test_each_slot_points_at_its_words(voyage: Reading) -> None:
    page = Page(html_page([voyage]))
    text = voyage.document.text
    marks = [(mark, said) for mark, said in page.all("span") if "data-words" in mark]
    ids = {attributes["id"] for _, attributes, _ in page.elements if "id" in attributes}
    pointers = [attributes for _, attributes, _ in page.elements if "data-at" in attributes]
    assert {pointer["href"][1:] for pointer in pointers} <= ids
    [(soldiers, _)] = [one for one in page.all("a", "said") if one[1] == "Dorrenese soldiers"]
    lit = [said for mark, said in marks if soldiers["data-at"] in mark["data-words"].split()]
    assert "".join(lit) == "Dorrenese soldiers"
    assert words(text, voyage.events[0].trigger) == "moved"


def test_slots_are_labelled_and_events_marked(voyage: Reading) -> None:
    page = Page(html_page([voyage]))
    first, second, *_ = [text for _, text in page.all("li", "event")]
    assert first.startswith("RETREAT · withdrawactor Karthobject Dorrenese soldiersquantity 4,000origin Ostrel")
    assert second.startswith("sellnotplannedactor We [Government of Karth]")
    assert page.all("summary")[0][1] == "2 more events"


def test_the_lists_say_who_where_and_when(voyage: Reading) -> None:
    page = Page(html_page([voyage]))
    who, where, when = ([text for _, text in page.all("ul", kind)] for kind in ("who", "where", "when"))
    assert who[0] == "Government of Karth government · Norway · signatory · 2 mentions"
    assert "them" in who[1]
    assert "Ostrel city · Norway · 61° N 9° E · 1 mention90 % likely, it is largeror Ostrel (Sweden) 10 %" in where[0]
    assert "Velmora air base facility · Norway · XXVB" in where[0]
    assert when == ["2015 ten years ago from publication", "so PRESENT_REF"]


def test_a_place_outside_the_text_is_no_link(voyage: Reading) -> None:
    page = Page(html_page([voyage]))
    assert "Nowhere" in [text for _, text in page.all("span", "name")]


def test_words_that_only_an_event_has_are_no_claim(voyage: Reading) -> None:
    article = Article.of(1, replace(voyage, claims=(), entities=(), places=(), times=()))
    html = marked_text(article)
    assert "data-claims" not in html
    assert html.count("data-words") >= 10


def test_a_trigger_beyond_the_text_does_not_break_the_page() -> None:
    reading = Reading(Document("d", "Short."), events=(Event("v1", ((90, 95),)),))
    assert "<main>" in html_page([reading])


def test_a_country_that_is_unknown_keeps_its_code() -> None:
    assert (country_name("QQQ"), country_name("NOR"), country_name(None)) == ("QQQ", "Norway", None)
