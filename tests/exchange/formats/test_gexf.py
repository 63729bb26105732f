"""GEXF, read back by networkx: who speaks about, denies and quotes whom."""

import io
from collections.abc import Iterable

import networkx

from counterclaim.exchange.formats.gexf import write_gexf
from counterclaim.records import Reading


def graph(readings: Iterable[Reading]) -> networkx.MultiDiGraph:
    out = io.StringIO()
    write_gexf(readings, out)
    return networkx.read_gexf(io.BytesIO(out.getvalue().encode()))


def ties(found: networkx.MultiDiGraph) -> set[tuple[str, str, str, float]]:
    labels = found.nodes(data="label")
    return {(labels[one], cells["tie"], labels[other], cells["weight"]) for one, other, cells in found.edges(data=True)}


def test_who_stands_how_to_whom(contested: Reading) -> None:
    assert ties(graph([contested])) == {
        ("The Orlec Post", "quotes", "Ada Brandt", 1.0),
        ("The Orlec Post", "quotes", "Ilse Tove", 1.0),
        ("Ilse Tove", "speaks about", "Orlec", 1.0),
        ("Ilse Tove", "denies", "Ada Brandt", 1.0),
    }


def test_articles_are_added_up(contested: Reading, bare: Reading) -> None:
    found = graph([contested, contested, bare])
    assert {weight for *_, weight in ties(found)} == {2.0}
    assert {cells["articles"] for *_, cells in found.edges(data=True)} == {2}
    assert {name for _, name in found.nodes(data="label")} == {"The Orlec Post", "Ada Brandt", "Ilse Tove", "Orlec"}
    ada = next(cells for _, cells in found.nodes(data=True) if cells["label"] == "Ada Brandt")
    assert (ada["claims"], ada["wikidata"], ada["kind"]) == (2, "Q1", "person")
