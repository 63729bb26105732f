import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge.toponyms import key, owner


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("VELMAR", "Velmar"),
        ("the Tollen Marsh", "Tollen  Marsh"),
        ("St. Ilvar", "Saint Ilvar"),
        ("Mt Halden", "Mount Halden"),
        ("Vél-Mar", "Vel Mar"),
        ("Łódka", "Lodka"),
        ("U.S.", "US"),
        ("N. Velmar", "N Velmar"),
        ("Dar‘a", "Dara"),
    ],
)
def test_names_are_spelt_alike(name: str, same: str) -> None:
    assert key(name) == key(same)


def test_a_last_word_is_never_written_out() -> None:
    assert key("Velmar St.") == "velmar st"
    assert key("The") == "the"


@given(st.text(max_size=60))
def test_a_key_is_its_own_key_but_for_articles_and_short_words(name: str) -> None:
    assert key(name) == " ".join(key(name).split())


@pytest.mark.parametrize(("name", "bare"), [("Velmar's", "Velmar"), ("Velmars’", "Velmars"), ("Velmar", "Velmar")])
def test_a_possessive_is_taken_off(name: str, bare: str) -> None:
    assert owner(name) == bare
