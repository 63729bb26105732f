"""Slots in which aligned claims differ, set up by hand."""

from counterclaim.comparison.slots import slot
from counterclaim.records import Event, Participant, PlaceReference, Quantity, TimeReference
from tests.comparison.conftest import Said


def event(**cells: object) -> Event:
    return Event("v1", ((0, 4),), predicate="leave", **cells)  # type: ignore[arg-type]


def when(day: str) -> TimeReference:
    return TimeReference(((0, 2),), day, day)


def test_opposite_polarity_goes_before_all_else(said: Said) -> None:
    one = said("e1", "said", "we left", events=[event(time=when("2024-05-01"))])
    other = said("e2", "said", "nobody left", events=[event(time=when("2024-05-02"), polarity="negative")])
    assert slot(one, other) == "polarity"


def test_numbers_of_the_same_thing_that_exclude_each_other(said: Said) -> None:
    nine, forty = (Quantity((), n, n, n, "boats") for n in (9.0, 40.0))
    assert slot(said("e1", "said", "9 boats", numbers=[nine]), said("e2", "said", "40", numbers=[forty])) == "number"


def test_days_places_and_actors_of_the_same_act(said: Said) -> None:
    cases = [
        ("time", event(time=when("2024-05-01")), event(time=when("2024-05-02"))),
        ("place", event(location=PlaceReference((), "p1")), event(location=PlaceReference((), "p2"))),
        ("actor", event(actor=Participant((), "e5")), event(actor=Participant((), "e6"))),
    ]
    for wanted, mine, theirs in cases:
        assert slot(said("e1", "said", "left", events=[mine]), said("e2", "said", "left", events=[theirs])) == wanted


def test_where_nothing_is_aligned_it_is_polarity(said: Said) -> None:
    assert slot(said("e1", "said", "we left"), said("e2", "denied", "that")) == "polarity"


def test_numbers_that_only_one_side_has_are_what_differs_where_nothing_else_is_known(said: Said) -> None:
    six, two, ninety = (Quantity((), n, n, n) for n in (6.0, 2.0, 90.0))
    one = said("e1", "said", "six boats", numbers=[six])
    assert slot(one, said("e2", "said", "ninety crews", numbers=[ninety])) == "number"
    assert slot(one, said("e2", "said", "both crews", numbers=[two])) == "polarity"
    assert slot(one, said("e2", "said", "ninety of six", numbers=[six, ninety])) == "polarity"
