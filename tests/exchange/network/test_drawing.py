"""The network as a drawing: boxes that lead somewhere, arrows that say what they are."""

from xml.etree import ElementTree

from counterclaim.exchange.network import Link, Network, Party, drawn
from counterclaim.exchange.network.drawing import MOST, arrow

ADA, ILSE = Party("1", "Ada <Brandt>", 1, 4), Party("w x", "Ilse", None, 0)
CLAIMS = tuple(("a", f"c{n}") for n in range(5))


def picture(network: Network) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(network, lambda one: f"/actors/{one.actor}" if one.actor else ""))


def test_boxes_and_arrows_tell_themselves() -> None:
    svg = picture(Network((ADA, ILSE), (Link("1", "w x", "denies", CLAIMS),)))
    [link] = svg.iter("a")
    assert (link.get("href"), link.get("class"), link.findtext("title")) == (
        "/actors/1",
        "party",
        "Ada <Brandt>: 4 claims",
    )
    found = {group.get("class"): group.findtext("title") for group in svg.iter("g")}
    assert found == {
        "link denies many": "Ada <Brandt> contradicts Ilse: 5 claims",
        "party silent": "Ilse: does not speak",
    }


def test_without_links_there_is_nothing() -> None:
    assert drawn(Network((ADA, ILSE), ()), lambda _: "") == ""


def test_a_crowd_is_cut() -> None:
    crowd = tuple(Party(str(n), f"Name {n}", n, 40 - n) for n in range(40))
    links = tuple(Link("0", str(n), "about", CLAIMS[:1]) for n in range(1, 40))
    svg = picture(Network(crowd, links))
    assert len(list(svg.iter("rect"))) == MOST
    assert svg.get("aria-label") == f"Who speaks about, contradicts and quotes whom: {MOST} of 40 of them"


def test_an_arrow_ends_at_the_edges_of_its_boxes() -> None:
    way, head = arrow((0, 0), (100, 0), (20, 10), (20, 10), "about")
    assert way == "M12.0 -1.4Q50.0 -6.0 80.1 -2.4"
    assert head.startswith("M88.0 -1.4L")
