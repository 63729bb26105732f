"""What an outlet says itself of others' claims, on sentences annotated by hand."""

from collections.abc import Callable, Sequence

import pytest

from counterclaim.comparison.outlet import Reader, Verdict
from counterclaim.comparison.statements import Statement, statements
from counterclaim.extraction.article import extract
from counterclaim.language.annotating import Given, annotate_given
from counterclaim.language.encoder import Encoder
from counterclaim.records import Document

Said = Sequence[tuple[str, str, str]]
Judged = Callable[[str, Said], tuple[list[Verdict], list[Statement]]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    encoder = Encoder()

    def judge(text: str, said: Said) -> tuple[list[Verdict], list[Statement]]:
        def place(part: str) -> tuple[int, int]:
            return text.index(part), text.index(part) + len(part)

        given = [Given(place(cue), (place(content),), (place(source),)) for source, cue, content in said]
        annotation = annotate_given(text, given, encoder)
        reading = extract(Document("a", text), annotation, dict(encoder.details))
        made = statements(reading, annotation)
        return list(Reader(annotation, made, reading.quantities).verdicts()), made

    return judge


@pytest.mark.parametrize(
    ("text", "said", "stance", "shown"),
    [
        ("The mayor falsely claimed the dike held.", ("The mayor", "claimed", "the dike held"), "denies", "falsely"),
        (
            "The mayor repeated the debunked claim that the dike held.",
            ("The mayor", "repeated", "the dike held"),
            "denies",
            "debunked claim",
        ),
        (
            "The mayor said, without any evidence, that the dike held.",
            ("The mayor", "said", "the dike held"),
            "doubts",
            "without any evidence",
        ),
        (
            "The mayor said that the dike held, but offered no proof.",
            ("The mayor", "said", "that the dike held"),
            "doubts",
            "offered no proof",
        ),
        (
            "The dike held, the mayor said. That is simply not true. It rained.",
            ("the mayor", "said", "The dike held"),
            "denies",
            "That is simply not true",
        ),
        (
            "The mayor said 40 people had come. In fact, a count by the Guild shows 12 people.",
            ("The mayor", "said", "40 people had come"),
            "denies",
            "In fact",
        ),
        (
            "The mayor said the dike had held, but in fact it broke.",
            ("The mayor", "said", "the dike had held"),
            "denies",
            "in fact",
        ),
    ],
)
def test_the_outlet_judges(judged: Judged, text: str, said: tuple[str, str, str], stance: str, shown: str) -> None:
    [verdict], _ = judged(text, [said])
    assert (verdict.target, verdict.stance) == (0, stance)
    assert text[slice(*verdict.evidence)] == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor said the Guild falsely billed her.", ("The mayor", "said", "the Guild falsely billed her")),
        ("“That is false,” the mayor said.", ("the mayor", "said", "“That is false,”")),
        ("The mayor said the dike held. It is not so much a dike as a wall.", ("The mayor", "said", "the dike held")),
        ("The mayor said the dike held. In fact, she opened it herself.", ("The mayor", "said", "the dike held")),
        ("The mayor denied the false claim that it broke.", ("The mayor", "denied", "that it broke")),
        ("Police had no evidence, the mayor said.", ("the mayor", "said", "Police had no evidence")),
        (
            "Correction: an earlier version wrongly said the dike held.",
            ("an earlier version", "said", "the dike held"),
        ),
    ],
)
def test_words_that_are_anothers_or_judge_nothing_are_left_alone(
    judged: Judged, text: str, said: tuple[str, str, str]
) -> None:
    assert judged(text, [said])[0] == []
