import pytest

from counterclaim.extraction.saying import said
from counterclaim.extraction.times import times
from counterclaim.records import Claim, Interval, Span
from tests.extraction.conftest import Framed

PUBLISHED = "2031-05-08"  # a Thursday


def claim(text: str, source: str, cue: str, content: str) -> Claim:
    def span(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    return Claim("c1", content=(span(content),), cue=(span(cue),), source=(span(source),))


@pytest.mark.parametrize(
    ("text", "cue", "content", "day"),
    [
        ("Roon said on Wednesday that the harbour was shut.", "said", "the harbour was shut", "2031-05-07"),
        ("On Tuesday Roon said the harbour was shut.", "said", "the harbour was shut", "2031-05-06"),
        ("Roon said the harbour was shut on Tuesday.", "said", "the harbour was shut on Tuesday", None),
        ("Roon, who left on Tuesday, said the harbour was shut.", "said", "the harbour was shut", None),
        ("It rained on Monday. Roon said the harbour was shut.", "said", "the harbour was shut", None),
    ],
)
def test_the_time_beside_the_cue_is_when_it_was_said(
    framed: Framed, text: str, cue: str, content: str, day: str | None
) -> None:
    annotation = framed(text, {cue: "", "left": "ARGM-TMP on Tuesday"} if "left" in text else {cue: ""})
    (found,) = said(annotation, [claim(text, "Roon", cue, content)], times(annotation, PUBLISHED))
    assert found.said == (Interval(day, day) if day else None)
    assert ("said" in found.basis) == (day is not None)


def test_an_argument_of_the_cue_may_stand_far_from_it(framed: Framed) -> None:
    text = "Roon told a crowd of several hundred people in the old town on Wednesday that it was shut."
    claimed = [claim(text, "Roon", "told", "it was shut")]
    near = framed(text, {"told": "ARGM-TMP on Wednesday"})
    (found,) = said(near, claimed, times(near, PUBLISHED))
    assert found.said == Interval("2031-05-07", "2031-05-07")
    far = framed(text, {"told": ""})
    assert said(far, claimed, times(far, PUBLISHED)) == claimed


def test_what_is_open_tells_no_day(framed: Framed) -> None:
    text = "Roon said on Wednesday that the harbour was shut."
    annotation = framed(text, {"said": ""})
    claimed = [claim(text, "Roon", "said", "the harbour was shut")]
    assert said(annotation, claimed, times(annotation, None)) == claimed


def test_nobody_has_spoken_after_the_report(framed: Framed) -> None:
    text = "Roon said on 9 May 2031 that the harbour was shut."
    annotation = framed(text, {"said": ""})
    claimed = [claim(text, "Roon", "said", "the harbour was shut")]
    assert said(annotation, claimed, times(annotation, PUBLISHED), PUBLISHED) == claimed
