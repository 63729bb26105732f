"""The sample story with a ledger written by hand: what a perfect reading of its first article would hold."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from counterclaim.records import (
    Alternative,
    Claim,
    Document,
    Entity,
    Event,
    Interval,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Reading,
    Spans,
    Time,
    TimeReference,
    spans,
)

STORY = Path(__file__).parents[2] / "samples" / "harbour-story"


def place(text: str, *pieces: str) -> Spans:
    """Return where *pieces* stand in *text*, each looked for after the one before."""
    found, start = [], 0
    for piece in pieces:
        start = text.index(piece, start)
        found.append((start, start + len(piece)))
        start += len(piece)
    return spans(found)


def after(text: str, anchor: str, piece: str) -> Spans:
    """Return where *piece* first stands after the beginning of *anchor* in *text*."""
    start = text.index(piece, text.index(anchor))
    return ((start, start + len(piece)),)


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    lines = (STORY / "harbour-story.jsonl").read_text(encoding="utf-8").splitlines()
    return [Document(**json.loads(line)) for line in lines]


@pytest.fixture(scope="session")
def courier(documents: list[Document]) -> Reading:
    document = documents[0]
    text = document.text
    people = (
        Entity("e1", "person", "Ilvar Tennemoor", (place(text, "Ilvar Tennemoor"),), None, ("Navy Minister",)),
        Entity(
            "e2",
            "person",
            "Senna Okhuld",
            (place(text, "Senna Okhuld"),),
            None,
            ("Brigadier", "commander of Dorren's Coast Brigade"),
        ),
        Entity("e3", "person", "Pell Adarro", (place(text, "Pell Adarro"),), None, ("harbour master of Ostrel",)),
        Entity("e4", "person", "Jorun Veddel", (place(text, "Jorun Veddel"),), None, ("Opposition leader",)),
        Entity("e5", "organization", "Karvea's navy", (place(text, "Karvea's navy"),)),
    )
    return Reading(document, people, tuple(_claims(text)))


def _claims(text: str) -> list[Claim]:
    def claim(id: str, content: Spans, anchor: str, source: str, cue: str, **cells: Any) -> Claim:
        where = anchor or text
        return Claim(
            id, content, after(text, where, cue) if cue else (), after(text, where, source) if source else (), **cells
        )

    said: Mapping[str, Any] = {"said": Interval("2025-03-13", "2025-03-13")}
    lead = (
        "Karvea's navy took 2,600 Dorrenese marines out of the harbour of Ostrel in the two nights before the "
        "city changed hands"
    )
    return [
        claim(
            "c1",
            place(text, lead),
            "Navy Minister",
            "Navy Minister Ilvar Tennemoor",
            "told",
            speaker="e1",
            confidence=0.97,
            **said,
        ),
        claim(
            "c2",
            place(text, "Dorren had asked Karvea two years ago to bring the same troops in"),
            "Tennemoor said in",
            "Tennemoor",
            "said",
            speaker="e1",
            channel=place(text, "in a speech broadcast by state radio"),
            confidence=0.95,
            **said,
        ),
        claim(
            "c3",
            place(
                text,
                "“They came on our decks and they went on our decks,”",
                "“We carried 2,600 of them, with their rifles, and nobody fired a shot.”",
            ),
            "he said. “We carried",
            "he",
            "said",
            speaker="e1",
            quotation="direct",
            confidence=0.94,
            basis={"speaker": "“he” stands for the last man named, Ilvar Tennemoor"},
            **said,
        ),
        claim(
            "c4",
            place(text, "the minister's account as “a sailor's yarn”"),
            "Brigadier Senna",
            "Brigadier Senna Okhuld, commander of Dorren's Coast Brigade,",
            "rejected",
            speaker="e2",
            quotation="mixed",
            stance="denies",
            confidence=0.9,
        ),
        claim(
            "c5",
            place(
                text,
                "“Not one of my marines set foot on a Karvean ship,”",
                "“We left on our own "
                "transports. What the Karveans carried were families and dock workers, and there were fewer than nine "
                "hundred of them.”",
            ),
            "she said by",
            "she",
            "said",
            speaker="e2",
            quotation="direct",
            stance="denies",
            confidence=0.96,
            basis={"speaker": "“she” stands for the last woman named, Senna Okhuld"},
        ),
        claim(
            "c6",
            place(text, "she did not permit foreign navies to move her people"),
            "The brigadier added",
            "The brigadier",
            "added that",
            speaker="e2",
            confidence=0.93,
        ),
        claim(
            "c7",
            place(text, "“We speak with every party in Velmora. They all say that the station should stay,”"),
            "the minister told deputies",
            "the minister",
            "told",
            speaker="e1",
            quotation="direct",
            confidence=0.95,
        ),
        claim(
            "c8",
            place(text, "the station should stay"),
            "They all say",
            "They all",
            "say that",
            within="c7",
            confidence=0.84,
        ),
        claim(
            "c9",
            place(text, "He had not yet spoken to Velmora's deposed governor, Aurel Distane,"),
            "he said, but",
            "he",
            "said",
            speaker="e1",
            stance="denies",
            confidence=0.41,
        ),
        claim(
            "c10",
            place(
                text,
                "Two grey ships under the Karvean flag lay at the long mole on both nights",
                "men in uniform boarded them until four in the morning",
            ),
            "according to Adarro",
            "Adarro",
            "according to",
            speaker="e3",
            confidence=0.96,
        ),
        claim(
            "c11",
            place(text, "“I don't count heads,”", "“but I know boots when I hear them.”"),
            "he said, “but",
            "he",
            "said",
            speaker="e3",
            quotation="direct",
            confidence=0.95,
        ),
        claim(
            "c12",
            place(text, "the ships' logs be published"),
            "Opposition leader",
            "Opposition leader Jorun Veddel",
            "demanded that",
            speaker="e4",
            stance="demands",
            confidence=0.92,
        ),
        claim(
            "c13",
            place(
                text,
                "“You want us to applaud a rescue,”",
                "“I should like to see the passenger list "
                "first.\n\n“If there were 2,600 marines, there are 2,600 names. If there were not, somebody has misled "
                "this house.”",
            ),
            "she told the minister",
            "she",
            "told",
            speaker="e4",
            quotation="direct",
            confidence=0.93,
        ),
        claim("c14", place(text, "weapons went aboard as well"), "It is alleged", "", "It is alleged", confidence=0.88),
        claim(
            "c15",
            after(text, "The navy denied", "that"),
            "The navy denied",
            "The navy",
            "denied",
            speaker="e5",
            stance="denies",
            confidence=0.86,
            basis={"content": "“that” points back to claim c14"},
        ),
        claim("c16", place(text, "Karvea keeps a coaling station at Ostrel"), "", "", "", confidence=0.9),
    ]


VOYAGE = (
    "Karth moved 4,000 Dorrenese soldiers from Ostrel to Velmora air base ten years ago, she said. "
    "We will not sell one of the ships to them, the harbour master said in Tollen. It was so. They went there."
)


@pytest.fixture(scope="session")
def voyage() -> Reading:
    """One movement, one refusal and two events that say nothing, in towns that lie on the map."""

    def at(*pieces: str) -> Spans:
        return place(VOYAGE, *pieces)

    soldiers = Quantity(at("4,000"), 4000, 4000, 4000, "soldiers", counted=at("Dorrenese soldiers"), number=at("4,000"))
    ship = Quantity(at("one"), 1, 1, 1, "ships", counted=at("ships"), number=at("one"))
    events = (
        Event(
            "v1",
            at("moved"),
            "RETREAT",
            "withdraw",
            ("military",),
            actor=Participant(at("Karth"), "e1", "Karth"),
            object=Participant(at("Dorrenese soldiers"), None, "Dorrenese soldiers"),
            quantity=soldiers,
            origin=PlaceReference(at("Ostrel"), "p1"),
            destination=PlaceReference(at("Velmora air base"), "p2"),
            time=TimeReference(at("ten years ago"), "2015-01-01", "2015-12-31"),
            predicate="move",
        ),
        Event(
            "v2",
            at("sell"),
            None,
            actor=Participant(at("We"), "e1", "We"),
            recipient=Participant(at("them"), None, "them"),
            object=Participant(at("one of the ships"), None, "one of the ships"),
            quantity=ship,
            polarity="negative",
            modality="planned",
            predicate="sell",
        ),
        Event("v3", at("was"), None, actor=Participant(at("It"), None, "It"), predicate="be"),
        Event(
            "v4",
            at("went"),
            None,
            actor=Participant(at("They"), None, "They"),
            destination=PlaceReference(at("there."), None),
            predicate="go",
        ),
    )
    return Reading(
        Document("voyage", VOYAGE, published="2025-06-01"),
        (
            Entity("e1", "government", "Government of Karth", (at("Karth"), at("We")), "NOR", ("signatory",)),
            Entity("e2", "group", "them", (at("them"),)),
        ),
        (
            Claim("c1", at(VOYAGE[: VOYAGE.index(" ten")]), at("said"), at("she"), events=("v1",)),
            Claim("c2", at("We will not sell one of the ships to them"), speaker="e1", events=("v2", "v3", "v4")),
        ),
        events,
        (
            Place("p1", "Ostrel", "city", "NOR", 61.0, 9.0, mentions=(at("Ostrel"),), probability=0.9,
                  alternatives=(Alternative("Ostrel", "city", "SWE", 60.0, 18.0, 7, 0.1),), why="it is larger"),
            Place("p2", "Velmora air base", "facility", "NOR", 63.5, 11.0, airport="XXVB",
                  mentions=(at("Velmora air base"),)),
            Place("p3", "Tollen", "region", None, 62.0, 6.5, mentions=(at("Tollen"),)),
            Place("p4", "Karth", "country", "KAR", -40.0, 100.0, mentions=(at("Karth"),)),
            Place("p5", "Nowhere", "city"),
        ),
        (
            Time("2015", "date", "2015-01-01", "2015-12-31", at("ten years ago"), basis="published"),
            Time("PRESENT_REF", "date", None, None, at("so")),
        ),
    )  # fmt: skip
