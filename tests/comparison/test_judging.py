"""What trees and stance head say, brought to how often it is right."""

import numpy as np
import pytest

from counterclaim.comparison.judging import CLASSES, DISPUTE, Judgement, calibrated, joined, log_odds


def test_disputes_become_as_likely_as_they_are_right() -> None:
    shares = np.array([[0.2, 0.4, 0.1, 0.3, 0.0, 0.0, 0.0], [1.0, 0, 0, 0, 0, 0, 0]])
    made = calibrated(shares, {"slope": 1.0, "bias": -1.0})
    assert made.sum(1) == pytest.approx([1, 1], abs=1e-3)
    assert made[0, DISPUTE].sum() == pytest.approx(1 / (1 + np.exp(-(np.log(0.8 / 0.2) - 1))))
    assert made[0, 1] / made[0, 3] == pytest.approx(4 / 3)  # among themselves they stay as they are
    assert np.isfinite(made).all()


def test_a_denial_is_what_trees_and_stance_head_say_together() -> None:
    weight = {"trees": 0.5, "head": 0.5, "bias": 0.0}
    found = joined(np.array([0.9, 0.9, 0.1]), np.array([0.9, 0.1, 0.0]), weight)
    assert found[0] == pytest.approx(0.9)
    assert found[1] == pytest.approx(0.5)
    assert found[2] < 0.1


def test_certainty_has_finite_log_odds() -> None:
    assert np.isfinite(log_odds(np.array([0.0, 1.0]))).all()


def test_how_contested_an_article_is_counts_its_claims() -> None:
    shares = np.zeros((2, len(CLASSES)))
    shares[0, 1], shares[1, 3] = 0.5, 0.3
    found = Judgement([(0, 1), (0, 2)], shares, np.zeros((2, 1), np.float32), np.zeros(4))
    assert found.contested == pytest.approx(0.2)
