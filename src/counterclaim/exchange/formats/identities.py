"""Who is one and the same in several articles, as far as that can be told from the records alone."""

from counterclaim.knowledge.spelling import key
from counterclaim.records import Entity


def identity(entity: Entity) -> str:
    """Return what records of one person or body have in common: the Wikidata item, else type and name.

    >>> identity(Entity("e1", "person", "Ada Brandt")) == identity(Entity("e7", "person", "ADA BRANDT"))
    True
    """
    wikidata = entity.identifiers.get("wikidata")
    return f"wikidata {wikidata}" if wikidata else f"{entity.type} {entity.country or ''} {key(entity.name).casefold()}"


def is_named(entity: Entity) -> bool:
    """Tell whether *entity* has a name that means the same in another article; “the officials” has none."""
    return bool(entity.identifiers.get("wikidata")) or any(character.isupper() for character in entity.name)
