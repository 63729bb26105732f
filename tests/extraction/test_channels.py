import pytest

from counterclaim.extraction.channels import channel


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("“No,” Brandt said in a statement on Monday.", "said", "in a statement"),
        ("“No,” Brandt told the Harbour Gazette newspaper.", "told", "the Harbour Gazette newspaper"),
        (
            "Brandt said in remarks carried by state media that it sank.",
            "said",
            "in remarks carried by state media",
        ),
        ("Brandt said the ship sank in a storm.", "said", ""),
    ],
)
def test_the_channel_is_read_near_the_cue(text: str, cue: str, expected: str) -> None:
    at = text.index(cue)
    found = channel(text, (at, at + len(cue)), (0, len(text)), ())
    assert [text[a:b] for a, b in found] == ([expected] if expected else [])


def test_words_of_the_content_are_no_channel() -> None:
    text = "Brandt said in a letter she had sailed."
    assert channel(text, (7, 11), (0, len(text)), ((12, len(text)),)) == ()
