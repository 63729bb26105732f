import numpy as np
import pytest

from counterclaim.extraction.places.disambiguation import ALONE, TOGETHER, Field, rank, softmax, weights
from counterclaim.extraction.places.toponyms import named_besides, toponyms
from counterclaim.knowledge.gazetteer import gazetteer


def test_the_weights_name_what_they_weigh() -> None:
    assert weights().first.shape == (len(ALONE),)
    assert weights().second.shape == (len(ALONE) + len(TOGETHER),)
    assert np.isfinite(weights().second).all()


def test_shares_sum_up_to_one_for_each_toponym() -> None:
    text = "From Springfield to Paris and Velmar upon Tollen."
    found, _ = toponyms(text, [(5, 16), (20, 25), (30, 48)], gazetteer())
    ranking = rank(found, gazetteer())
    sums = np.bincount(ranking.field.of, ranking.shares, len(found))
    assert sums == pytest.approx([1.0, 1.0, 0.0])
    assert np.bincount(ranking.field.of).max() <= 25


def test_large_scores_do_not_overflow() -> None:
    one = Field(np.arange(2), np.array([0, 0]), np.array([0, 2]), np.zeros((2, 1)), np.ones(1))
    assert softmax(np.array([1e4, -1e4]), one) == pytest.approx([1.0, 0.0])


def test_without_toponyms_there_is_nothing_to_rank() -> None:
    assert rank([], gazetteer()).shares.shape == (0,)


def test_countries_named_in_the_text_are_seen() -> None:
    text = "Mr. Roon of Syria met Texans from the U.S. and Calif. farmers in may."
    g = gazetteer()
    names = {g.entry(t.candidates.rows[0]).name for t in named_besides(text, [(12, 17)], g)}
    assert names == {"Texas", "United States", "California"}
