"""Invented events side by side, slot by slot."""

import pytest

from counterclaim.comparison.counterparts import Counterparts, alike, same_act
from counterclaim.records import (
    Document,
    Event,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Reading,
    TimeReference,
)

TEXT = "troops most of them sailors Ostrel Dorren"
PLACES = (
    Place("p1", "Ostrel", "city", "KAR"),
    Place("p2", "Karvea", "country", "KAR"),
    Place("p3", "Dorren", "city", "KAR"),
    Place("p4", "Tollen", "city", "VEL"),
    Place("p5", "the coast", "region", "KAR"),
)


def event(**cells: object) -> Event:
    return Event(**{"id": "v1", "trigger": ((0, 1),), "predicate": "move", "claim": "c1", **cells})  # type: ignore[arg-type]


def who(words: str) -> Participant:
    start = TEXT.index(words)
    return Participant(((start, start + len(words)),))


def side(*events: Event) -> Counterparts:
    return Counterparts(Reading(Document("a", TEXT), events=events, places=PLACES))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("p1", "p1", True), ("p1", "p2", True), ("p1", "p3", False), ("p1", "p4", False), ("p1", "p5", None)],
)
def test_a_place_agrees_with_its_country(one: str, other: str, same: bool | None) -> None:
    found = side().pair(*(event(location=PlaceReference(((0, 1),), p)) for p in (one, other)))
    assert found is not None
    assert ("place" in found.agree, "place" in found.differ) == (same is True, same is False)


def test_numbers_and_days_agree_where_they_may() -> None:
    some = event(
        quantity=Quantity((), 40, 40, None, "troops", "equal_or_more"),
        time=TimeReference((), "2025-01-01", "2025-01-05"),
    )
    found = side().pair(
        some, event(quantity=Quantity((), 43, 43, 43, "troops"), time=TimeReference((), "2025-01-06", "2025-01-06"))
    )
    assert found is not None
    assert (found.agree, found.differ) == (("number",), ("time",))


def test_who_stands_for_others_is_looked_up_in_the_same_claim() -> None:
    first = event(id="v1", trigger=((0, 1),), actor=who("sailors"), predicate="live")
    second = event(id="v2", trigger=((5, 6),), object=who("most of them"))
    parts = side(first, second)
    assert [TEXT[slice(*span)] for span in parts.object(second)] == ["sailors"]
    found = parts.pair(event(object=who("troops")), second)
    assert found is not None
    assert found.differ == ("object",)


def test_kinds_of_acts_and_of_people() -> None:
    there = PlaceReference(((0, 1),), "p1")
    assert same_act(
        event(predicate="tow", object=who("troops"), origin=there), event(object=who("troops"), destination=there)
    )
    assert not same_act(event(predicate="tow", object=who("troops")), event(object=who("troops"), destination=there))
    assert same_act(event(predicate="x", type="AID", mode=None), event(predicate="y", type="AID", mode=None))
    assert side().pair(event(modality="hypothetical"), event()) is None
    assert alike("soldiers", "troops")
    assert alike("sailor", "sailors")
    assert not alike("soldiers", "residents")
