"""No box lies upon another, and all are within the drawing."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.exchange.network.layout import placed

WIDTH = 480.0
SIZES = st.lists(st.tuples(st.floats(20, 200), st.just(28.0)), min_size=1, max_size=18)


@settings(max_examples=25, deadline=None)
@given(sizes=SIZES, data=st.data())
def test_boxes_are_apart(sizes: list[tuple[float, float]], data: st.DataObject) -> None:
    ends = st.integers(0, len(sizes) - 1)
    links = data.draw(st.lists(st.tuples(ends, ends, st.floats(1, 9)), max_size=20))
    links = [link for link in links if link[0] != link[1]]
    at, height = placed(sizes, links, WIDTH)
    assert placed(sizes, links, WIDTH) == (at, height)
    for (x, y), (wide, high) in zip(at, sizes, strict=True):
        assert x - wide / 2 >= -1
        assert x + wide / 2 <= WIDTH + 1
        assert y - high / 2 >= 0
        assert y + high / 2 <= height
    for (one, size), (other, target) in combinations(zip(at, sizes, strict=True), 2):
        across = (size[0] + target[0]) / 2 - abs(one[0] - other[0])
        down = (size[1] + target[1]) / 2 - abs(one[1] - other[1])
        assert min(across, down) <= 0


def test_who_is_linked_stands_near() -> None:
    sizes = [(60.0, 28.0)] * 8
    at, _ = placed(sizes, [(0, 4, 1.0), (1, 5, 1.0), (2, 6, 1.0), (3, 7, 1.0)], WIDTH)

    def far(one: int, other: int) -> float:
        return math.dist(at[one], at[other])

    linked = sum(far(n, n + 4) for n in range(4)) / 4
    assert linked < sum(far(*pair) for pair in combinations(range(8), 2)) / 28


def test_nobody() -> None:
    assert placed([], [], WIDTH) == ([], 0.0)
