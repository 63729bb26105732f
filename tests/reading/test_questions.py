"""Questions of JSON Lines: places checked against their text, one sentence for each line that is none."""

import io
import json
from typing import Any

import pytest

from counterclaim.errors import InputError, NotText
from counterclaim.reading import Question, read_questions
from counterclaim.settings import Settings

GOOD = {"id": "good", "text": "The ferry left Velmar.", "toponyms": [[15, 21]], "source": [[4, 9]]}


def read(data: bytes) -> list[Question | InputError]:
    found = read_questions(
        "-", many=("toponyms", "times"), one=("source", "target"), settings=Settings(), stdin=io.BytesIO(data)
    )
    return list(found)


def asked(**fields: Any) -> Question | InputError:
    """Return what a line is read as, having seen that the line after it is read."""
    first, after = read(b"".join(json.dumps(row).encode() + b"\n" for row in ({**GOOD, **fields}, GOOD)))
    assert isinstance(after, Question)
    return first


def test_both_ways_to_write_a_place_are_read() -> None:
    question = asked(toponyms=[[15, 21], [[4, 9]], [[0, 3], [10, 14]]], source=[4, 9], target=[[15, 21], [0, 3]])
    assert isinstance(question, Question)
    assert question.spans == {
        "toponyms": ((15, 21), (4, 9), (0, 14)),
        "source": ((4, 9),),
        "target": ((0, 3),),
    }


def test_the_line_is_kept_as_it_is() -> None:
    question = asked(id=7, novelty={"a": [1.5, None]}, published="2024-12-19 08:30Z")
    assert isinstance(question, Question)
    assert question.given == {**GOOD, "id": 7, "novelty": {"a": [1.5, None]}, "published": "2024-12-19 08:30Z"}
    assert question.published == "2024-12-19T08:30Z"


def test_nobody_named_and_nothing_asked_are_no_mistakes() -> None:
    question = asked(source=None, target=[], toponyms=[], times=None)
    assert isinstance(question, Question)
    assert question.spans == {"toponyms": (), "source": (), "target": ()}


@pytest.mark.parametrize("place", [[-3, 2], [9, 4], [4, 4], [15, 99], [[0, 3], [20, 99]]])
def test_a_place_outside_the_text_leaves_the_others_in_their_order(place: Any) -> None:
    question = asked(toponyms=[place, [15, 21], place])
    assert isinstance(question, Question)
    assert question.spans is not None
    assert question.spans["toponyms"] == (None, (15, 21), None)
    assert question.note is not None
    assert f"{json.dumps(place)} in “toponyms” and 1 more outside its text of 22 characters" in question.note


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": None}, "has no “text”"),
        ({"text": ["x"]}, "has a list as its “text”"),
        ({"published": "soon"}, "which is not a date"),
        ({"toponyms": 5}, "has a number as its “toponyms”"),
        ({"toponyms": "Velmar"}, "has a string as its “toponyms”"),
        ({"toponyms": [15, 21]}, "has 15 as number 1 of its “toponyms”"),
        ({"toponyms": [[1, 2], [1, 2, 3]]}, "has [1, 2, 3] as number 2 of its “toponyms”"),
        ({"toponyms": [["1", 2]]}, "two whole numbers"),
        ({"toponyms": [[True, 2]]}, "two whole numbers"),
        ({"toponyms": [[1.5, 2]]}, "two whole numbers"),
        ({"toponyms": [[]]}, "has [] as number 1"),
        ({"times": [{"value": "2024"}]}, 'has {"value": "2024"} as number 1 of its “times”'),
        ({"source": "Velmar"}, 'has "Velmar" as its “source”'),
        ({"source": [[4, 99]]}, "as its “source”, which lies outside its text of 22 characters"),
        ({"target": {"start": 1}}, "as its “target”; give [[start, end]]"),
        ({"score": float("nan")}, "holds NaN"),
        ({"source": ["x" * 100]}, "…"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(fields: dict[str, Any], said: str) -> None:
    error = asked(**fields)
    assert isinstance(error, InputError)
    assert str(error).startswith("line 1 of standard input ")
    assert said in str(error)
    assert str(error).isprintable()


def test_a_line_that_asks_for_nothing_is_told() -> None:
    [error] = read(b'{"text": "The ferry left.", "toponym": []}')
    assert "has neither “toponyms” nor “times” nor “source” nor “target”" in str(error)


def test_a_broken_line_is_told() -> None:
    good = json.dumps(GOOD).encode()
    first, error, last = read(good + b"\n{broken\n\n" + good)
    assert isinstance(first, Question)
    assert isinstance(last, Question)
    assert "line 2 of standard input is not valid JSON" in str(error)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"%PDF-1.7", "is a PDF document, not JSON Lines"),
        (b'[{"text": "x"}]', "JSON, but not JSON Lines"),
        (b"The ferry left Velmar.", "is not JSON Lines in UTF-8"),
        ('{"text": "x"}'.encode("utf-16"), "is not JSON Lines in UTF-8"),
    ],
)
def test_what_is_no_json_lines_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(data)


def test_a_binary_file_is_no_text() -> None:
    with pytest.raises(NotText):
        read(b"\x1f\x8b\x08")
