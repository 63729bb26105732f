"""A map of the places that articles speak of, as one SVG element that needs nothing from anywhere."""

from counterclaim.exchange.map.drawing import doubtful, drawn, map_of
from counterclaim.exchange.map.moves import Move, moves

__all__ = ["Move", "doubtful", "drawn", "map_of", "moves"]
