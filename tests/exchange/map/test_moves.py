"""Movements between places that are located."""

from dataclasses import replace

from counterclaim.exchange.map.moves import moves
from counterclaim.records import Reading


def test_a_movement_has_both_ends_its_number_and_who_tells_it(voyage: Reading) -> None:
    [move] = moves(voyage)
    assert (move.origin.name, move.destination.name, move.number, move.asserted) == (
        "Ostrel",
        "Velmora air base",
        "4,000",
        True,
    )
    assert move.title.startswith("RETREAT · withdraw  Karth → 4,000 Dorrenese soldiers")


def test_events_on_the_same_way_are_one_arrow(voyage: Reading) -> None:
    again = replace(voyage.events[0], id="v9", polarity="negative")
    [move] = moves(replace(voyage, events=(*voyage.events, again)))
    assert "not" in move.title.splitlines()[1]
    [denied] = moves(replace(voyage, events=(again,)))
    assert not denied.asserted


def test_without_both_ends_there_is_none(voyage: Reading) -> None:
    assert moves(replace(voyage, events=voyage.events[1:])) == ()
    assert moves(replace(voyage, places=voyage.places[1:])) == ()
