from dataclasses import replace

import pytest

from counterclaim.extraction.events import filled
from counterclaim.extraction.places import Located, Resolution
from counterclaim.records import Event, Place, PlaceReference, Quantity, Span, Time, TimeReference

#        0         1         2         3
TEXT = "moved 40 tonnes from Hal in Velmar since May, 2031"
EVENT = Event("v1", ((0, 5),))


def located(start: int, end: int, id: str) -> Located:
    place = Place(id, TEXT[start:end], "city")
    return Located(0, (start, end), place, Resolution(place, 1.0, (), "name", ""), "name")


def test_a_slots_place_is_what_its_words_name_first() -> None:
    given = replace(EVENT, origin=PlaceReference(((21, 34),)), destination=PlaceReference(((0, 5),)))
    (event,) = filled([given], [located(21, 24, "p2"), located(28, 34, "p1")], [], [])
    assert event.origin == PlaceReference(((21, 34),), "p2")
    assert event.destination == given.destination
    assert event.location is None


def test_a_slots_time_takes_the_days_of_the_time_in_it() -> None:
    given = replace(EVENT, time=TimeReference(((35, 50),)))
    time = Time("2031-05", "date", "2031-05-01", None, ((41, 44),))
    assert filled([given], [], [time], [])[0].time == TimeReference(((35, 50),), "2031-05-01", None)
    assert filled([given], [], [], [])[0].time == given.time


@pytest.mark.parametrize(
    ("value", "unit", "unit_of_slot", "kept"),
    [
        (40.0, "t", "tonnes", "t"),
        (40.0, None, "tonnes", "tonnes"),
        (1.0, None, "all", None),
        (71.0, "a", "woman", None),
    ],
)
def test_a_slots_quantity_is_one_that_was_read(
    value: float, unit: str | None, unit_of_slot: str, kept: str | None
) -> None:
    span: Span = (6, 15)
    given = replace(EVENT, quantity=Quantity((span,), None, None, None, unit_of_slot))
    (event,) = filled([given], [], [], [Quantity((span,), value, value, value, unit)])
    assert (event.quantity and event.quantity.unit) == kept
    assert filled([given], [], [], [])[0].quantity is None
