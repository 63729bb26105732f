"""TopoJSON made into the table of the maps."""

from building.outlines import arcs_of, outlines, thinned

ATLAS = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [-10, 0]},
    # Two squares, side by side: the border between them, what is around the left, what is around the right.
    "arcs": [[[20, 0], [0, 20]], [[20, 20], [-20, 0], [0, -20], [20, 0]], [[20, 0], [20, 0], [0, 20], [-20, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "properties": {"name": "Dorren"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"name": "Velmora"}, "arcs": [[[2, -1]]]},
            ]
        }
    },
}


def test_arcs_become_degrees() -> None:
    assert next(iter(arcs_of(ATLAS))) == [(0.0, 0.0), (0.0, 10.0)]


def test_countries_are_rings_of_lines() -> None:
    table = outlines(ATLAS)
    assert table["countries"] == {"Dorren": [[0, 1]], "Velmora": [[2, -1]]}
    assert len(table["lines"]) == 3


def test_points_on_the_way_are_left_out() -> None:
    assert thinned([(0, 0), (1, 0.01), (2, 0), (2, 2)], 0.05) == [(0, 0), (2, 0), (2, 2)]
    assert thinned([(0, 0), (0, 0)], 0.05) == [(0, 0), (0, 0)]
