"""Attributions that others have marked: brat's and Citron's, grounded in the text or told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import InputError
from counterclaim.reading import Attributed, format_of, read_attributed
from counterclaim.reading.grounding import grounded
from counterclaim.records import Reading, words
from counterclaim.settings import Settings
from tests.reading.test_gathering import zipped

TEXT = "😀 Dam holds\n\n“We looked,” Ada Brandt said, “and it held.” Ilse Tove denied that it was in danger."
ANN = """T1\tSource 25 35\tAda Brandt
T2\tcue 36 40\tsaid
T3\tCONTENT 13 24;42 56\t“We looked,” “and it held.”
T4\tContent 74 94\tthat it was in danger
T5\tCue 67 73\tdenied
T6\tSource 57 66\tIlse Tove
R1\tanything Arg1:T3 Arg2:T1
R2\tanything Arg1:T2 Arg2:T3
E1\tAttribution:T5 Who:T6 What:T4
A1\tStance T4 denies
#1\tAnnotatorNotes T3\tspeaker: Ada Brandt, mayor
R3\tDenies Arg1:T4 Arg2:T3
"""


def ann(text: str = TEXT) -> str:
    """Return marks of the claims in *text*, at their right places."""

    def at(label: str, *pieces: str) -> str:
        offsets = ";".join(f"{text.index(piece)} {text.index(piece) + len(piece)}" for piece in pieces)
        return f"{label} {offsets}\t{' '.join(pieces)}"

    places = [
        at("Source", "Ada Brandt"), at("cue", "said"), at("CONTENT", "“We looked,”", "“and it held.”"),
        at("Content", "that it was in danger"), at("Cue", "denied"), at("Source", "Ilse Tove"),
    ]  # fmt: skip
    return "".join(f"T{number}\t{place}\n" for number, place in enumerate(places, 1)) + ANN[ANN.index("R1\t") :]


def read(source: Path, format: str) -> tuple[list[Reading], list[str]]:
    found = [*read_attributed(str(source), format, settings=Settings())]
    readings = [one.reading for one in found if isinstance(one, Attributed)]
    return readings, [str(one) for one in found if isinstance(one, InputError)]


def cells(reading: Reading) -> list[tuple[str, ...]]:
    text = reading.document.text
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (words(text, one.source), words(text, one.cue), words(text, one.content), names.get(one.speaker or "", ""))
        for one in reading.claims
    ]


WANTED = [
    ("Ada Brandt", "said", "“We looked,” … “and it held.”", "Ada Brandt, mayor"),
    ("Ilse Tove", "denied", "that it was in danger", ""),
]


def test_a_folder_of_brats_is_read_with_relations_and_events(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub" / "dam.ann").write_text(ann(), encoding="utf-8")
    assert format_of(str(tmp_path)) == "brat"
    [reading], errors = read(tmp_path, "brat")
    assert (cells(reading), errors) == (WANTED, [])
    assert (reading.document.title, [claim.stance for claim in reading.claims]) == (
        "😀 Dam holds",
        ["asserts", "denies"],
    )
    assert [(one.type, one.a, one.b) for one in reading.relations] == [("denies", "c2", "c1")]
    assert cells(read(tmp_path / "sub" / "dam.ann", "brat")[0][0]) == WANTED


def test_offsets_that_count_something_else_are_mended_by_their_words(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    marks = ann("xx" + TEXT).splitlines()  # two characters too far, as of a program that counts otherwise
    (tmp_path / "dam.ann").write_text("\n".join(marks), encoding="utf-8")
    [reading], errors = read(tmp_path, "brat")
    assert (cells(reading), errors) == (WANTED, [])


def test_lines_that_are_wrong_are_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    bad = [
        "T9\tSource 0 3\tNobody at all",
        "T10\tSource x\t",
        "R9\tOf Arg1:T77 Arg2:T3",
        "E9",
        "A9",
        "T11\tCue 900 910\t",
    ]
    (tmp_path / "dam.ann").write_text(ann() + "\n".join(bad), encoding="utf-8")
    (tmp_path / "alone.ann").write_text(ann(), encoding="utf-8")
    [reading], errors = read(tmp_path, "brat")
    assert cells(reading) == WANTED
    assert [("left aside" in error, "no alone.txt" in error) for error in errors].count((True, False)) == len(bad)
    assert sum("has no alone.txt beside it" in error for error in errors) == 1


def test_an_archive_of_brats_may_not_climb_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "marks.zip", [("a/dam.txt", TEXT), ("a/dam.ann", ann()), ("../x.ann", "x"), ("b.ann", "")])
    readings, errors = read(path, "brat")
    assert [cells(reading) for reading in readings] == [WANTED]
    assert ["leads out" in errors[0], "has no .txt" in errors[1], len(errors)] == [True, True, 2]


def quote(content: str, source: str, cue: str, **more: Any) -> dict[str, Any]:
    def cell(piece: str) -> dict[str, Any]:
        return {"spans": [{"start": TEXT.index(piece), "end": TEXT.index(piece) + len(piece), "text": piece}]}

    return {"quote": cell(content), "source": cell(source), "cue": cell(cue), **more}


QUOTES = [
    quote(
        "“and it held.”",
        "Ada Brandt",
        "said",
        confidence={"a": 0.9, "b": 0.7},
        coreference={"text": "Ada Brandt, mayor"},
    ),
    quote("that it was in danger", "Ilse Tove", "denied"),
]


@pytest.mark.parametrize("shape", ["one", "list", "lines", "beside"])
def test_citrons_json_is_read_in_its_shapes(tmp_path: Path, shape: str) -> None:
    document = {"id": "dam", "text": TEXT, "quotes": QUOTES, "date": "2025-01-02"}
    path = tmp_path / "dam.json"
    if shape == "beside":
        path.with_suffix(".txt").write_text(TEXT, encoding="utf-8")
        document.pop("text")
    written = {"list": json.dumps([document], indent=1), "lines": f"{json.dumps(document)}\n{{}}\n"}
    path.write_text(written.get(shape, json.dumps(document, indent=1)))
    assert format_of(str(path)) == "citron"
    [reading], errors = read(path, "citron")
    assert cells(reading) == [
        ("Ada Brandt", "said", "“and it held.”", "Ada Brandt, mayor"),
        ("Ilse Tove", "denied", "that it was in danger", "Ilse Tove"),
    ]
    assert [claim.quotation for claim in reading.claims] == ["direct", "indirect"]
    assert [claim.confidence for claim in reading.claims] == [0.7, 1.0]
    assert (reading.document.id, reading.document.published) == ("dam", "2025-01-02")
    assert len(errors) == (1 if shape == "lines" else 0)


def test_quotes_that_do_not_stand_in_the_text_are_told(tmp_path: Path) -> None:
    wrong: list[Any] = [
        {"quote": {"spans": [{"start": 0, "end": 9000}]}}, {"quote": {"spans": [{"text": "It never said so."}]}}, 7, {},
        {"quote": {"spans": "x"}}, {"quote": {"spans": [{"start": True, "end": None}]}},
    ]  # fmt: skip
    path = tmp_path / "dam.json"
    path.write_text(json.dumps({"text": TEXT, "quotes": [*wrong, *QUOTES]}))
    [reading], errors = read(path, "citron")
    assert ([claim.id for claim in reading.claims], len(errors)) == (["c1", "c2"], len(wrong))
    assert all("does not stand in the text; left aside" in error for error in errors)


@pytest.mark.parametrize(
    "data", ["{", "[[[[", '{"text": "x"}', '{"quotes": []}', '"x"', "", "{}", '{"text": 7, "quotes": []}']
)
def test_what_is_not_citrons_is_one_sentence(tmp_path: Path, data: str) -> None:
    path = tmp_path / "dam.json"
    path.write_text(data)
    try:
        readings, errors = read(path, "citron")
    except InputError as error:
        readings, errors = [], [str(error)]
    assert (readings, len(errors)) == ([], 1)


@given(st.text(), st.tuples(st.integers(-5, 50), st.integers(-5, 50)), st.text(max_size=5))
def test_a_grounded_place_is_in_the_text_and_holds_the_words(text: str, pair: tuple[int, int], said: str) -> None:
    place = grounded(text, (pair,), said)
    for start, end in place or ():
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    if place and said.strip():
        assert words(text, place, " ").split() == said.split()
