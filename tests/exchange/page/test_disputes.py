"""The panel of invented disputes: sides, marks, and links that lead to the words without any script."""

import re

from counterclaim.exchange import html_page
from counterclaim.records import Claim, Concession, Relation
from tests.exchange.test_disputes import at, reading
from tests.exchange.test_html import Page


def page(*relations: Relation, claims: tuple[Claim, ...] = ()) -> str:
    return html_page([reading(*relations, claims=claims)])


def test_without_a_dispute_there_is_no_panel() -> None:
    assert 'class="disputes"' not in page()


def test_each_side_leads_to_its_words() -> None:
    conflict = Relation(
        "conflicts",
        "c1",
        "c2",
        "other",
        (at("held"), at("broke")),
        "they <differ>",
        0.8,
        Concession("c2", ("object",), (at("Dike", 11),)),
    )
    text = page(conflict, Relation("denies", "c2", "c1", "polarity", (at("broke"),), "rejects", 0.7))
    read = Page(text)
    stands = read.all("a", "stand")
    assert [(a["data-claim"], said) for a, said in stands] == [
        ("a1c1", "Ada Brandt says Dike held."),
        ("a1c2", "the Guild denies Dike broke."),
    ]
    ids = {attributes.get("id") for _, attributes, _ in read.elements}
    assert all(a["href"].removeprefix("#") in ids for a, _ in stands)
    marks = [(a["class"], said) for a, said in read.all("mark") if a.get("title")]
    assert marks == [("differs", "held"), ("granted", "Dike"), ("differs", "broke")]
    [reasons] = read.all("ul", "reasons")
    assert "they <differ> its words · what is granted" in reasons[1]
    links = re.findall(r'<small><a class="said" href="#([^"]+)"', text)
    assert links
    assert set(links) <= ids
    [subject] = read.all("p", "on")
    assert subject[1] == "On whether it is so and who or what it happened to 80% sure"


def test_what_nobody_named_holds_is_said() -> None:
    denial = Claim("c5", (at("It rained."),), (at("saw"),), speaker="e2", stance="denies", basis={"holder": "nobody"})
    [(_, said)] = Page(page(claims=(denial,))).all("li", "unheld")
    assert said == "It rained. held by nobody named here; denied by the Guild"


def test_what_the_outlet_doubts_is_said_with_its_words() -> None:
    doubt = Claim("c5", (at("It rained."),), speaker="e4", stance="doubts", refers="c3", basis={"stance": "“no proof”"})
    text = page(claims=(doubt,))
    [(_, said)] = Page(text).all("p", "on")
    assert said == "Doubted “no proof”"
