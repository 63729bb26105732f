import pytest

from counterclaim.extraction.events.phrases import Phrases
from tests.extraction.conftest import Framed


@pytest.mark.parametrize(
    ("phrase", "chunk", "head"),
    [
        ("the army's withdrawal of troops from the north", "the army's withdrawal of troops", "withdrawal"),
        ("a number of troops near Velmar", "a number of troops", "a number of troops"),
        ("to the rebels who left", "the rebels", "the rebels"),
        ("1,141 refugees in May", "1,141 refugees", "1,141 refugees"),
        ("a report accusing the army", "a report", "a report"),
        ("the mayor, a baker", "the mayor", "the mayor"),
    ],
)
def test_where_a_phrase_ends(framed: Framed, phrase: str, chunk: str, head: str) -> None:
    frames = {"accusing": "ARG0 a report"} if "accusing" in phrase else {}
    annotation = framed(phrase, frames)
    phrases = Phrases(annotation)
    whole = (0, len(phrases.words))
    assert annotation.words(phrases.chunk(whole)) == chunk
    assert annotation.words(phrases.head(whole)) == head


def test_words_and_pairs(framed: Framed) -> None:
    phrases = Phrases(framed("Police fired tear gas after the cease-fire.", {}))
    assert "tear_gas" in phrases.joined
    assert phrases.joined[phrases.words.index("fire")] == "cease-fire"
    assert set(phrases.around((2, 4))) == {"tear", "gas", "tear_gas"}
    assert set(phrases.around((6, 9))) == {"", "-", "cease_-", "cease-fire"}


def test_runs_and_spans_are_the_annotations(framed: Framed) -> None:
    annotation = framed("Ada Brandt left.  Nobody saw her.", {})
    phrases = Phrases(annotation)
    for first in range(len(phrases.words)):
        for last in range(first + 1, len(phrases.words) + 1):
            assert phrases.span((first, last)) == annotation.span((first, last))
    for start in range(len(annotation.text)):
        for end in range(start + 1, len(annotation.text) + 1):
            assert phrases.run((start, end)) == annotation.run((start, end))
