"""A claim's cells with their words, offsets and grounds."""

import io

import pytest
from rich.console import Console

from counterclaim.errors import OptionError
from counterclaim.exchange import Cell, cells, holds, show_explanation
from counterclaim.records import (
    Alternative,
    Claim,
    Concession,
    Document,
    Entity,
    Event,
    Interval,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Reading,
    Relation,
    Spans,
    Time,
    TimeReference,
)

TEXT = "Ada Roon said Velmar had not pulled some 400 troops out of Ostrel on Monday. She would."


def at(part: str) -> Spans:
    start = TEXT.index(part)
    return ((start, start + len(part)),)


@pytest.fixture
def roon() -> Reading:
    """A claim with an event of which each slot is filled, and one with next to nothing."""
    entities = (
        Entity("e1", "person", "Ada Roon", (at("Ada Roon"), at("She")), "NOR", ("Mayor",), {"wikidata": "Q900002"},
               "the only one of that name"),
        Entity("e2", "government", "Velmar"),
    )  # fmt: skip
    place = Place("p1", "Ostrel", "city", "NOR", -1.5, 9.25, 77, "ENXX", (at("Ostrel"),), 0.75,
                  (Alternative("Ostrel", "river", "SWE", None, None, None, 0.25),), "of 2: the largest")  # fmt: skip
    pulled = Event(
        "v1",
        (*at("pulled"), *at("out")),
        "RETREAT",
        "withdraw",
        ("military",),
        actor=Participant(at("Velmar"), "e2", "Velmar"),
        object=Participant(at("troops"), None, "troops"),
        quantity=Quantity(at("some 400"), 400, 360, 440, "troops", "approx"),
        origin=PlaceReference(at("Ostrel"), "p1"),
        time=TimeReference(at("on Monday"), "2025-03-10", "2025-03-10"),
        polarity="negative",
        predicate="pull out",
        claim="c1",
        why="“pull out” tells of RETREAT withdraw",
    )
    return Reading(
        Document("d1", TEXT),
        entities,
        (Claim("c1", ((14, 75),), at("said"), at("Ada Roon"), "e1", events=("v1", "v9")),),
        (pulled, Event("v2", at("would"))),
        (place,),
        (Time("2025-03-10", "date", "2025-03-10", "2025-03-10", at("Monday"), basis="published"),),
    )


def told(reading: Reading, id: str) -> list[tuple[str, str | None, str | None]]:
    """Return names, values and grounds, having seen that all places are the text's."""
    found = cells(reading, id)
    assert all(reading.document.text[start:end] for cell in found for start, end in cell.places)
    return [(cell.name, cell.value, cell.basis) for cell in found]


def shown(reading: Reading, claim_id: str) -> str:
    stream = io.StringIO()
    show_explanation(reading, claim_id, Console(file=stream, width=90))
    return stream.getvalue()


def test_every_piece_of_a_content_has_its_offsets(courier: Reading) -> None:
    text = shown(courier, "c3")
    assert "content     [364, 416)     “They came on our decks and they went on our decks,”\n" in text
    assert "            [426, 497)     “We carried 2,600 of them," in text
    assert "because: “he” stands for the last man named, Ilvar Tennemoor" in text


def test_offsets_are_those_of_the_words(courier: Reading) -> None:
    for claim in courier.claims:
        for cell in cells(courier, claim.id):
            for start, end in cell.places:
                assert courier.document.text[start:end].strip()


def test_what_is_not_there_is_said(courier: Reading) -> None:
    assert "nobody is named: the article's own voice" in shown(courier, "c16")
    assert "cue" not in {cell.name for cell in cells(courier, "c16")}
    assert "nobody is named\n" in shown(courier, "c14")
    assert "not resolved to anybody" in shown(courier, "c8")
    assert "reported inside claim c7" in shown(courier, "c8")


def test_grounds_of_cells_that_the_claim_does_not_have_are_shown_too() -> None:
    claim = Claim("c1", ((0, 1),), said=Interval("2025-01-01", None), basis={"irony": "the tone"})
    reading = Reading(Document("d", "x"), claims=(claim,))
    assert "irony                      because: the tone" in shown(reading, "c1")
    assert "2025-01-01 to …" in shown(reading, "c1")


def test_an_unknown_claim_is_answered_with_those_there_are(courier: Reading) -> None:
    with pytest.raises(OptionError, match=r"no claim c99 in tollen-courier; its claims are: c1, c2, .*c16"):
        cells(courier, "c99")


def test_a_claim_lists_its_speaker_and_events_with_their_ids(roon: Reading) -> None:
    assert ("speaker", "Ada Roon (Mayor), e1", None) in told(roon, "c1")
    events = [cell for cell in cells(roon, "c1") if cell.name == "events"]
    assert events == [
        Cell("events", "v1, pull out, RETREAT withdraw, negative", (*at("pulled"), *at("out"))),
        Cell("events", "v9"),
    ]


def test_an_entity_is_told_with_its_grounds_mentions_and_claims(roon: Reading) -> None:
    assert told(roon, "e1") == [
        ("name", "Ada Roon", "the only one of that name"),
        ("type", "person", None),
        ("country", "NOR", None),
        ("roles", "Mayor", None),
        ("identifiers", "wikidata Q900002", None),
        ("mentions", None, None),
        ("mentions", None, None),
        ("claims", "c1", None),
    ]
    assert told(roon, "e2")[-1] == ("events", "as actor of v1, pull out, RETREAT withdraw, negative", None)
    text = shown(roon, "e1")
    assert "mentions    [0, 8)         Ada Roon\n            [77, 80)       She\n" in text
    assert "because: the only one of that name" in text


def test_a_place_is_told_with_the_others_of_its_name(roon: Reading) -> None:
    assert told(roon, "p1") == [
        ("name", "Ostrel", "of 2: the largest"),
        ("kind", "city", None),
        ("country", "NOR", None),
        ("position", "1.5° S 9.25° E", None),
        ("airport", "ENXX", None),
        ("geonames", "77", None),
        ("probability", "0.75", None),
        ("or else", "Ostrel, river, SWE: 0.25", None),
        ("mentions", None, None),
        ("events", "as origin of v1, pull out, RETREAT withdraw, negative", None),
    ]


def test_an_event_is_told_with_its_code_its_claim_and_each_slot(roon: Reading) -> None:
    found = told(roon, "v1")
    meaning = {name: value for name, value, _ in found}["type"]
    assert meaning is not None
    assert meaning.startswith("RETREAT withdraw: to give way in deed")
    assert [row for row in found if row[0] != "type"] == [
        ("trigger", "pull out", None),
        ("context", "military", None),
        ("claim", "c1, says: Ada Roon (Mayor), e1", None),
        ("polarity", "negative", None),
        ("modality", "asserted", None),
        ("actor", "Velmar, e2", None),
        ("object", "not resolved", None),
        ("origin", "Ostrel, city, NOR, p1", "of 2: the largest"),
        ("quantity", "about 400 troops", None),
        ("time", "2025-03-10", "reckoned from the day of publication"),
    ]
    text = shown(roon, "v1")
    assert "trigger     [29, 35)       pulled\n            [52, 55)       out\n" in text
    assert "because: “pull out” tells of RETREAT withdraw" in text


def test_an_event_without_a_code_or_slots(roon: Reading) -> None:
    assert told(roon, "v2") == [
        ("trigger", None, None),
        ("type", "none of PLOVER's", None),
        ("polarity", "positive", None),
        ("modality", "asserted", None),
    ]


@pytest.mark.parametrize(
    ("quantity", "value"),
    [
        (Quantity((), 2.5, 2.5, 2.5, "USD", "more_than"), "more than 2.5 USD"),
        (Quantity((), 20, 20, 20, None, total=30), "20 of 30"),
        (Quantity((), None, 24, None, "ships"), "24 to … ships"),
        (Quantity((), None, None, None, "ships"), "no number of ships"),
        (Quantity((), None, None, None), "no number"),
    ],
)
def test_quantities_in_words(quantity: Quantity, value: str) -> None:
    reading = Reading(Document("d", "x"), events=(Event("v1", ((0, 1),), quantity=quantity),))
    assert ("quantity", value, None) in told(reading, "v1")


@pytest.mark.parametrize(
    ("slot", "times", "row"),
    [
        (TimeReference(((0, 1),)), (), ("time", "not resolved", None)),
        (TimeReference(((0, 1),), "2025-03-10"), (), ("time", "2025-03-10 to …", None)),
        (
            TimeReference(((0, 1),), None, "2025-03-10"),
            (Time("2025-03-10", "date", None, "2025-03-10", ((0, 1),), "before", "text"),),
            ("time", "… to 2025-03-10 (TIMEX3 before 2025-03-10)", "reckoned from a day told before in the text"),
        ),
        (
            TimeReference(((0, 1),)),
            (Time("XXXX-WXX-4", "date", None, None, ((0, 1),), basis="open"),),
            ("time", "TIMEX3 XXXX-WXX-4", "nothing tells from which day to reckon"),
        ),
    ],
)
def test_times_in_words(slot: TimeReference, times: tuple[Time, ...], row: tuple[str, str, str | None]) -> None:
    reading = Reading(Document("d", "x"), events=(Event("v1", ((0, 1),), time=slot),), times=times)
    assert row in told(reading, "v1")


def test_whoever_asks_for_what_is_not_there_hears_what_is(roon: Reading) -> None:
    assert holds(roon, "p1")
    assert not holds(roon, "p2")
    with pytest.raises(OptionError, match="no entity e7 in d1; its entities are: e1, e2"):
        cells(roon, "e7")
    with pytest.raises(OptionError, match="nothing called x1 in d1; give an id such as c1 for claims"):
        cells(roon, "x1")
    with pytest.raises(OptionError, match="nothing called  in d1"):
        cells(roon, "")


def test_how_a_claim_stands_to_others_is_told() -> None:
    granted = Concession("c2", ("actor",), at("Velmar"))
    relation = Relation("denies", "c2", "c1", "polarity", at("not"), "she rejects it", 0.75, granted)
    read = Reading(
        Document("d", TEXT), claims=(Claim("c1", at("Velmar")), Claim("c2", at("She"))), relations=(relation,)
    )
    told = {id: [c for c in cells(read, id) if c.name in ("relations", "concedes")] for id in ("c1", "c2")}
    assert told["c1"][0] == Cell("relations", "is denied by c2 on polarity, 0.75", at("not"), "she rejects it")
    assert told["c2"][0].value == "denies c1 on polarity, 0.75"
    assert told["c2"][1] == Cell("concedes", "c2 grants actor", at("Velmar"))
