import pytest

from counterclaim.records import Quantity
from evaluation.quantities import expected, matching, right

TEXT = "They paid more than $20 million to 30 men."
MONEY = Quantity(((10, 31),), 2e7, 2e7, None, "USD", "more_than", (), ((21, 31),))
MEN = Quantity(((35, 37),), 30, 30, 30, "men", "equal", ((38, 41),), ((35, 37),))


@pytest.mark.parametrize("span", [(10, 31), (20, 31), (21, 31)])
def test_the_comparator_and_the_sign_may_be_left_out(span: tuple[int, int]) -> None:
    assert matching(span, TEXT, [MEN, MONEY]) is MONEY


@pytest.mark.parametrize("span", [(35, 37), (35, 41)])
def test_what_is_counted_may_be_taken_in(span: tuple[int, int]) -> None:
    assert matching(span, TEXT, [MONEY, MEN]) is MEN


def test_another_extent_is_missed() -> None:
    assert matching((20, 26), TEXT, [MONEY, MEN]) is None


def test_values_unit_and_comparator_must_be_right() -> None:
    want = {"value": 30, "low": 30, "high": 30, "comparator": "equal", "head": [38, 41]}
    assert right(MEN, want, TEXT)
    assert not right(MEN, want | {"head": [0, 4]}, TEXT)
    assert not right(MEN, want | {"high": None}, TEXT)
    assert not right(None, want, TEXT)


def test_expected_values_hold_no_words_of_others() -> None:
    rows = expected()
    assert len(rows) >= 100
    for row in rows:
        assert set(row) <= {"id", "span", "value", "low", "high", "comparator", "unit", "head"}
        assert ("unit" in row) != ("head" in row)
        assert len({(other["id"], tuple(other["span"])) for other in rows}) == len(rows)
