"""Single steps, with the shipped tables and the shipped model."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.language.encoder import Encoder
from counterclaim.reading import GivenArticle, GivenClaim, Question
from counterclaim.records import Document, Place, Time
from counterclaim.steps import Answer, coded, related, resolved

PARTS = st.sampled_from(
    ["Velmar ", "accused ", "Halden", "of theft", ". ", "\n\n", "“", "😀", "‏שלום‏ ", "\u200b", "Paris, Texas", "Monday",
     " 8 p.m.", "31 June", "in 71", "\u00a0", "-", "the University of ", "must leave "]
)  # fmt: skip
TEXT = "They sailed from Reykjavik to Paris, Texas, on Thursday, and back to Reykjavik."


def added(answer: Answer, name: str) -> tuple[Place | Time | None, ...]:
    found = answer.adds[name]
    assert isinstance(found, tuple)
    return found


def test_each_place_given_has_its_answer_in_order() -> None:
    spans = {"toponyms": ((69, 78), None, (30, 35), (17, 26), (0, 4))}
    [answer] = resolved([Question({}, TEXT, None, spans)])
    assert set(answer.adds) == {"places"}
    again, outside, paris, first, nowhere = added(answer, "places")
    assert outside is None
    assert isinstance(paris, Place)
    assert isinstance(first, Place)
    assert isinstance(again, Place)
    assert (paris.country, paris.mentions) == ("USA", (((30, 35),),))
    assert "FRA" in {other.country for other in paris.alternatives}
    assert paris.probability is not None
    assert paris.why
    assert (first.id, first.mentions, again.mentions) == (again.id, (((17, 26),),), (((69, 78),),))
    assert nowhere is None or isinstance(nowhere, Place)


def test_each_time_given_has_its_answer_in_order() -> None:
    [answer] = resolved([Question({}, TEXT, "2024-12-20", {"times": (None, (47, 55), (0, 4))})])
    assert set(answer.adds) == {"times"}
    outside, thursday, none = added(answer, "times")
    assert isinstance(thursday, Time)
    assert (thursday.value, thursday.basis, thursday.spans) == ("2024-12-19", "published", ((47, 55),))
    assert (outside, none) == (None, None)


def test_without_a_date_of_publication_a_time_stays_open() -> None:
    [answer] = resolved([Question({}, TEXT, None, {"times": ((47, 55),)})])
    (thursday,) = added(answer, "times")
    assert isinstance(thursday, Time)
    assert (thursday.start, thursday.basis) == (None, "open")


def test_what_is_not_asked_for_is_not_answered() -> None:
    [answer] = resolved([Question({}, TEXT, None, {})])
    assert answer.adds == {}


NO_MODEL = """
import sys
from counterclaim.cli import main
assert main(["resolve"]) == 0
assert "onnxruntime" not in sys.modules
"""


def test_resolving_loads_no_model() -> None:
    line = b'{"id": 1, "text": "From Reykjavik.", "toponyms": [[5, 14]]}\n'
    done = subprocess.run([sys.executable, "-c", NO_MODEL], input=line, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b'"country": "ISL"' in done.stdout


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_acts_are_coded_in_order(encoder: Encoder) -> None:
    text = "Velmar accused Halden of theft. Halden is a small port."
    velmar, halden, port = ((0, 6),), ((15, 21),), ((42, 54),)
    questions = [
        Question({"id": 1}, text, None, {"source": velmar, "target": halden}),
        Question({"id": 2}, "Halden is a port.", None, {"source": ((0, 6),), "target": ()}),
        Question({"id": 3}, text, None, {"source": (), "target": ()}),
        Question({"id": 4}, text, None, {"source": halden, "target": port}),
        Question({"id": 5}, " \n ?", None, {"source": ((0, 2),), "target": ((3, 4),)}),
    ]
    found = list(coded(questions, encoder, threads=1))
    assert [answer.question.given["id"] for answer in found] == [1, 2, 3, 4, 5]
    assert found[0].adds == {"type": "ACCUSE", "mode": "allege"}
    assert found[1].adds == found[2].adds == found[4].adds == {"type": None, "mode": None}


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw a text with places anywhere in it, also on white space and within words."""
    text = draw(st.lists(PARTS, min_size=1, max_size=20).map("".join))
    edge = st.integers(0, len(text))
    place = st.tuples(edge, edge).map(lambda pair: (min(pair), max(pair))).filter(lambda pair: pair[0] < pair[1])
    several = st.lists(st.none() | place, max_size=4).map(tuple)
    one = st.none() | place
    spans = {"toponyms": draw(several), "times": draw(several)}
    spans |= {field: (span,) if (span := draw(one)) else () for field in ("source", "target")}
    return Question({}, text, draw(st.sampled_from([None, "2024-12-19", "2024-12-19T08:30Z"])), spans)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(questions())
def test_any_place_in_any_text_has_an_answer(encoder: Encoder, question: Question) -> None:
    [answer] = resolved([question])
    assert question.spans is not None
    for field, spans in (("places", question.spans["toponyms"]), ("times", question.spans["times"])):
        found = added(answer, field)
        assert all(one is None for one, span in zip(found, spans, strict=True) if span is None)
    [answer] = coded([question], encoder, threads=1)
    assert set(answer.adds) == {"type", "mode"}


def test_given_claims_are_related_under_their_own_ids() -> None:
    text = "The coast guard said the ferry had struck a sandbank. The Nordwind line denied that. “So it is,” it said."
    cells = {
        "E7": ("The coast guard", "said", "the ferry had struck a sandbank"),
        "E3": ("The Nordwind line", "denied", "that"),
    }
    places = {name: [(text.index(part), text.index(part) + len(part)) for part in row] for name, row in cells.items()}
    given = tuple(GivenClaim(name, (c,), cue=(b,), source=(a,)) for name, (a, b, c) in places.items())
    own = GivenClaim("E9", ((0, 3),))
    [found] = related([GivenArticle({}, Document("a", text), (*given, own))], Encoder())
    assert found.stances == {"E7": "asserts", "E3": "denies", "E9": "asserts"}
    assert found.refers == {"E3": "E7"}
    assert {(r.type, r.a, r.b) for r in found.relations} == {("denies", "E3", "E7")}


def test_a_cue_that_the_model_passes_over_has_a_stance_too() -> None:
    text = "The weather was fine in Tollen."
    claim = GivenClaim("E1", ((0, 11),), cue=((24, 30),))
    [found] = related([GivenArticle({}, Document("a", text), (claim,))], Encoder())
    assert set(found.stances) == {"E1"}
