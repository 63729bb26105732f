"""A projection to one value, multiplied by hand."""

import numpy as np

from counterclaim.comparison.likeness import Likeness
from counterclaim.language.pairing import PAIRS
from tests.comparison.conftest import Said


def test_the_projections_of_both_are_multiplied(said: Said) -> None:
    one, other = said("e1", "denied", "it"), said("e2", "said", "the dam broke")
    one.vector[0], other.vector[0] = 3.0, 5.0
    first = np.eye(1, PAIRS).tolist()
    likeness = Likeness({"same": first, "mean": first[0], "scale": [0.5] * PAIRS})
    assert likeness.scores([one, other], [(0, 1)]).tolist() == [2.0]
    assert likeness.scores([one, other], []).shape == (0,)
