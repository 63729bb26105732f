"""Steps of the fit that need no corpus; they need scikit-learn, which training alone does."""

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="scikit-learn is a dependency of training alone")

from counterclaim.comparison.trees import Trees
from training.relations import boosted, exported, grown, lowest, probabilities


def test_the_lowest_score_from_which_on_enough_is_right() -> None:
    score = np.array([0.6, 0.9, 0.7, 0.8])
    right = np.array([True, True, False, True])
    assert lowest(score, right, 0.75) == 0.6
    assert lowest(score, right, 0.9) == 0.8
    assert lowest(score, ~right, 1.0) == 1.0  # nothing is right as often as that: nothing is said


def test_exported_trees_say_what_the_fitted_ones_do() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(400, 3)).astype(np.float32)
    y = (x[:, 0] + 0.3 * rng.normal(size=400) > 0.4).astype(int)
    settings = {"max_iter": 20, "learning_rate": 0.2, "max_leaf_nodes": 4, "min_samples_leaf": 10}
    found = Trees(boosted(x, y, None, settings)).probabilities(x)[:, 0]
    assert found[y == 1].mean() > found[y == 0].mean() + 0.4


def test_the_sums_of_several_models_are_averaged() -> None:
    rng = np.random.default_rng(0)
    x = rng.integers(0, 9, size=(400, 3)).astype(np.float32)  # thresholds of few digits, which are written as they are
    y = np.where(x[:, 0] > 4, 2, (x[:, 1] > 4).astype(int))
    settings = {"max_iter": 5, "learning_rate": 0.2, "max_leaf_nodes": 4, "min_samples_leaf": 10, "max_features": 0.5}
    models = [grown(x, y, None, settings, seed) for seed in (0, 1)]
    trees = Trees(exported(models, ["none", "denies", "conflicts"]))
    one, other = (np.log(model.predict_proba(x)) for model in models)
    mean = np.exp((one + other) / 2)
    wanted = mean / mean.sum(axis=1, keepdims=True)
    assert np.abs(one - other).max() > 0.01
    assert trees.probabilities(x) == pytest.approx(wanted, abs=1e-3)
    assert probabilities(models, x) == pytest.approx(wanted)
