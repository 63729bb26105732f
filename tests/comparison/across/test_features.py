"""A pair of claims as numbers."""

from counterclaim.comparison.across.features import NAMES, features
from tests.comparison.across.conftest import Make


def test_each_name_has_a_number(make: Make) -> None:
    one, other = (
        make("a", "c1", "The dam at Orlec held."),
        make("b", "c1", "The dam at Orlec did not hold.", "Ilse Tove"),
    )
    (row,) = features([(one, other)])
    by = dict(zip(NAMES, row.tolist(), strict=True))
    assert by["negation differs"] == 1
    assert by["speakers differ"] == 1
    assert by["same speaker"] == 0
    assert by["cosine"] > 0.5
    assert by["days between"] == 0


def test_no_pair_is_no_row() -> None:
    assert features([]).shape == (0, len(NAMES))


def test_a_date_that_is_none_is_unknown(make: Make) -> None:
    one, other = make("a", "c1", "It held.", published="soon"), make("b", "c1", "It held.", published="2025-01-02")
    assert features([(one, other)])[0][NAMES.index("days between")] == -1
