"""Which articles are on the same happening: what tells of it, how alike they are, which stand under one headline."""

from counterclaim.comparison.stories.grouping import MEMBERS, STORIES, WINDOW, Placed, central, settled, together
from counterclaim.comparison.stories.terms import INDEXED, Profile, key, profiled, terms

__all__ = [
    "INDEXED",
    "MEMBERS",
    "STORIES",
    "WINDOW",
    "Placed",
    "Profile",
    "central",
    "key",
    "profiled",
    "settled",
    "terms",
    "together",
]
