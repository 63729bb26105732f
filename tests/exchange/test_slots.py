"""Slots in the words of the article, with what they stand for."""

import pytest

from counterclaim.exchange.slots import amount, days_of, slots_of
from counterclaim.records import Document, Entity, Event, Participant, PlaceReference, Quantity, Reading


def test_slots_come_with_the_words_of_the_article(voyage: Reading) -> None:
    slots = {slot.name: str(slot) for slot in slots_of(voyage, voyage.events[0])}
    assert slots == {
        "actor": "Karth",
        "object": "Dorrenese soldiers",
        "quantity": "4,000",
        "origin": "Ostrel",
        "destination": "Velmora air base",
        "time": "ten years ago [2015]",
    }


def test_whom_a_pronoun_stands_for_is_added(voyage: Reading) -> None:
    actor, *_ = slots_of(voyage, voyage.events[1])
    assert str(actor) == "We [Government of Karth]"


def test_a_clause_is_not_somebody_in_it() -> None:
    text = "a law that she wants repealed"
    event = Event("v1", ((0, 1),), object=Participant(((0, len(text)),), "e1"))
    reading = Reading(Document("d", text), (Entity("e1", "person", "Ada Roon"),))
    assert [slot.meaning for slot in slots_of(reading, event)] == [None]


@pytest.mark.parametrize(
    ("text", "words", "link"),
    [
        ("sailed to Tollen", "Tollen", "to"),
        ("left Tollen", "Tollen", "at"),
        ("lay off Tollen", "Tollen", "off"),
        ("Tollen", "Tollen", "at"),
        ("went there", "there", ""),
        ("came from there", "there", "from"),
    ],
)
def test_a_place_keeps_its_preposition(text: str, words: str, link: str) -> None:
    start = text.index(words)
    event = Event("v1", ((0, 1),), location=PlaceReference(((start, len(text)),)))
    assert [slot.link for slot in slots_of(Reading(Document("d", text)), event)] == [link]


@pytest.mark.parametrize(
    ("number", "counted", "slot", "told"),
    [
        ("two", "ships", "", "two of the ships"),
        ("two", "", "", "two"),
        ("two", "", "two of the ships", "two of the ships"),
        ("two of", "", "of the ships", "two of the ships"),
        ("two", "crews", "", "two crews"),
    ],
)
def test_a_number_stands_once_with_what_it_counts(number: str, counted: str, slot: str, told: str) -> None:
    text = "two of the ships and all of their crews"

    def at(piece: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(piece), text.index(piece) + len(piece)),) if piece else ()

    assert amount(text, Quantity(at(number), 2, 2, 2, counted=at(counted)), at(slot)) == told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01 to 2024-02-28"),
        ("2024-02-01", None, "from 2024-02-01"),
        ("2024-02-01T14:00", "2024-02-01T14:00", "2024-02-01T14:00"),
        (None, None, None),
    ],
)
def test_days_are_told_as_short_as_they_can_be(start: str | None, end: str | None, told: str | None) -> None:
    assert days_of(start, end) == told
