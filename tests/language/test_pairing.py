import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language.antecedents import FEATURES
from counterclaim.language.pairing import MIX, PAIRS, PART, Pairing, gathered


def some(words: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(words, PAIRS)).astype(np.float16)


def weights(seed: int) -> dict[str, list[float]]:
    draw = np.random.default_rng(seed).normal
    n = len(FEATURES)
    return {"linear": draw(size=n).tolist(), "mix": draw(size=n * MIX).tolist(), "out": draw(size=MIX).tolist()}


@given(st.integers(1, 12), st.integers(0, 99), st.data())
@settings(max_examples=30)
def test_a_mention_is_its_ends_and_its_attended_inside(words: int, seed: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, words - 1))
    last = data.draw(st.integers(first, words - 1))
    pairs = some(words, seed)
    x = pairs.astype(np.float64)
    share = np.exp(x[first : last + 1, -1])
    inside = (share[:, None] * x[first : last + 1, 2 * PART : 3 * PART]).sum(0) / share.sum()
    by_hand = x[first, :PART] + x[last, PART : 2 * PART] + inside
    np.testing.assert_allclose(gathered(pairs, np.array([[first, last]]))[0], by_hand, rtol=1e-4, atol=1e-4)


def test_a_pair_scores_the_same_in_every_block() -> None:
    mentions = [((i, i + 1 + i % 3), ["word", str(i % 4)][: 1 + i % 2]) for i in range(0, 30, 2)]
    pairing = Pairing(some(40, 1), weights(2), mentions)
    whole = pairing.block(slice(0, 15), slice(0, 15))
    np.testing.assert_allclose(pairing.block(slice(7, 9), slice(2, 6)), whole[7:9, 2:6], rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(pairing.scores(9, [1, 4, 8]), whole[9, [1, 4, 8]], rtol=1e-4, atol=1e-4)


def test_nothing_to_choose_from() -> None:
    assert Pairing(some(4, 1), weights(2), [((0, 1), ["a"])]).scores(0, []).shape == (0,)
    assert len(Pairing(some(4, 1), weights(2), [])) == 0
