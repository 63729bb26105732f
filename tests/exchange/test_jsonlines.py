"""Round trips through JSON, and the errors of what is no record."""

import json
from dataclasses import dataclass
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from counterclaim.errors import InputError
from counterclaim.exchange import dump, dump_answer, from_plain, from_record, schema, to_plain, to_record
from counterclaim.records import (
    STANCES,
    Alternative,
    Claim,
    Comparator,
    Concession,
    Document,
    Entity,
    EntityType,
    Event,
    Interval,
    Participant,
    Place,
    PlaceReference,
    Quantity,
    Quotation,
    Reading,
    Relation,
    RelationType,
    Slot,
    Spans,
    Time,
    TimeBasis,
    TimeModifier,
    TimeReference,
    spans,
)

ids = st.text(min_size=1, max_size=8)
words = st.text(max_size=12)
maybe = st.none() | words
references = st.none() | ids
days = st.none() | st.dates().map(lambda day: day.isoformat())
countries = st.none() | st.sampled_from(["RUS", "IRN"])
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
degrees = st.none() | st.floats(-90, 90)
chances = st.floats(0, 1)


@st.composite
def places_in_text(draw: st.DrawFn) -> Spans:
    pair = st.tuples(st.integers(0, 500), st.integers(1, 40)).map(lambda pair: (pair[0], sum(pair)))
    return spans(draw(st.lists(pair, max_size=3)))


def row(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


anywhere = places_in_text()
somewhere = anywhere.filter(bool)
participants = st.none() | st.builds(Participant, anywhere, references, maybe)
place_references = st.none() | st.builds(PlaceReference, anywhere, references)
quantities = st.builds(
    Quantity,
    anywhere,
    numbers,
    numbers,
    numbers,
    maybe,
    st.sampled_from(get_args(Comparator)),
    anywhere,
    anywhere,
    numbers,
)
bounds = days | st.just("2024-12-19T08:30")
claims = st.builds(
    Claim,
    ids,
    somewhere,
    anywhere,
    anywhere,
    references,
    anywhere,
    references,
    st.sampled_from(get_args(Quotation)),
    st.sampled_from(STANCES),
    references,
    st.none() | st.builds(Interval, days, days),
    row(ids),
    chances,
    st.dictionaries(words, words, max_size=2),
    references,
)
events = st.builds(
    Event,
    ids,
    anywhere,
    maybe,
    maybe,
    row(words),
    participants,
    participants,
    participants,
    st.none() | quantities,
    place_references,
    place_references,
    place_references,
    st.none() | st.builds(TimeReference, anywhere, bounds, bounds),
    st.sampled_from(["positive", "negative"]),
    st.sampled_from(["asserted", "planned", "possible", "hypothetical"]),
    maybe,
    references,
    maybe,
)
wheres = st.none() | st.integers(0, 10**7)
alternatives = st.builds(Alternative, words, words, countries, degrees, degrees, wheres, chances)
places = st.builds(
    Place,
    ids,
    words,
    words,
    countries,
    degrees,
    degrees,
    wheres,
    maybe,
    row(anywhere),
    st.none() | chances,
    row(alternatives),
    maybe,
)
times = st.builds(
    Time,
    words,
    st.sampled_from(["date", "time", "duration", "set"]),
    maybe,
    maybe,
    anywhere,
    st.none() | st.sampled_from(get_args(TimeModifier)),
    st.none() | st.sampled_from(get_args(TimeBasis)),
    maybe,
    maybe,
)
readings = st.builds(
    Reading,
    st.builds(Document, ids, st.text(), maybe, maybe, maybe, maybe, maybe, days),
    row(
        st.builds(
            Entity,
            ids,
            st.sampled_from(get_args(EntityType)),
            words,
            row(anywhere),
            countries,
            row(words),
            st.dictionaries(words, maybe, max_size=2),
            maybe,
        )
    ),
    row(claims),
    row(events),
    row(places),
    row(times),
    row(quantities),
    row(
        st.builds(
            Relation,
            st.sampled_from(get_args(RelationType)),
            ids,
            ids,
            st.none() | st.sampled_from(get_args(Slot)),
            anywhere,
            words,
            chances,
        )
    ),
)
valid = Draft202012Validator(schema())


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(readings)
def test_every_reading_survives_its_line_and_meets_the_schema(reading: Reading) -> None:
    line = dump(reading)
    assert line.splitlines() == [line]
    record = json.loads(line)
    assert from_record(record) == reading
    valid.validate(record)


def test_the_record_has_the_fields_of_the_format(courier: Reading) -> None:
    record = to_record(courier)
    assert list(record) == [
        "id",
        "title",
        "url",
        "outlet",
        "byline",
        "language",
        "published",
        "text",
        "entities",
        "claims",
        "events",
        "places",
        "times",
        "quantities",
        "relations",
    ]
    assert set(record["claims"][0]) == {
        "id",
        "source",
        "cue",
        "content",
        "speaker",
        "channel",
        "addressee",
        "quotation",
        "stance",
        "within",
        "refers",
        "said",
        "events",
        "confidence",
        "basis",
    }
    assert record["claims"][2]["content"] == [[364, 416], [426, 497]]


def test_a_line_can_be_written_whatever_the_text_holds() -> None:
    reading = Reading(Document("d", "a\ud800b\u2028c\x85d\n\x1b é 😀"))
    line = dump(reading)
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
    assert "é 😀" in line
    assert from_record(json.loads(line)) == reading


def test_what_is_missing_takes_its_default_and_what_is_unknown_is_ignored() -> None:
    record = {"id": "d", "text": "x", "novelty": 1, "claims": [{"id": "c1", "content": [[0, 1]], "tone": "dry"}]}
    assert from_record(record) == Reading(Document("d", "x"), claims=(Claim("c1", ((0, 1),)),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": None}, "record.text should be str and is None"),
        ({"claims": {}}, "record.claims should be a list"),
        ({"claims": [{"id": "c1"}]}, r"record\.claims\[0\]\.content is missing"),
        ({"claims": [{"id": "c1", "content": [[1]]}]}, r"claims\[0\]\.content\[0\] should be a list of 2"),
        ({"claims": [{"id": "c1", "content": [[True, 2]]}]}, "should be int and is True"),
        ({"claims": [{"id": "c1", "content": [], "stance": "shouts"}]}, "should be one of asserts, denies"),
        ({"claims": ["c" * 99]}, "should be an object and is 'ccc"),
        (
            {"entities": [{"id": "e1", "type": "person", "name": "x", "identifiers": []}]},
            "identifiers should be an object",
        ),
    ],
)
def test_what_is_no_record_is_said_with_its_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        from_record({"id": "d", "text": "x", **change})


def test_an_answer_is_added_to_its_line_and_nothing_is_lost() -> None:
    time = Time("2024-12-19", "date", "2024-12-19", "2024-12-19", ((0, 8),))
    given = {"id": 7, "times": [[0, 8], [9, 9]], "text": "a\u2028\ud800", "score": 0.5}
    line = dump_answer(given, {"times": (time, None)})
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
    answer = json.loads(line)
    assert {**answer, "times": answer["times_given"]} == {**given, "times_given": given["times"]}
    found, none = answer["times"]
    assert (found["value"], found["spans"], none) == ("2024-12-19", [[0, 8]], None)


def test_a_relation_comes_back_with_its_concession() -> None:
    concession = Concession("c2", ("actor", "place"), ((0, 4),))
    relations = (
        Relation("conflicts", "c1", "c2", "other", ((5, 9),), "why", 0.5, concession),
        Relation("repeats", "c1", "c2"),
    )
    reading = Reading(
        Document("d", "Some text"), claims=(Claim("c1", ((0, 4),)), Claim("c2", ((5, 9),))), relations=relations
    )
    assert from_record(json.loads(dump(reading))) == reading
    Draft202012Validator(schema()).validate(to_record(reading))


@dataclass(frozen=True)
class Weighed:
    held: bool
    share: float


def test_a_truth_value_is_no_number_and_no_number_a_truth_value() -> None:
    assert from_plain(Weighed, to_plain(Weighed(True, 0.5))) == Weighed(True, 0.5)
    for cells in ({"held": 1, "share": 0.5}, {"held": True, "share": True}):
        with pytest.raises(InputError, match="should be"):
            from_plain(Weighed, cells)
