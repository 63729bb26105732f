"""Who in one article is who in others: by a knowledge base's number, by name, by the company that a name keeps.

A name that tells (a full one, of more than common words) is enough where nothing speaks against it. One that does not
(a family name alone, an acronym's letters, “police”) joins only those in a like setting: beside others who are known.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from counterclaim.extraction import wording
from counterclaim.extraction.naming import bare, without_titles
from counterclaim.knowledge.spelling import PARTICLES, fold, given_fits
from counterclaim.knowledge.world import world
from counterclaim.records import Entity, EntityType, Reading

Kind = Literal["person", "body", "place"]
"""Types are often taken for one another in other articles: a government, a group, an organisation, a facility."""
KINDS: Mapping[EntityType, Kind] = {"person": "person", "place": "place"}
_LETTER: Mapping[Kind, str] = {"person": "p", "body": "b", "place": "l"}
_NUMBER = 2.0
ENOUGH = 0.5
COMPANY = 1.1
"""What must stand beside both a name that does not tell and the actor: two others that are rarely named. Chosen on
``evaluation/identities.py``, newsroom train."""
_DESCRIBED = 2
"""How much more a description needs: “people”, “the country”."""
_BACKGROUND = 20
"""Articles that even an empty ledger is taken to have, so that its first ones are not all strangers."""
_STRANGERS = 0.4
_OTHER_ROLES = 0.5
_OTHER_COUNTRY = 1.0
_SAME_COUNTRY = 0.2
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LEGAL = frozenset("inc ltd llc plc corp co limited gmbh ag sa nv bv oyj ab as spa pty incorporated".split())
_POINTING = (
    wording.POSSESSIVES | wording.INDEFINITE | wording.PRONOUNS | frozenset("the this these those about".split())
)
"""First words of what points to somebody, and names nobody."""
_COMMON = frozenset(
    """
    administration agency air army assembly association attorney authority bank board border bureau cabinet central
    chamber city civil coast command commission committee congress council county court crown defence defense department
    development directorate district economy education election electoral energy environment federal federation finance
    fire force forces foreign general government guard health high home hospital house institute interior investigation
    justice labor labour law local management ministry municipal national navy of office opposition parliament party
    planning police port press prosecutor prosecutors protection provincial public regional regulator safety school
    security senate service services state supreme task chronicle gazette herald journal mail news observer post star
    times tribune town trade transport treasury union university village water
    """.split()
)
"""Words of names that many bodies have; a name of these alone does not tell."""
_NATIONAL = frozenset(
    "army cabinet congress government military ministry navy parliament presidency senate supreme treasury".split()
)
"""Of which a country has one, where no other word of the name makes it smaller."""
_SMALLER = frozenset("city county district local municipal provincial regional state town village".split())
_HOLDERS = frozenset("of the for in at a an and former deputy chief senior acting head new ex vice leader".split())
"""Words of roles that say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Party:
    """An entity of an article, or an actor of a ledger, with what tells it from its namesakes."""

    kind: Kind
    name: str
    keys: Mapping[str, float]
    """What it is looked up by, and how much each tells alone: ``ENOUGH`` and more, or 0 where company must help."""
    country: str | None = None
    wikidata: str | None = None
    roles: frozenset[str] = frozenset()
    entity: str = ""
    """Its id in the article."""
    type: EntityType = "other"


def parties(reading: Reading) -> list[Party]:
    """Return the entities of *reading* that have a name, as they can be found in other articles.

    >>> from counterclaim.records import Document
    >>> one = Entity("e1", "person", "Mayor Ilse Brandt", roles=("mayor of Orlec",))
    >>> (found,) = parties(Reading(Document("a", ""), (one,)))
    >>> found.name, dict(found.keys), sorted(found.roles)
    ('Ilse Brandt', {'p~brandt': 0.0, 'p=ilse brandt': 1.0, '*=ilse brandt': 0.0}, ['mayor', 'orlec'])
    """
    return [party for entity in reading.entities if (party := _party(reading, entity)) is not None]


def roles_of(entity: Entity) -> frozenset[str]:
    """Return the telling words of an entity's roles."""
    return frozenset(word for role in entity.roles for word in bare(role).split() if word not in _HOLDERS)


def likeness(one: Party, actor: Party, company: float | None = None) -> float:
    """Return how likely *one* is *actor*: 0 for no, ``ENOUGH`` and more for yes.

    Args:
        company: how much of those around *one* has stood beside *actor* before, each by how rarely it is named;
            ``None`` where nobody has looked.
    """
    shared = [min(one.keys[key], actor.keys[key]) for key in one.keys.keys() & actor.keys.keys()]
    if not shared or max(shared) == _NUMBER:
        return max(shared, default=0.0)
    if all(max(party.keys.values()) == _NUMBER for party in (one, actor)):
        return 0.0  # two who are known to be two
    countries = one.country and actor.country
    if max(shared) < ENOUGH:
        apart = bool(countries) and one.country != actor.country
        apart = apart or (one.kind == actor.kind == "person" and not _given_fit(one.name, actor.name))
        wanted = COMPANY if any(char.isupper() for char in one.name) else _DESCRIBED * COMPANY
        return 0.0 if company is None or apart or company < wanted else min(company / wanted / 2, 1.0)
    found = max(shared) + (min(company, 1.0) if company else -_STRANGERS)
    if countries:
        found += _SAME_COUNTRY if one.country == actor.country else -_OTHER_COUNTRY
    if one.roles and actor.roles and not one.roles & actor.roles:
        found -= _OTHER_ROLES
    return max(found, 0.0)


def rarity(articles: int, type: EntityType, of: int) -> float:
    """Return how much it tells that two articles name the same actor, which *articles* do *of* all that there are.

    The square of what it informs (Sparck Jones 1972), so that ten whom everybody names are no setting of their own.

    >>> [round(rarity(n, "person", 1000), 2) for n in (1, 10, 100, 1000)], round(rarity(1, "place", 1000), 2)
    ([1.0, 0.45, 0.11, 0.0], 0.5)
    """
    everything = max(of, articles) + _BACKGROUND
    informs = math.log(everything / max(articles, 1)) / math.log(everything)
    return (0.5 if type in ("place", "government") else 1.0) * informs**2


def better(one: str, other: str) -> str:
    """Return the name by which an actor is shown: a full one, and what others lead with is no part of it.

    >>> better("Brandt", "Ilse Brandt"), better("Democrat Ilse Brandt", "Ilse Brandt")
    ('Ilse Brandt', 'Ilse Brandt')
    """
    if len(one.split()) == 1 or _acronym(one):
        return max(one, other, key=lambda name: (len(name.split()), len(name)))
    return other if len(other.split()) > 1 and one.endswith(f" {other}") else one


def called(type: EntityType, name: str) -> tuple[Kind, str]:
    """Return what sort of thing an entity is and its name as it is compared.

    >>> called("person", "Mayor Ilse Brandt")
    ('person', 'Ilse Brandt')
    """
    kind = KINDS.get(type, "body")
    return kind, " ".join((without_titles(name) if kind == "person" else name).split())


def _party(reading: Reading, entity: Entity) -> Party | None:
    kind, name = called(entity.type, entity.name)
    if not bare(name):
        return None
    wikidata = entity.identifiers.get("wikidata")
    keys: dict[str, float] = {f"{_LETTER[kind]}#{wikidata}": _NUMBER} if wikidata else {}
    said = {name, *_acronyms(reading, entity)} if kind == "body" else {name}
    for one in sorted(said):
        for key, tells in _keys(kind, one, entity):
            keys[key] = max(keys.get(key, 0.0), tells)
    if entity.type != "government" and len(name.split()) > 1 and max(keys.values()) >= ENOUGH:
        keys[f"*={bare(name)}"] = 0.0  # elsewhere it may be taken for another kind of thing
    return Party(kind, name, keys, entity.country, wikidata, roles_of(entity), entity.id, entity.type)


def _acronyms(reading: Reading, entity: Entity) -> Iterator[str]:
    """Yield the acronyms among the mentions of a body."""
    for mention in entity.mentions:
        if len(mention) == 1:
            said = reading.document.text[slice(*mention[0])].strip()
            if _acronym(said):
                yield said


def _acronym(name: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", name))


def _keys(kind: Kind, name: str, entity: Entity) -> Iterator[tuple[str, float]]:
    if kind == "person":
        yield from _person_keys(name)
        return
    letter = _LETTER[kind]
    words = [word for word in bare(name).split() if word not in _LEGAL] or bare(name).split()
    joined = " ".join(words)
    if _acronym(name):
        letters = name.replace(".", "").casefold()
        yield f"{letter}={letters}", 0.7
        yield f"{letter}~{letters}", 0.0
        return
    if kind == "body" and (initials := _initials(name)):
        yield f"{letter}~{initials}", 0.0
    if _tells(name, words, entity):
        yield f"{letter}={joined}", 1.0
        return
    yield f"{letter}~{joined}", 0.0
    if entity.country and entity.type != "group" and _NATIONAL & set(words) and not _SMALLER & set(words):
        yield f"{letter}={joined} {entity.country}", 0.9


def _tells(name: str, words: list[str], entity: Entity) -> bool:
    """Tell whether a name is one body's, group's or place's only: it has a capital, and a word that is not common."""
    proper = [word for word in name.split() if word[:1].isupper() and word.casefold() not in _POINTING]
    if not proper or (entity.type == "group" and name.split()[-1][:1].islower()):
        return False
    return not _COMMON.issuperset(words) and name not in world().common


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper()]
    return "".join(word[0] for word in words).casefold() if 3 <= len(words) <= 6 else ""


def _person_keys(name: str) -> Iterator[tuple[str, float]]:
    words = _parts(name)
    particles = [word for word in words if word.casefold() in PARTICLES]
    names = [word for word in words if word[:1].isupper() and word.casefold() not in _POINTING]
    if len(names) + len(set(particles) - set(names)) < len(words) or any(char.isdigit() for char in name):
        yield f"p~{bare(name)}", 0.0  # “boatbuilder from Nelson”
        return
    if {word.strip(".").casefold() for word in words} <= wording.TITLES:
        yield f"p~{bare(name)}", 0.0  # “Mr. President”
        return
    last = fold(words[-1])
    yield f"p~{last}", 0.0
    given = [word for word in words[:-1] if word.casefold() not in PARTICLES]
    for number, word in enumerate(given):
        # What stands second may be the first: “Air Commodore Ilse Brandt”.
        yield f"p={fold(word)} {last}", 1.0 if number == 0 and len(word.strip(".")) > 1 else 0.7


def _parts(name: str) -> list[str]:
    words = name.replace("-", " ").split()
    kept = [word for word in words if word.strip(".,").casefold() not in _GENERATIONS]
    return kept or words


def _given_fit(one: str, other: str) -> bool:
    """Tell whether two people's given names may be one; where one has none, nothing speaks against it."""
    a, b = (_parts(name)[:-1] for name in (one, other))
    return not a or not b or any(given_fits(x, y) for x in a for y in b)


def likeliest(found: Iterable[tuple[int, float]]) -> int | None:
    """Return the actor that is likeliest, the first of equals, ``None`` where none is likely enough.

    >>> likeliest([(1, 0.4), (2, 0.9)]), likeliest([(1, 0.6), (2, 0.6)]), likeliest([(1, 0.4)])
    (2, 1, None)
    """
    ranked = sorted(found, key=lambda one: -one[1])
    return ranked[0][0] if ranked and ranked[0][1] >= ENOUGH else None
