"""Lines of print become paragraphs."""

from collections import Counter

import pytest

from counterclaim.reading.typesetting import Line, joined, largest, paragraphs


def block(*lines: str, x: float = 72, top: float = 700, indent: float = 0) -> list[Line]:
    return [Line(line, x + (indent if number == 0 else 0), top - 12 * number, 10) for number, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("text", "line", "words", "whole"),
    [
        ("the may-", "or said", {}, "the mayor said"),
        ("a well-", "known dam", {"well-known": 1}, "a well-known dam"),
        ("a well-", "known dam", {"well-known": 1, "wellknown": 2}, "a wellknown dam"),
        ("the Orlec-", "Tollen road", {}, "the Orlec-Tollen road"),
        ("the may\u00ad", "or", {}, "the mayor"),
        ("from 2010-", "2015", {}, "from 2010- 2015"),
        ("it held -", "or so", {}, "it held - or so"),
    ],
)
def test_a_word_broken_at_the_lines_end(text: str, line: str, words: dict[str, int], whole: str) -> None:
    assert joined(text, line, Counter(words)) == whole


def test_an_indent_begins_a_paragraph() -> None:
    first = block("The dam held through the night, the mayor of", "Orlec said on Friday morning after the rain.")
    second = block("Nobody was hurt, and the water fell quickly", "in the valley below the dam.", top=676, indent=12)
    assert [text[:6] for text in paragraphs([first + second])] == ["The da", "Nobody"]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    left = block("The dam held through the night, the mayor of", top=100)
    right = block("Orlec said. It rained.", x=320, top=700)
    assert paragraphs([left + right]) == ["The dam held through the night, the mayor of Orlec said. It rained."]


def test_a_line_that_comes_once_stays_also_at_the_edge() -> None:
    pages = [
        block(f"Line {word} of the text stands at the top of its page and says {word}.") for word in ("one", "two")
    ]
    assert len(paragraphs(pages)) == 2


def test_ligatures_are_letters() -> None:
    assert paragraphs([block("The ﬁrst oﬃcer")]) == ["The first officer"]


def test_a_headline_is_larger_than_the_rest() -> None:
    assert (
        largest([Line("Dam", 72, 740, 20), Line("holds", 72, 718, 20), *block("It held through the night.")])
        == "Dam holds"
    )
    assert largest(block("It held.")) is None
    assert largest([]) is None
