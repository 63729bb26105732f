"""What an entity is called: the usual one of its names, the fullest of its descriptions."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.extraction import wording
from counterclaim.extraction.actors.known import Names
from counterclaim.extraction.actors.references import Reference
from counterclaim.extraction.entities import core
from counterclaim.extraction.naming import without_titles
from counterclaim.knowledge.nouns import noun
from counterclaim.knowledge.spelling import PARTICLES, plain
from counterclaim.records import Entity, EntityType

_BEHIND = wording.GOVERNORS
_WITHIN = PARTICLES - {"of"}


def fullest(names: Names, members: Sequence[Reference], entity: Entity | None) -> str:
    """Return the fullest name of a cluster, without titles and nations before it."""
    found = [entity.name] if entity and entity.name[:1].isupper() else []
    for member in members:
        if member.named and not member.pronoun:
            found += [untitled(part) for part in names.words(member.bare).split(",")]
    return usual(found)


def usual(found: Sequence[str]) -> str:
    """Return the fullest of names that is one: the commonest of two words and more, else the first.

    >>> usual(["Roon", "Ada Roon", "Ada Roon Won", "Ada Roon", "Aides of Ada Roon"])
    'Ada Roon'
    """
    if not found or found.count(found[0]) == len(found):
        return found[0] if found else ""
    proper = [f for f in found if f and all(w[:1].isupper() or w.casefold() in _WITHIN for w in plain(f).split())]
    counted = Counter(f for f in proper if 1 < len(f.split()) < 6)
    for name in list(counted):  # “State Ada Roon” is a slip for “Ada Roon”
        counted[name] += sum(counted[other] for other in counted if other.endswith(f" {name}"))
    if counted:
        return max(counted, key=lambda name: (counted[name], len(name)))
    return next(iter(proper), next(iter(found), ""))


@lru_cache(maxsize=4096)
def untitled(name: str) -> str:
    """Return a name without titles and small words before it, and without brackets behind."""
    words = name.strip(" .,;:-–—").split()
    stops = (i for i, word in enumerate(words) if i and (word in _BEHIND or word.startswith("(")))
    words = without_titles(" ".join(words[: next(stops, len(words))])).split()
    while len(words) > 1 and (words[0].casefold() in wording.TITLES or words[0][:1].islower()):
        words = words[1:]
    return " ".join(words)


def called(names: Names, references: Sequence[Reference], given: Sequence[Entity], kind: EntityType) -> str:
    """Return the name of an entity that knowledge has none for.

    Args:
        names: of the article.
        references: the entity's mentions.
        given: the entities of before that it is made of.
        kind: its type.
    """
    told = [(r.named, " ".join(names.words(r.bare).split())) for r in references if not r.pronoun]
    parts = [part for is_name, words in told if is_name for part in words.split(",")]
    named = [words.split(",")[0].strip() or words for is_name, words in told if is_name]
    before = [entity.name for entity in given if entity.name]
    if kind == "person" and (proper := usual([untitled(name) for name in (*before, *parts)])) and proper[:1].isupper():
        return proper
    # What “entities.py” has called it is tidier than its words, where it is one of these.
    words = {word.casefold() for _, mention in told for word in mention.split()}
    if before and (_last(before[0]) in words or not told):
        return _bared(before[0])
    if named:
        return _bared(max(named, key=lambda name: (min(len(name.split()), 5), -named.index(name))))
    described = [core(words) for _, words in told] or before
    return max((d for d in described if len(d.split()) <= 8), key=len, default=described[0] if described else "")


def _bared(name: str) -> str:
    """Return a name without what it is in small letters: “the aid group *Harbour Watch*”."""
    words = name.split()
    at = next((i for i, word in enumerate(words) if word[:1].isupper()), 0)
    return " ".join(words[at:]) if at and noun([words[at - 1]]) is not None else name


def _last(name: str) -> str:
    return name.casefold().rsplit(maxsplit=1)[-1] if name.strip() else ""
