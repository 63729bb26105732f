import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.verbs import base, forms


@pytest.mark.parametrize(
    ("verb", "some"),
    [
        ("arrest", {"arrests", "arrested", "arresting"}),
        ("deny", {"denies", "denied", "denying"}),
        ("ban", {"bans", "banned", "banning"}),
        ("expel", {"expelled", "expelling"}),
        ("condemn", {"condemned", "condemning"}),
        ("release", {"releases", "released", "releasing"}),
        ("flee", {"flees", "fled", "fleeing"}),
        ("tie", {"ties", "tied", "tying"}),
        ("attack", {"attacks", "attacked"}),
        ("clash", {"clashes", "clashed"}),
        ("veto", {"vetoes"}),
        ("panic", {"panicked"}),
        ("withdraw", {"withdraws", "withdrew", "withdrawn", "withdrawing"}),
    ],
)
def test_forms(verb: str, some: set[str]) -> None:
    assert some <= set(forms(verb))
    assert forms(verb)[0] == verb


@pytest.mark.parametrize(
    "word", "accuse deny evacuate withdraw ban expel refer agree need free visit restore impose tie say be".split()
)
def test_the_base_is_found_back(word: str) -> None:
    irregular = {"be": ["is", "were", "been", "are"], "say": ["said", "says"], "tie": ["tied"]}
    ed = {"accuse": "accused", "deny": "denied", "ban": "banned", "expel": "expelled", "refer": "referred"}
    for form in irregular.get(word, [ed.get(word, word), word]):
        assert base(form) == word


def test_what_is_no_verb_form_stays() -> None:
    assert base("red") == "red"
    assert base("string") == "string"
    assert base("press") == "press"


@settings(deadline=None)  # the first call reads the table
@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_any_word_has_a_base(word: str) -> None:
    assert isinstance(base(word), str)
    assert bool(base(word)) == bool(word)
