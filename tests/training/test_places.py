import numpy as np

from counterclaim.extraction.places.disambiguation import Field
from training.places import fit


def test_a_weight_is_found_for_what_tells_right_from_wrong() -> None:
    # Forty toponyms of two candidates; the first column tells the right one, the second says nothing.
    of = np.repeat(np.arange(40), 2)
    right = np.tile([True, False], 40)
    seen = np.stack([right.astype(float), np.tile([1.0, 1.0], 40)], axis=1)
    whole = Field(of, of, of, seen, np.ones(40))
    told, silent = fit([(seen, whole, right, np.ones(40))])
    assert told > 2
    assert abs(silent) < 0.1
