"""The verbs that take one step of the way."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from counterclaim.cli import main
from counterclaim.exchange import schema
from tests.test_cli import STORY, complaint, lines, records


def test_places_and_times_are_resolved_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "From Reykjavik on Thursday."
    asked = lines(
        tmp_path / "asked.jsonl",
        {"id": "z", "text": text, "published": "2024-12-20", "toponyms": [[5, 14]], "times": [[[18, 26]]]},
        "{broken\n",
        {"id": 7, "text": text, "toponyms": [[5, 14], [90, 99]]},
    )
    assert main(["resolve", asked]) == 2
    captured = capsys.readouterr()
    both, one = records(captured.out)
    assert (both["id"], one["id"]) == ("z", 7)
    assert both["text"] == text
    place, time = both["places"][0], both["times"][0]
    assert (place["country"], place["mentions"], time["value"]) == ("ISL", [[[5, 14]]], "2024-12-19")
    assert [place and place["country"] for place in one["places"]] == ["ISL", None]
    assert "times" not in one
    broken, outside = captured.err.splitlines()
    assert "line 2" in broken
    assert "[90, 99] in “toponyms” outside its text of 27 characters" in outside


def test_a_place_outside_the_text_is_said_and_answered_with_null(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = lines(tmp_path / "asked.jsonl", {"text": "From Reykjavik.", "toponyms": [[-9, -1]]})
    assert main(["resolve", asked]) == 0
    captured = capsys.readouterr()
    assert records(captured.out)[0]["places"] == [None]
    assert "[-9, -1]" in captured.err


def test_acts_are_coded_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = lines(
        tmp_path / "asked.jsonl",
        {"id": "z", "text": "Velmar accused Halden of theft.", "source": [[0, 6]], "target": [[15, 21]]},
        {"id": "y", "text": "Velmar accused Halden of theft.", "source": [[0, 60]], "target": [[15, 21]]},
        {"id": "a", "text": "Velmar is near Halden.", "source": [0, 6], "target": []},
    )
    output = tmp_path / "coded.jsonl"
    assert main(["code", asked, "-o", str(output), "--threads", "1"]) == 2
    assert "line 2" in complaint(capsys)
    one, other = records(output.read_text(encoding="utf-8"))
    assert (one["id"], one["type"], one["mode"]) == ("z", "ACCUSE", "allege")
    assert (other["id"], other["type"], other["mode"]) == ("a", None, None)


HELD = "The dike held, Ada Roon said. The Nordwind line denied it."


def given(**cells: object) -> dict[str, object]:
    """Return a claim of Ada Roon's about the dike, with other *cells*."""
    return {"id": "E1", "source": [[15, 23]], "cue": [[24, 28]], "content": [[0, 13]], **cells}


def test_given_claims_are_related_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    denial = {"id": "E2", "source": [[30, 47]], "cue": [[48, 54]], "content": [[55, 57]]}
    asked = lines(
        tmp_path / "asked.jsonl",
        {"id": "z", "text": HELD, "attributions": [denial, given()]},
        {"id": "y", "text": HELD, "claims": [given(), given()]},
        {"id": "x", "text": HELD, "claims": [given(content=[])]},
        {"id": "a", "text": HELD, "claims": []},
    )
    output = tmp_path / "related.jsonl"
    assert main(["relate", asked, "-o", str(output)]) == 2
    assert "line 2 of " in (error := complaint(capsys))
    assert 'gives the id "E1" to two claims' in error
    one, without, empty = records(output.read_text(encoding="utf-8"))
    assert [(c["id"], c["stance"], c["refers"]) for c in one["claims"]] == [
        ("E2", "denies", "E1"),
        ("E1", "asserts", None),
    ]
    [relation] = one["relations"]
    assert (relation["type"], relation["a"], relation["b"]) == ("denies", "E2", "E1")
    Draft202012Validator({"$defs": schema()["$defs"], "$ref": "#/$defs/relation"}).validate(relation)
    assert [(c["stance"], without["relations"]) for c in without["claims"]] == [("asserts", [])]
    assert (empty["id"], empty["claims"], empty["relations"]) == ("a", [], [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (json.dumps({"text": HELD}), "has no list of “claims” or “attributions”"),
        (json.dumps({"text": HELD, "claims": [given(id=7)]}), "claim 1 has no “id”"),
        (json.dumps({"text": HELD, "claims": [given(content=[[0, 99]])]}), "as its “content”; give [[start, end]]"),
        (json.dumps({"text": HELD, "claims": [given(cue=[[9, 9]])]}), "as its “cue”; give [[start, end]]"),
        (json.dumps({"text": HELD, "claims": [given(source="Ada")]}), "as its “source”; give [[start, end]]"),
        ("The dike held.", "is not JSON Lines"),
        ("", "is empty; give JSON Lines"),
    ],
)
def test_what_cannot_be_related_is_one_sentence(
    line: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, output = tmp_path / "asked.jsonl", tmp_path / "related.jsonl"
    asked.write_text(line, encoding="utf-8")
    assert main(["relate", str(asked), "-o", str(output)]) == 2
    assert said in complaint(capsys)
    assert not output.exists()


@pytest.mark.parametrize("verb", ["resolve", "code", "relate"])
def test_an_answer_of_nothing_replaces_no_file(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "answers.jsonl"
    output.write_text("old")
    assert main([verb, str(STORY / "sundmark-wire.txt"), "-o", str(output)]) == 2
    assert "is not JSON Lines" in complaint(capsys)
    assert main([verb, str(tmp_path / "none.jsonl"), "-o", str(output)]) == 2
    assert "does not exist" in complaint(capsys)
    assert output.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1
