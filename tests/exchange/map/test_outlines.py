"""The encoding of lines, and the cutting of rings and lines at the edge of a map."""

import json
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exchange.map.outlines import clipped_line, clipped_ring, decoded, encoded, joined, outlines

degrees = st.tuples(st.integers(-9000, 9000), st.integers(-4500, 4500)).map(lambda one: (one[0] * 0.02, one[1] * 0.02))
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


@given(st.lists(degrees, min_size=1, max_size=20))
def test_lines_come_back_without_points_that_repeat(points: list[tuple[float, float]]) -> None:
    distinct = [one for number, one in enumerate(points) if number == 0 or one != points[number - 1]]
    back = list(decoded(encoded(points, 0.02), 0.02))
    assert len(back) == len(distinct)
    assert all(abs(a - c) < 1e-6 and abs(b - d) < 1e-6 for (a, b), (c, d) in zip(back, distinct, strict=True))


def test_a_ring_is_cut_to_the_box() -> None:
    assert set(clipped_ring(SQUARE, (5, 5, 20, 20))) == {(5, 5), (10, 5), (10, 10), (5, 10)}
    assert clipped_ring(SQUARE, (20, 20, 30, 30)) == []
    assert clipped_ring(SQUARE, (-1, -1, 20, 20))[-4:] == SQUARE


def test_a_line_falls_apart_where_it_leaves_the_box() -> None:
    line = [(0.0, 0.0), (1.0, 0.0), (9.0, 9.0), (20.0, 9.0), (9.0, 1.0), (1.0, 0.0)]
    assert list(clipped_line(line, (-1, -1, 2, 2))) == [line[:3], line[4:]]


def test_a_line_with_the_number_turned_round_goes_backwards() -> None:
    assert joined([[(0, 0), (1, 0)], [(0, 0), (2, 2), (1, 0)]], [0, ~1]) == [(0, 0), (1, 0), (2, 2), (0, 0)]


def test_the_world_is_whole_and_says_where_it_is_from() -> None:
    world = outlines()
    names = {country.name for country in world.countries}
    assert {"Norway", "Chile", "Japan", "Lebanon"} <= names
    assert all(ring.points[0] == ring.points[-1] for country in world.countries for ring in country.rings)
    assert len(world.borders) > 200
    path = files("counterclaim.exchange").joinpath("map", "outlines.json")
    assert len(path.read_bytes()) < 100_000
    table = json.loads(path.read_text(encoding="utf-8"))
    assert "Natural Earth" in table["source"]
    assert "public domain" in table["licence"]
