import pytest

from counterclaim.extraction.events.amounts import counted, dated
from counterclaim.extraction.events.kinds import Kinds
from counterclaim.extraction.events.predicates import Text
from tests.extraction.conftest import Framed


@pytest.mark.parametrize(
    ("phrase", "number", "unit", "rest"),
    [
        ("4,000 soldiers", "4,000", "soldiers", "soldiers"),
        ("about 3.5 million litres of milk", "3.5 million", "litres", "litres of milk"),
        ("hundreds of sheep", "hundreds", "sheep", "sheep"),
        ("24 percent of the voters", "24 percent", "percent", "the voters"),
        ("11 per cent of all votes", "11 per cent", "cent", "all votes"),
        ("$40 million", "$40 million", None, None),
        ("$200 or less", "$200", None, None),
        ("two of the three bridges", "two", "bridges", "the three bridges"),
    ],
)
def test_numbers(framed: Framed, phrase: str, number: str, unit: str | None, rest: str | None) -> None:
    annotation = framed(phrase, {})
    found = counted(Text(annotation), (0, len(annotation.encoding)))
    assert found is not None
    words = [annotation.words(run) if run else None for run in found]
    assert words == [number, unit, rest]


@pytest.mark.parametrize("phrase", ["the soldiers", "the 2015 deal", "one of the bridges", "Velmar"])
def test_no_number(framed: Framed, phrase: str) -> None:
    annotation = framed(phrase, {})
    assert counted(Text(annotation), (0, len(annotation.encoding))) is None


@pytest.mark.parametrize(
    ("phrase", "time"),
    [
        ("on Thursday", "Thursday"),
        ("in 2015", "2015"),
        ("again", None),
        ("after rebels took control", None),
        ("ten years ago", "ten years ago"),
    ],
)
def test_times(framed: Framed, phrase: str, time: str | None) -> None:
    frames = {"took": "ARG0 rebels|ARG1 control"} if "took" in phrase else {}
    annotation = framed(phrase, frames)
    text = Text(annotation)
    found = dated(text, Kinds(text), [(0, len(annotation.encoding))])
    assert (annotation.words(found) if found else None) == time
