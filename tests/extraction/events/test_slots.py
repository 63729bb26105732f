import pytest

from counterclaim.extraction.events.coding import Coder
from counterclaim.extraction.events.predicates import Text
from counterclaim.extraction.events.slots import Slotter
from tests.extraction.conftest import Framed

PLACES = {"Velmar": "place", "Halden": "place"}


def cells(framed: Framed, text: str, frames: dict[str, str], mentions: dict[str, str] | None = None) -> dict[str, str]:
    """Return the cells of the last predicate's slots."""
    annotation = framed(text, frames, mentions)
    read = Text(annotation)
    last = read.predicates[-1]
    found = Slotter(read).slots(last, Coder(read).coded(last))
    return {name: annotation.words(run) for name, run in vars(found).items() if run}


@pytest.mark.parametrize("piece", ["two", "one"])
def test_a_movement(framed: Framed, piece: str) -> None:
    arguments = {
        "two": "ARG0 The navy|ARG1 400 goats|ARGM-DIR from Velmar|ARG2 to Halden|ARGM-TMP on Monday",
        "one": "ARG0 The navy|ARG1 400 goats from Velmar to Halden|ARGM-TMP on Monday",
    }
    found = cells(
        framed, "The navy shipped 400 goats from Velmar to Halden on Monday.", {"shipped": arguments[piece]}, PLACES
    )
    assert found == {
        "actor": "The navy",
        "object": "goats",
        "quantity": "400",
        "unit": "goats",
        "origin": "Velmar",
        "destination": "Halden",
        "time": "Monday",
    }


@pytest.mark.parametrize(
    ("text", "frames", "expected"),
    [
        ("The goats left for Halden.", {"left": "ARG0 The goats|ARG2 for Halden"}, {"destination": "Halden"}),
        ("The goats left Velmar.", {"left": "ARG0 The goats|ARG1 Velmar"}, {"origin": "Velmar"}),
        ("The goats reached Halden.", {"reached": "ARG0 The goats|ARG1 Halden"}, {"destination": "Halden"}),
        ("The goats died in Halden.", {"died": "ARG1 The goats|ARGM-LOC in Halden"}, {"location": "Halden"}),
    ],
)
def test_places(framed: Framed, text: str, frames: dict[str, str], expected: dict[str, str]) -> None:
    assert cells(framed, text, frames, PLACES) == {"actor": "The goats", **expected}


def test_recipient_and_object(framed: Framed) -> None:
    people = {"Ada Brandt": "person"}
    arrested = {"arrested": "ARG0 The mayor|ARG1 Ada Brandt"}
    assert cells(framed, "The mayor arrested Ada Brandt.", arrested, people) == {
        "actor": "The mayor",
        "recipient": "Ada Brandt",
    }
    gave = {"gave": "ARG0 Halden|ARG1 food|ARG2 to Ada Brandt"}
    assert cells(framed, "Halden gave food to Ada Brandt.", gave, people) == {
        "actor": "Halden",
        "object": "food",
        "recipient": "Ada Brandt",
    }


def test_passive_has_no_actor_of_its_own(framed: Framed) -> None:
    assert cells(framed, "Ada Brandt was arrested.", {"arrested": "ARG1 Ada Brandt"}, {"Ada Brandt": "person"}) == {
        "recipient": "Ada Brandt"
    }


def test_an_infinitive_takes_its_actor_from_above(framed: Framed) -> None:
    asked = {"asked": "ARG0 They|ARG1 Halden|ARG2 to sail home", "sail": "ARGM-DIR home"}
    assert cells(framed, "They asked Halden to sail home.", asked)["actor"] == "Halden"
    agreed = {"agreed": "ARG0 They|ARG1 to sail home", "sail": "ARGM-DIR home"}
    assert cells(framed, "They agreed to sail home.", agreed)["actor"] == "They"


def test_the_noun_that_a_verb_governs_adds_its_slots(framed: Framed) -> None:
    text = "Velmar imposed sanctions on Halden."
    frames = {"imposed": "ARG0 Velmar|ARG1 sanctions|ARG2 on Halden"}
    assert cells(framed, text, frames, PLACES)["recipient"] == "Halden"


def test_states(framed: Framed) -> None:
    assert cells(framed, "They are not goats.", {"are": "ARG1 They|ARGM-NEG not|ARG2 goats"}) == {
        "actor": "They",
        "object": "goats",
    }


def test_no_slot_ends_within_a_phrase(framed: Framed) -> None:
    text = "People with keys hired a crew of the U.S. for a while."
    frames = {"hired": "ARG0 People with|ARG1 a crew of the U.S."}
    found = cells(framed, text, frames, {"People with keys": "person"})
    assert found == {"actor": "People with keys", "object": "a crew of the U.S."}
    assert cells(framed, text, {"hired": "ARG0 People with|ARG1 a crew of the"}) == {
        "actor": "People",
        "object": "a crew",
    }


@pytest.mark.parametrize(
    ("text", "frame", "expected"),
    [
        ("The mayor pressed the snow.", "ARG0 The mayor|ARG1 the snow", False),
        ("The mayor pressed Ada Brandt.", "ARG0 The mayor|ARG1 Ada Brandt", True),
        ("The mayor pressed.", "ARG0 The mayor", True),
    ],
)
def test_who_asks_asks_somebody(framed: Framed, text: str, frame: str, expected: bool) -> None:
    read = Text(framed(text, {"pressed": frame}, {"Ada Brandt": "person"}))
    last, slotter = read.predicates[-1], Slotter(read)
    coded = Coder(read).coded(last)
    assert coded is not None
    assert coded.code.type == "REQUEST"
    assert slotter.between(slotter.slots(last, coded), coded) == expected
