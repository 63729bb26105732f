import pytest

from counterclaim.errors import OptionError
from counterclaim.serving.passwords import LONGEST, SHORTEST, hashed, matches


def test_a_password_is_kept_as_argon2id_and_salted() -> None:
    one, other = hashed("a mill by the river"), hashed("a mill by the river")
    assert one.startswith("$argon2id$")
    assert one != other
    assert "mill" not in one
    assert matches(one, "a mill by the river")


@pytest.mark.parametrize("given", ["", "A mill by the river", "a mill by the river ", "x" * 5000, "\x00", "\ud800"])
def test_another_is_not_it(given: str) -> None:
    assert not matches(hashed("a mill by the river"), given)
    assert not matches(None, given)
    assert not matches("no hash", given)


def test_it_is_one_however_a_keyboard_writes_it() -> None:
    assert matches(hashed("un café à la gare"), "un cafe\u0301 a\u0300 la gare")


@pytest.mark.parametrize("given", ["", "x" * (SHORTEST - 1), "x" * (LONGEST + 1)])
def test_only_its_length_is_asked_for(given: str) -> None:
    with pytest.raises(OptionError, match="characters"):
        hashed(given)
