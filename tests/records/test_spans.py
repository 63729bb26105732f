from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import overlap, spans, within, words

pairs = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


@given(pairs)
def test_spans_are_sorted_apart_and_cover_the_same_characters(given_pairs: list[tuple[int, int]]) -> None:
    made = spans(given_pairs)
    assert {i for a, b in made for i in range(a, b)} == {i for a, b in given_pairs for i in range(a, b)}
    assert all(b < c for (_, b), (c, _) in pairwise(made))


@pytest.mark.parametrize("pair", [(3, 3), (4, 2), (-1, 2)])
def test_a_span_that_is_none_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no span"):
        spans([pair])


def test_words_overlap_and_within() -> None:
    text = "“We left,” she said, “at noon.”"
    place = spans([(0, 10), (21, 31)])
    assert words(text, place) == "“We left,” … “at noon.”"
    assert overlap(place, ((9, 12),))
    assert not overlap(place, ((10, 21),))
    assert within(((11, 14),), place)
    assert not within((), place)
