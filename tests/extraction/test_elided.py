import pytest

from counterclaim.extraction.elided import subjects
from counterclaim.language.annotation import Annotation
from tests.extraction.conftest import Made

Frames = list[tuple[str, list[tuple[str, str]]]]
LEFT: Frames = [("left", [("ARG0", "Ada Roon")])]


@pytest.mark.parametrize(
    ("text", "cue", "frames", "found"),
    [
        (
            "Ada Roon pulled the heater and said nobody was hurt.",
            "said",
            [("pulled", [("ARG0", "Ada Roon")]), ("said", [])],
            {"Ada Roon"},
        ),
        (
            "Ada Roon hardly cleared it up, asserting that nobody was hurt.",
            "asserting",
            [("cleared", [("ARG0", "Ada Roon")]), ("asserting", [])],
            {"Ada Roon"},
        ),
        (
            "Ada Roon smiled at Ilse Brandt’s remark, asserting that nobody was hurt.",
            "asserting",
            [("smiled", [("ARG0", "Ada Roon")]), ("remark", [("ARG0", "Ilse Brandt’s")]), ("asserting", [])],
            {"Ada Roon"},
        ),
        ("Ada Roon left when asked if anybody was hurt.", "asked", [*LEFT, ("asked", [])], set()),
        ("Ada Roon was often accused of it.", "accused", [("accused", [("ARG0", "Ada Roon")])], set()),
        ("Ada Roon left after calls for it.", "calls for", [*LEFT, ("calls", [])], set()),
        ("Ada Roon left. It goes without saying.", "saying", [*LEFT, ("saying", [])], set()),
    ],
)  # fmt: skip
def test_who_acts_in_the_sentence(marked: Made, text: str, cue: str, frames: Frames, found: set[str]) -> None:
    annotation: Annotation = marked(text, [], frames, [("Ada Roon", cue)])
    made = subjects(annotation, annotation.attributions[0])
    assert {annotation.words(run) for run in made} == found
