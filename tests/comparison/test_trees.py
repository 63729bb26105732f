"""A tree of three nodes, walked by hand."""

import numpy as np
import pytest

from counterclaim.comparison.trees import Trees

STUMP = {
    "classes": ["denies"], "bias": [0.5], "depth": 1, "root": [0], "of": [0],
    "feature": [1, -1, -1], "threshold": [2.0, -1.5, 2.5], "left": [1, 0, 0], "right": [2, 0, 0],
}  # fmt: skip


def test_a_value_up_to_the_threshold_goes_left() -> None:
    x = np.array([[9, 2.0], [9, 2.1]], dtype=np.float32)
    assert Trees(STUMP).raw(x)[:, 0].tolist() == [-1.0, 3.0]
    assert Trees(STUMP).probabilities(x)[1, 0] == pytest.approx(1 / (1 + np.exp(-3)))


def test_trees_of_several_classes_make_shares_of_one() -> None:
    both = STUMP | {"classes": ["none", "denies"], "bias": [0.0, 0.0], "root": [0, 0], "of": [0, 1]}
    assert Trees(both).probabilities(np.zeros((1, 2), np.float32)).tolist() == [[0.5, 0.5]]


def test_no_rows_make_no_rows() -> None:
    assert Trees(STUMP).probabilities(np.zeros((0, 2), np.float32)).shape == (0, 1)
