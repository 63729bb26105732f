"""Events of two claims side by side."""

from counterclaim.comparison.alignment import SLOTS, aligned
from counterclaim.records import Event, Participant, PlaceReference, Quantity, TimeReference
from tests.comparison.conftest import Said


def slots(said: Said, one: Event, other: Event) -> dict[str, int]:
    found = aligned(said("e1", "said", "one", events=[one]), said("e2", "said", "other", events=[other]))
    assert found is not None
    return {name: value for name, value in zip(SLOTS, found.slots, strict=True) if value}


def test_slots_that_both_fill_are_compared(said: Said) -> None:
    one = Event(
        "v1",
        (),
        predicate="flood",
        actor=Participant((), "e8"),
        quantity=Quantity((), 40, 40, None, "fields", "equal_or_more"),
        location=PlaceReference((), "p1"),
        time=TimeReference((), "2031-05-01", "2031-05-01"),
    )
    other = Event(
        "v2",
        (),
        predicate="flood",
        actor=Participant((), "e9"),
        quantity=Quantity((), 43, 43, 43, "fields"),
        location=PlaceReference((), "p1"),
        time=TimeReference((), "2031-05-03", "2031-05-03"),
        polarity="negative",
    )
    expected = {"polarity": -1, "actor": -1, "number": 1, "place": 1, "time": -1, "modality": 1}
    assert slots(said, one, other) == expected


def test_participants_without_an_entity_are_compared_by_their_words(said: Said) -> None:
    one = Event("v1", (), predicate="close", object=Participant((), text="the western sluice"))
    other = Event("v2", (), predicate="close", object=Participant((), text="the sluice in the west"))
    third = Event("v3", (), predicate="close", object=Participant((), text="the harbour"))
    assert slots(said, one, other)["object"] == 1
    assert slots(said, one, third)["object"] == -1


def test_the_likeliest_events_are_taken_and_none_where_none_fits(said: Said) -> None:
    near = Event("v1", (), predicate="open", actor=Participant((), "e8"))
    far = Event("v2", (), predicate="open", actor=Participant((), "e9"))
    asked = Event("v3", (), predicate="open", actor=Participant((), "e8"))
    found = aligned(said("e1", "said", "one", events=[far, near]), said("e2", "said", "other", events=[asked]))
    assert found is not None
    assert found.one is near
    assert aligned(said("e1", "said", "one"), said("e2", "said", "other", events=[asked])) is None
    alone = Event("v4", (), predicate="shut")
    assert aligned(said("e1", "said", "one", events=[alone]), said("e2", "said", "other", events=[asked])) is None
