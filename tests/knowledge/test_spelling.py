import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge.spelling import bones, fold, given_fits, key, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Islamic State", "Islamic State"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Al-Nusra", "al Nusra"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_short_word_in_capitals_is_no_common_word() -> None:
    assert key("US") != key("us")
    assert key("WHO") != key("who")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Assad", "Asad"),
        ("Zelensky", "Zelenskyy"),
        ("Zelenskiy", "Zelensky"),
        ("Lukashenko", "Lukashenka"),
        ("Kassem", "Qassem"),
    ],
)
def test_transliterations_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Putin", "Patten"), ("Maduro", "Modi"), ("Macron", "Marin")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_given_names_may_be_initials_and_transliterations_but_not_others() -> None:
    assert given_fits("Volodymyr", "Vladimir")
    assert given_fits("M.", "Mohammad")
    assert not given_fits("Hafez", "Bashar")


@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    assert plain(plain(text)) == plain(text) or "'" in text or "’" in text
    assert isinstance(key(text), str)
    assert isinstance(bones(text), str)
