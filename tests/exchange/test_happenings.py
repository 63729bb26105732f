"""Which events are shown, and how they read."""

from dataclasses import replace

from counterclaim.exchange.happenings import happening, told
from counterclaim.records import Event, Participant, Reading


def test_a_movement_reads_as_one_line(voyage: Reading) -> None:
    one = happening(voyage, voyage.events[0])
    assert one.kind == "RETREAT · withdraw"
    assert one.marks == ()
    assert one.line == ("Karth → 4,000 Dorrenese soldiers · from Ostrel to Velmora air base · ten years ago (2015)")


def test_what_is_not_asserted_is_marked(voyage: Reading) -> None:
    one = happening(voyage, voyage.events[1])
    assert (one.kind, one.marks) == ("sell", ("not", "planned"))
    assert one.line == "We [Government of Karth] → them: one of the ships"


def test_events_that_say_nothing_are_left_out(voyage: Reading) -> None:
    events = told(voyage, voyage.claims[1])
    assert [one.event.id for one in events.shown] == ["v2"]
    assert [one.event.id for one in events.others] == ["v3", "v4"]


def test_codes_and_full_slots_go_first_and_text_order_stays(voyage: Reading) -> None:
    plain = Event("v0", ((0, 1),), "CONSULT", actor=Participant(((0, 5),), "e1"))
    reading = replace(voyage, events=(plain, *voyage.events))
    claim = replace(voyage.claims[0], events=("v0", "v1", "v2"))
    assert [one.event.id for one in told(reading, claim, most=2).shown] == ["v0", "v1"]
    assert [one.event.id for one in told(reading, claim, most=1).shown] == ["v1"]


def test_an_event_that_the_record_lacks_is_no_error(voyage: Reading) -> None:
    claim = voyage.claims[0]
    assert told(voyage, replace(claim, events=("v99",))) == told(voyage, replace(claim, events=()))


def test_the_passive_has_no_actor(voyage: Reading) -> None:
    event = Event("v0", ((0, 1),), "COERCE", "arrest", recipient=Participant(((0, 5),), "e1"))
    assert happening(voyage, event).line == "→ Karth"
