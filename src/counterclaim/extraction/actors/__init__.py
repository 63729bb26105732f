"""Who is meant: one entity for all the words that stand for it."""

from counterclaim.extraction.actors.resolution import Actors, actors

__all__ = ["Actors", "actors"]
