import numpy as np
import pytest

from counterclaim.language.attribution import Attribution, Run
from counterclaim.language.edges import grown, tidy, trimmed
from counterclaim.language.encoding import encode
from counterclaim.language.mentions import Mention


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


@pytest.mark.parametrize(
    ("source", "mentions", "expected"),
    [
        ((0, 1), [(0, 2), (0, 5)], (0, 5)),  # “the mayor of the port”
        ((0, 1), [(0, 1), (0, 2), (0, 7)], (0, 2)),  # not over its cue
        ((0, 1), [(0, 1), (1, 2), (3, 5)], None),
        ((3, 4), [(0, 5), (3, 5)], (3, 5)),
        ((0, 2), [(0, 5)], (0, 2)),  # more than an article
        ((1, 2), [(0, 2)], (1, 2)),
        (None, [(0, 2)], None),
    ],
)
def test_a_lone_article_grows_to_its_mention_or_is_nobody(
    source: Run | None, mentions: list[Run], expected: Run | None
) -> None:
    words = "the mayor of the port said it closed".split()
    found = Attribution((5, 6), source, ((6, 8),), False, np.zeros(7, np.float32), ())
    made = grown(found, words, [Mention(run, "person", False, 1.0) for run in mentions])
    assert (made.source, made.cue, made.content) == (expected, (5, 6), ((6, 8),))
