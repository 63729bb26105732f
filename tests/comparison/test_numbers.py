"""Numbers that agree and numbers that do not; the bounds are reckoned by hand."""

import pytest

from counterclaim.comparison.numbers import agreement, compared, conflict, names_part, reconcilable
from counterclaim.records import Comparator, Quantity
from tests.comparison.conftest import Said


def amount(value: float | None, low: float | None, high: float | None, unit: str = "crew", **more: object) -> Quantity:
    return Quantity((), value, low, high, unit, **more)  # type: ignore[arg-type]


def exactly(value: float, unit: str = "crew") -> Quantity:
    return amount(value, value, value, unit)


@pytest.mark.parametrize(
    ("one", "comparator", "other", "wanted"),
    [
        (40.0, "equal_or_more", 43.0, "agree"),
        (40.0, "equal_or_more", 39.0, "differ"),
        (40.0, "equal", 40.0, "equal"),
        (40.0, "equal", 41.0, "differ"),
        (40.0, "equal_or_less", 12.0, "agree"),
    ],
)
def test_a_bound_agrees_with_what_it_allows(one: float, comparator: Comparator, other: float, wanted: str) -> None:
    low = one if comparator in ("equal", "equal_or_more") else None
    high = one if comparator in ("equal", "equal_or_less") else None
    assert agreement(amount(one, low, high, comparator=comparator), exactly(other)) == wanted


def test_dozens_agree_with_sixty_and_not_with_six() -> None:
    dozens = amount(None, 24, 99, comparator="approx")
    assert agreement(dozens, exactly(60)) == "agree"
    assert agreement(dozens, exactly(6)) == "differ"


def test_only_numbers_of_the_same_thing_are_compared() -> None:
    assert compared([exactly(7, "boats")], [exactly(9, "sailors")]) == (0.0, 0.0, 0.0)
    assert compared([exactly(7, "sailor")], [exactly(9, "sailors")]) == (0.0, 0.0, 1.0)


def test_a_part_is_no_conflict_with_its_whole() -> None:
    part = amount(20, 20, 20, total=30)
    assert conflict([part], [exactly(30)]) == "part"
    assert conflict([exactly(20)], [exactly(30)]) == "number"
    assert conflict([exactly(30)], [exactly(30)]) is None


def test_words_that_make_a_number_a_part(said: Said) -> None:
    five = Quantity((), 5, 5, 5, "boats")
    assert names_part(said("e1", "said", "of those five boats were new", numbers=[five]))
    assert names_part(said("e1", "said", "five boats sank including two ferries", numbers=[five]))
    assert names_part(said("e1", "said", "five of the seven boats sank", numbers=[five]))
    assert names_part(said("e1", "said", "five of its 70 boats sank", numbers=[five]))
    assert not names_part(said("e1", "said", "five boats of the 31st fleet sank", numbers=[five]))
    assert not names_part(said("e1", "said", "five boats sank", numbers=[five]))
    assert not names_part(said("e1", "said", "boats sank including ferries"))


@pytest.mark.parametrize(("hurt", "wanted"), [(5.0, True), (9.0, False)])
def test_what_one_place_alone_counts_can_be_a_part(said: Said, hurt: float, wanted: bool) -> None:
    one = said("e1", "said", f"{hurt:.0f} were hurt in Lissom alone", numbers=[exactly(hurt)])
    assert reconcilable(one, said("e2", "said", "7 were hurt", numbers=[exactly(7)])) is wanted
    assert not reconcilable(
        said("e1", "said", "5 were hurt", numbers=[exactly(5)]), said("e2", "said", "7", numbers=[exactly(7)])
    )
