"""Where it is: toponyms to places in the world."""

from counterclaim.extraction.places.resolution import Resolution, resolve
from counterclaim.extraction.places.whereabouts import Located, places, whereabouts

__all__ = ["Located", "Resolution", "places", "resolve", "whereabouts"]
