import pytest

from counterclaim.language.edges import tidy, trimmed
from counterclaim.language.encoding import encode


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Roon said “we left” today", "we left", "“we left”"),
        ("Roon said “we left today.” Then", "“we left today.", "“we left today.”"),
        ("they had left, Roon said", "they had left,", "they had left"),
        ("“They had left,” Roon said", "“They had left,”", "“They had left,”"),
        ("Roon said they left and Velde stayed", "they left and", "they left"),
        ("Roon denied it", "it", "it"),
        ("and", "and", "and"),
    ],
)
def test_marks_belong_and_commas_do_not(text: str, given: str, expected: str) -> None:
    e = encode(text)
    at = text.index(given)
    run = (
        next(i for i in range(len(e)) if e.start[i] == at),
        next(i + 1 for i in range(len(e)) if e.end[i] == at + len(given)),
    )
    begin, end = tidy(run, text, e)
    assert text[int(e.start[begin]) : int(e.end[end - 1])] == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ada Roon, who", "Ada Roon"),
        ("the mayor of", "the mayor"),
        ("the", "the"),
        ("who", "who"),
        ("Juror A", "Juror A"),
        ("juror a", "juror"),
    ],
)
def test_a_source_does_not_end_in_a_word_that_only_opens_something(given: str, expected: str) -> None:
    e = encode(given)
    begin, end = trimmed((0, len(e)), given, e)
    assert given[int(e.start[begin]) : int(e.end[end - 1])] == expected
