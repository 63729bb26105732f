"""A map of the places an article speaks of, as one SVG element that needs nothing from anywhere."""

from counterclaim.exchange.map.drawing import map_of

__all__ = ["map_of"]
