"""Who speaks about, contradicts and quotes whom."""

from dataclasses import replace

from counterclaim.exchange.network import network
from counterclaim.records import Claim, Document, Entity, Reading, Relation, Spans, Tie

TEXT = "Ada said Ilse lied about Orlec. Ilse denied it. A clerk said Ruk said Ada left."


def at(words: str, start: int = 0) -> Spans:
    start = TEXT.index(words, start)
    return ((start, start + len(words)),)


def reading(id: str = "a") -> Reading:
    entities = (
        Entity("e1", "person", "Ada Brandt", (at("Ada"), at("Ada", 40))),
        Entity("e2", "person", "Ilse Tove", (at("Ilse"), at("Ilse", 20))),
        Entity("e3", "person", "Ruk", (at("Ruk"),)),
        Entity("e4", "place", "Orlec", (at("Orlec"),)),
    )
    claims = (
        Claim("c1", at("Ilse lied about Orlec"), at("said"), at("Ada"), "e1"),
        Claim("c2", at("it"), at("denied"), at("Ilse", 20), "e2", stance="denies"),
        Claim("c3", at("Ruk said Ada left"), at("said", 50), at("A clerk")),
        Claim("c4", at("Ada left"), at("said", 62), at("Ruk"), "e3", within="c3"),
    )
    return Reading(Document(id, TEXT), entities, claims, relations=(Relation("denies", "c2", "c1"),))


def links(*readings: Reading, actors: dict[tuple[str, str], int] | None = None, ties: tuple[Tie, ...] = ()) -> set[str]:
    found = network(readings, actors or {}, {1: "Ada Brandt", 2: "Ilse Tove"}, ties)
    names = {party.id: party.name for party in found.parties}
    return {f"{names[one.one]} {one.kind} {names[one.other]} {len(one.claims)}" for one in found.links}


def test_one_article() -> None:
    assert links(reading()) == {
        "Ada Brandt about Ilse Tove 1",
        "Ilse Tove denies Ada Brandt 1",
        "A clerk quotes Ruk 1",
        "A clerk about Ada Brandt 1",
        "Ruk about Ada Brandt 1",
    }


def test_several_articles_meet_in_their_actors() -> None:
    actors = {("a", "e1"): 1, ("b", "e1"): 1, ("a", "e2"): 2, ("b", "e2"): 2}
    found = network([reading(), reading("b")], actors, {1: "Ada Brandt", 2: "Ilse Tove"})
    ada = found.parties[0]
    assert (ada.name, ada.actor, ada.claims) == ("Ada Brandt", 1, 2)
    assert "Ilse Tove denies Ada Brandt 2" in links(reading(), reading("b"), actors=actors)


def test_denials_across_articles() -> None:
    other = replace(reading("b"), relations=())
    tie = Tie("conflicts", ("b", "c2"), ("a", "c4"))
    assert "Ilse Tove denies Ruk 1" in links(reading(), other, ties=(tie,))


def test_who_does_not_speak_is_there_where_enough_speak_of_him() -> None:
    one = replace(reading(), claims=reading().claims[:1], relations=())
    found = network([one], {}, {})
    assert [(party.name, party.claims) for party in found.parties] == [("Ada Brandt", 1), ("Ilse Tove", 0)]
    many = [Claim(f"s{n}", at("it"), at("said"), at(word)) for n, word in enumerate(TEXT.split())]
    crowded = network([replace(one, claims=(*one.claims, *many))], {}, {})
    assert "Ilse Tove" not in {party.name for party in crowded.parties if not party.claims}
