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


def test_a_pair_shows_the_same_whatever_stands_beside_it(make: Make) -> None:
    """But for its ranks: what is reckoned once of a claim or of two articles holds for each pair of them."""
    ones = [make("a", f"c{n}", f"The dam at Orlec held {n} tonnes of the flood.", numbers=(n,)) for n in (20, 30)]
    others = [make("b", f"c{n}", f"The dam of Orlec held {n} of the flood.", "Ilse Tove") for n in (20, 40)]
    pairs = [(one, other) for one in ones for other in others]
    together, alone = features(pairs), [features([pair])[0] for pair in pairs]
    for row, single in zip(together, alone, strict=True):
        assert row[:-2].tolist() == single[:-2].tolist()


def test_no_pair_is_no_row() -> None:
    assert features([]).shape == (0, len(NAMES))


def test_a_date_that_is_none_is_unknown(make: Make) -> None:
    one, other = make("a", "c1", "It held.", published="soon"), make("b", "c1", "It held.", published="2025-01-02")
    assert features([(one, other)])[0][NAMES.index("days between")] == -1


def test_a_pair_is_the_same_whatever_else_is_compared(make: Make) -> None:
    mine, near = make("a", "c1", "The dam at Orlec held."), make("b", "c1", "The dam at Orlec held firm.")
    far = make("b", "c2", "The ferry at Orlec sank.")
    assert features([(mine, near), (mine, far)])[1].tolist() == features([(mine, far)])[0].tolist()
