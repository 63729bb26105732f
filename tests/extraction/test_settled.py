import pytest

from counterclaim.extraction.settled import settled
from tests.extraction.conftest import Made


@pytest.mark.parametrize(
    ("text", "names", "types"),
    [
        ("Velt Home closed. Velt lost.", [("Velt Home", "organization"), ("Velt", "person")], ["organization"] * 2),
        ("They fished in Orlec. Orlec slept.", [("Orlec", "place"), ("Orlec", "person")], ["place"] * 2),
        ("Ms. Ada Roon left. Roon sang in Roon.", [("Ms. Ada Roon", "other"), ("Roon", "person")], ["person"] * 2),
        ("They called the Orlec Commission.", [("Orlec Commission", "person")], ["organization"]),
    ],
)  # fmt: skip
def test_the_whole_article_tells_what_a_name_is(
    annotated: Made, text: str, names: list[tuple[str, str]], types: list[str]
) -> None:
    assert [name.type for name in settled(annotated(text, [], names))] == types
