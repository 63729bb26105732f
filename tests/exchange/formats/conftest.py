"""Two articles with relations, a discontinuous content, odd characters and places that lie across the antimeridian."""

import pytest

from counterclaim.records import (
    Claim,
    Document,
    Entity,
    Event,
    Participant,
    Place,
    PlaceReference,
    Reading,
    Relation,
    Spans,
)

TEXT = (
    "😀 “We took them,” Ada Brandt said, “to the coast.”\r\n\r\n=Orlec= denied it, Ilse Tove\nsaid. "
    "The ship sailed from Tollen to Velmora."
)


def at(*pieces: str) -> Spans:
    return tuple((TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)


@pytest.fixture
def contested() -> Reading:
    claims = (
        Claim("c1", at("“We took them,”", "“to the coast.”"), at("said"), at("Ada Brandt"), "e1",
              quotation="direct", events=("v1",), confidence=0.9),
        Claim("c2", at("=Orlec= denied it"), at("said."), at("Ilse Tove"), "e2",
              stance="denies", refers="c1", confidence=0.8),
        Claim("c3", at("The ship sailed from Tollen to Velmora")),
    )  # fmt: skip
    return Reading(
        Document("a/1 ü", TEXT, "=HYPERLINK(1)", "https://post.example/a b", "The Orlec Post", language="en",
                 published="2025-01-02"),
        (
            Entity("e1", "person", "Ada Brandt", (at("Ada Brandt"),), "NOR", ("mayor",), {"wikidata": "Q1"}),
            Entity("e2", "person", "Ilse Tove", (at("Ilse Tove"),)),
            Entity("e3", "group", "them", (at("them"),)),
            Entity("e4", "organization", "Orlec", (at("Orlec"),)),
        ),
        claims,
        (
            Event("v1", at("took"), "SEIZE", actor=Participant(at("We"), "e1", "We"), claim="c1", predicate="take"),
            Event("v2", at("sailed"), origin=PlaceReference(at("Tollen"), "p1"), claim="c3", predicate="sail",
                  destination=PlaceReference(at("Velmora"), "p2")),
        ),
        (
            Place("p1", "Tollen", "city", "FJI", -17.0, 178.0, mentions=(at("Tollen"),)),
            Place("p2", "Velmora", "city", "WSM", -13.0, -172.0, mentions=(at("Velmora"),)),
            Place("p3", "Nowhere", "city"),
        ),
        relations=(Relation("denies", "c2", "c1", "polarity", at("denied"), "Tove rejects it", 0.7),),
    )  # fmt: skip


@pytest.fixture
def bare() -> Reading:
    """An article of which nothing is known, with a control character and half a surrogate pair."""
    text = "It rained\x0b, they \ud800 say."
    return Reading(Document("bare", text), claims=(Claim("c1", ((0, 9),), ((19, 22),), ((12, 16),)),))
