"""Which government speaks when a place does: “Ottawa rejected the claim” is the Canadian government."""

from functools import lru_cache

from counterclaim.knowledge.world import World
from counterclaim.knowledge.world import world as shipped


@lru_cache(maxsize=4096)
def adjective(place: str, world: World | None = None) -> str | None:
    """Return the adjective of the country that *place* is or is the capital of, ``None`` for other places.

    Args:
        world: what is known; by default the table that ships (adjectives by the CIA World Factbook's last edition).

    >>> adjective("Bangkok"), adjective("UK"), adjective("Velmar")
    ('Thai', 'British', None)
    """
    known = world or shipped()
    for row in known.candidates(place):
        if row.kind in {"country", "capital"} and row.country:
            nation = known.countries.get(row.country)
            return nation.adjective if nation else None
    return None


def government(place: str, world: World | None = None) -> str | None:
    """Return the name of the government that a country or a capital stands for, ``None`` where it stands for none.

    >>> government("Ottawa"), government("Velmar")
    ('Canadian government', None)
    """
    found = adjective(place, world)
    return f"{found} government" if found else None
