import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.labels import MENTION_TYPES
from counterclaim.language.mentions import mentions


def kinds(*types: str, named: float = -1.0) -> np.ndarray:
    return np.array([[*(float(t == kind) for kind in MENTION_TYPES), named] for t in types], dtype=np.float32)


def test_nested_mentions_stay_and_the_weaker_of_two_crossing_ones_goes() -> None:
    spans = np.array([[0, 1], [0, 4], [3, 6]])
    found = mentions(spans, np.array([2, 3, 1], np.float32), kinds("place", "organization", "event"), 10)
    assert [(m.run, m.type, m.named) for m in found] == [
        ((10, 15), "organization", False),
        ((10, 12), "place", False),
    ]


def test_the_last_logit_tells_names() -> None:
    (found,) = mentions(np.array([[0, 0]]), np.array([1], np.float32), kinds("person", named=0.5), 0)
    assert found.named
    assert found.type == "person"


def test_no_spans_no_mentions() -> None:
    assert mentions(np.zeros((0, 2), np.int64), np.zeros(0, np.float32), kinds().reshape(0, 9), 0) == []


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), st.integers(-3, 3)), max_size=12))
def test_no_two_cross_and_what_goes_crosses_something_as_likely(rows: list[tuple[int, int, int]]) -> None:
    spans = {(a, a + n): float(s) for a, n, s in rows}
    given_spans = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
    n = len(spans)
    found = mentions(given_spans, np.array(list(spans.values()), np.float32), np.zeros((n, 9), np.float32), 0)
    kept = {(m.run[0], m.run[1] - 1) for m in found}

    def cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
        return one[0] < other[0] <= one[1] < other[1] or other[0] < one[0] <= other[1] < one[1]

    assert not any(cross(x, y) for x in kept for y in kept)
    assert all(any(cross(x, y) and spans[y] >= spans[x] for y in kept) for x in spans.keys() - kept)
    order = [(m.run[0], -m.run[1]) for m in found]
    assert order == sorted(order)
