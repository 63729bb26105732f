import pytest

from counterclaim.extraction.times.tense import tense
from counterclaim.extraction.tokens import tokens


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Brandt left on Monday", "past"),
        ("Brandt will leave on Monday", "future"),
        ("Brandt said it would open on Monday", "future"),
        ("The hearing is to be held on Monday", "future"),
        ("Talks are scheduled for Monday", "future"),
        ("It is on Monday", "present"),
        ("Monday", "unseen"),
    ],
)
def test_the_nearest_verb_tells(text: str, said: str) -> None:
    cut = tokens(text)
    at = cut.word.index("monday")
    assert tense(cut, (at, at + 1), (0, len(cut))) == said


def test_a_noun_in_the_plural_is_no_present_tense() -> None:
    cut = tokens("Brandt's comments Monday came late")
    assert tense(cut, (4, 5), (0, len(cut)), cut.word.index("comments")) == "past"


def test_the_verb_goes_before_its_neighbours() -> None:
    cut = tokens("Brandt, who left early, opens the mill, closed for years, on Monday")
    at = cut.word.index("monday")
    assert tense(cut, (at, at + 1), (0, len(cut)), cut.word.index("opens")) == "future"
