import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language.attribution import Floats, decode, odds, side_by_side


def scores(labels: list[list[int]]) -> Floats:
    made: Floats = np.eye(5, dtype=np.float32)[np.array(labels)] * 8
    return made


def anchors(*sure: float) -> Floats:
    return np.array([[1 - s, s, 0] for s in sure], dtype=np.float32)


STANCE = np.zeros((2, 7), dtype=np.float32)


def test_a_content_interrupted_by_its_cue_is_two_runs_of_one_claim() -> None:
    #            “No  ,    he said  ,  never  again
    labels = [[3, 4, 1, 2, 0, 3, 4]]
    (found,) = decode(anchors(0.9), np.array([3]), scores(labels), STANCE[:1], np.zeros(1, np.int64))
    assert found.content == ((0, 2), (5, 7))
    assert found.source == (2, 3)
    assert found.cue == (3, 4)


def test_a_start_inside_a_run_opens_a_new_piece() -> None:
    (found,) = decode(anchors(0.9), np.array([0]), scores([[2, 3, 4, 3, 4]]), STANCE[:1], np.zeros(1, np.int64))
    assert found.content == ((1, 3), (3, 5))
    assert found.source is None


def test_the_anchor_is_the_first_word_of_its_cue_whatever_the_roles_say() -> None:
    (found,) = decode(anchors(0.9), np.array([1]), scores([[2, 0, 2, 3]]), STANCE[:1], np.zeros(1, np.int64))
    assert found.cue == (1, 3)


def test_an_anchor_without_content_claims_nothing() -> None:
    assert decode(anchors(0.9), np.array([0]), scores([[2, 1, 0]]), STANCE[:1], np.zeros(1, np.int64)) == []


def test_of_two_anchors_in_one_cue_the_surer_stays() -> None:
    labels = [[2, 2, 3], [0, 2, 3]]
    (found,) = decode(anchors(0.6, 0.9), np.array([0, 1]), scores(labels), STANCE, np.zeros(2, np.int64))
    assert found.cue == (1, 2)


def test_words_in_two_contents_go_to_the_likelier() -> None:
    #          “Yes  ,  she said  .  “No  ,  he said
    first = [[3, 4, 1, 2, 0, 3, 4, 0, 0], [0, 0, 0, 0, 0, 3, 4, 1, 2]]
    roles = scores(first)
    roles[0, 5:7] *= 0.5
    found = decode(anchors(0.9, 0.9), np.array([3, 8]), roles, STANCE, np.zeros(2, np.int64))
    assert [a.content for a in found] == [((0, 2),), ((5, 7),)]


def test_who_would_have_no_content_left_shares_it() -> None:
    labels = [[2, 0, 0, 3, 4], [0, 2, 0, 3, 4]]
    found = decode(anchors(0.9, 0.9), np.array([0, 1]), scores(labels), STANCE, np.zeros(2, np.int64))
    assert [a.content for a in found] == [((3, 5),), ((3, 5),)]


def test_a_claim_that_reports_another_keeps_its_words() -> None:
    #          she said  he  denied that
    labels = [[1, 2, 3, 4, 4, 4], [0, 0, 1, 2, 3, 4]]
    found = decode(anchors(0.9, 0.9), np.array([1, 3]), scores(labels), STANCE, np.zeros(2, np.int64))
    assert [a.content for a in found] == [((2, 6),), ((4, 6),)]


def test_windows_side_by_side_give_what_each_gives() -> None:
    short, long = scores([[2, 3, 4]]), scores([[1, 2, 0, 3, 4, 4]])
    at, begin = np.array([0, 1]), np.array([10, 20])
    both = decode(anchors(0.9, 0.8), at, side_by_side([short, long]), STANCE, begin)
    alone = decode(anchors(0.9), at[:1], short, STANCE[:1], begin[:1])
    alone += decode(anchors(0.8), at[1:], long, STANCE[1:], begin[1:])
    assert [(a.cue, a.source, a.content) for a in both] == [(a.cue, a.source, a.content) for a in alone]
    assert [a.cue for a in both] == [(10, 11), (21, 22)]
    assert np.allclose([a.evidence for a in both], [a.evidence for a in alone])


@given(st.integers(0, 10_000))
@settings(deadline=None)
def test_no_window_decides_what_another_says(seed: int) -> None:
    draw = np.random.default_rng(seed)
    sizes = draw.integers(1, 9, 3).tolist()
    roles = [draw.normal(size=(1, w, 5)).astype(np.float32) * 3 for w in sizes]
    at, begin = np.array([int(draw.integers(w)) for w in sizes]), np.array([0, 10, 20])
    stance = np.zeros((3, 7), dtype=np.float32)
    both = decode(anchors(0.9, 0.8, 0.7), at, side_by_side(roles), stance, begin)
    alone = []
    for i, share in enumerate((0.9, 0.8, 0.7)):
        alone += decode(anchors(share), at[[i]], roles[i], stance[:1], begin[[i]])
    assert [(a.cue, a.source, a.content) for a in both] == [(a.cue, a.source, a.content) for a in alone]


def test_certainty_has_odds_too() -> None:
    shares = [0.0, 1e-4, 0.5, 1 - 1e-4, 1.0]
    found = [odds(share) for share in shares]
    assert found == sorted(found)
    assert np.isfinite(found).all()
    assert odds(0.5) == 0
    assert np.isclose(odds(0.0), -odds(1.0))
    assert np.isclose(odds(0.75), np.log(3), atol=1e-5)


def test_an_anchor_beyond_doubt_is_decoded_like_another() -> None:
    (found,) = decode(anchors(1.0), np.array([0]), scores([[2, 3, 4]]), STANCE[:1], np.zeros(1, np.int64))
    assert found.evidence[0] == odds(1.0)
