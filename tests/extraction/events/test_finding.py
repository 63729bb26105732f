import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extraction.events.finding import events
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.labels import ARGUMENTS
from counterclaim.language.pairing import PAIRS
from counterclaim.records import Claim, Entity, Event, words
from tests.extraction.conftest import Framed

TEXT = "Halden did not move 400 goats from Velmar, the mayor said; he said the ferry would sail if it rained."
FRAMES = {
    "move": "ARG0 Halden|ARGM-NEG not|ARG1 400 goats|ARG2 from Velmar",
    "said": "ARG0 the mayor|ARG1 Halden did not move 400 goats from Velmar",
    "sail": "ARG1 the ferry|ARGM-MOD would|ARGM-ADV if it rained",
    "rained": "ARG1 it",
}


def place(part: str) -> tuple[tuple[int, int], ...]:
    at = TEXT.index(part)
    return ((at, at + len(part)),)


CLAIMS = [
    Claim("c1", place("Halden did not move 400 goats from Velmar"), place("said"), place("the mayor")),
    Claim("c2", place("the ferry would sail if it rained")),
]


def test_events_of_claims(framed: Framed) -> None:
    entity = Entity("e1", "government", "Halden", mentions=(place("Halden"),))
    found, claims = events(framed(TEXT, FRAMES, {"Velmar": "place"}), CLAIMS, [entity])
    assert [claim.events for claim in claims] == [("v1",), ("v2", "v3")]
    moved, sails, rained = found
    assert (moved.claim, moved.type, moved.predicate) == ("c1", None, "move")
    assert (moved.polarity, moved.modality) == ("negative", "asserted")
    assert moved.actor
    assert (moved.actor.entity, moved.actor.text) == ("e1", "Halden")
    assert moved.quantity
    assert words(TEXT, moved.quantity.spans) == "400"
    assert moved.quantity.unit == "goats"
    assert moved.origin
    assert words(TEXT, moved.origin.spans) == "Velmar"
    assert (sails.claim, sails.modality) == ("c2", "hypothetical")
    assert rained.modality == "hypothetical"


def test_the_innermost_claim_tells_of_an_event(framed: Framed) -> None:
    outer = Claim("c0", ((0, len(TEXT)),))
    found, claims = events(framed(TEXT, FRAMES), [outer, *CLAIMS])
    assert {event.claim for event in found} == {"c1", "c2"}
    assert claims[0].events == ()


def test_the_cue_of_a_claim_is_no_event_of_another(framed: Framed) -> None:
    found, _ = events(framed(TEXT, FRAMES), [Claim("c0", ((0, len(TEXT)),)), CLAIMS[0]])
    assert "said" not in {words(TEXT, event.trigger) for event in found}


def test_what_is_in_no_claim_is_no_event(framed: Framed) -> None:
    assert events(framed(TEXT, FRAMES), []) == ([], [])


def test_a_coded_event_has_code_and_context(framed: Framed) -> None:
    text = "Velmar pulled its troops out of Halden."
    read = framed(text, {"pulled": "ARG0 Velmar|ARG1 its troops|ARG2 out of Halden"})
    (event,), _ = events(read, [Claim("c1", ((0, len(text)),))])
    assert (event.type, event.mode, event.context) == ("RETREAT", "withdraw", ("military",))
    assert words(text, event.trigger) == "pulled … out"
    assert event.predicate == "pull out"
    assert event.why
    assert event.why.startswith("“pull out” tells of RETREAT withdraw")


def test_nouns_that_tell_of_no_event_are_left_out(framed: Framed) -> None:
    text = "The statements are long."
    read = framed(text, {"statements": "ARGM-ADJ long", "are": "ARG1 The statements|ARG2 long"})
    found, _ = events(read, [Claim("c1", ((0, len(text)),))])
    assert [event.predicate for event in found] == ["be"]


def cells(event: Event) -> list[tuple[tuple[int, int], ...]]:
    slots = (
        event.actor,
        event.recipient,
        event.object,
        event.quantity,
        event.origin,
        event.destination,
        event.location,
        event.time,
    )
    return [event.trigger, *(slot.spans for slot in slots if slot)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_frames_give_cells_of_the_text(data: st.DataObject) -> None:
    vocabulary = "Velmar to from the , did not move troops 4 , 000 if attack ’ s refused of “ sanctions % will".split(
        " "
    )
    text = " ".join(data.draw(st.lists(st.sampled_from(vocabulary), min_size=1, max_size=14)))
    encoding = encode(text)
    count = len(encoding)
    word = st.integers(0, count - 1)
    runs = st.tuples(word, word).map(lambda ab: (min(ab), max(ab) + 1))
    argument = st.builds(Argument, st.sampled_from(ARGUMENTS), runs, st.just((0.0, 0.0, 1.0)))
    predicates = sorted(data.draw(st.sets(word, max_size=4)))
    frames = tuple(Frame(p, 1.0, tuple(data.draw(st.lists(argument, max_size=4)))) for p in predicates)
    ends = np.zeros(count, bool)
    ends[-1] = True
    read = Annotation(text, encoding, (), (), ends, np.zeros((count, PAIRS), np.float16), frames)
    found, _ = events(read, [Claim("c1", ((0, len(text)),))])
    for event in found:
        for cell in cells(event):
            assert cell
            assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in cell)
        for slot in (event.actor, event.recipient, event.object):
            assert slot is None or slot.text == words(text, slot.spans)


def test_who_stands_near_somebody_is_somebody_else(framed: Framed) -> None:
    text = "Police held a man near the Palace and the mayor of Halden."
    annotation = framed(text, {"held": "ARG0 Police|ARG1 a man near the Palace"})
    claim = Claim("c1", ((0, len(text)),))
    entities = [
        Entity("e1", "place", "Palace", mentions=(((text.index("the Palace"), text.index("Palace") + 6),),)),
        Entity("e2", "organization", "Police", mentions=(((0, 6),),)),
    ]
    ((held,), _) = events(annotation, [claim], entities)
    assert held.actor is not None
    assert held.actor.entity == "e2"
    assert all(slot.entity is None for slot in (held.object, held.recipient) if slot)
