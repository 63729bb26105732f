"""From chains of mentions to the entities of the record."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType

from counterclaim.extraction import wording
from counterclaim.extraction.mentions import Mention
from counterclaim.extraction.naming import bare
from counterclaim.extraction.speakers import Chain
from counterclaim.extraction.types import NewsType
from counterclaim.knowledge.governments import adjective, government
from counterclaim.knowledge.world import World
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Entity, EntityType

# What the nouns of its mentions may say beyond the type of its name, or in place of one.
_FITTING: dict[tuple[str, NewsType], EntityType] = {
    ("organization", "government"): "government",
    ("organization", "group"): "group",
    ("organization", "facility"): "facility",
    ("place", "facility"): "facility",
    ("", "person"): "person",
    ("", "organization"): "organization",
    ("", "government"): "government",
    ("", "group"): "group",
    ("", "place"): "place",
    ("", "facility"): "facility",
}


def entity(
    annotation: Annotation,
    mentions: list[Mention],
    chain: Chain,
    number: int,
    further: Collection[Run] = (),
    types: Mapping[Run, NewsType] = MappingProxyType({}),
    world: World | None = None,
) -> Entity | None:
    """Build the entity of one chain; ``None`` where it has neither a name nor a description.

    Args:
        annotation: of the article.
        mentions: those that the chain numbers.
        chain: the speaker's.
        number: of the entity's id.
        further: other places where it is spoken of.
        types: of the encoder's mentions.
        world: what is known; by default the table that ships.
    """
    name = _name(annotation, mentions, chain, world)
    if name is None:
        return None
    own = (mentions[i].run for i in chain.mentions if mentions[i].owner is None)
    runs = dict.fromkeys([*further, *own])  # a source may be that of several claims
    return Entity(
        id=f"e{number}",
        type=_type(chain, Counter(types[run] for run in runs if run in types)),
        name=name,
        mentions=tuple((span,) for span in sorted(map(annotation.span, runs))),
        roles=tuple(chain.roles),
        identifiers={"wikidata": None},
    )


def _name(annotation: Annotation, mentions: list[Mention], chain: Chain, world: World | None) -> str | None:
    if chain.naming and chain.type == "place" and chain.speaks:
        spoken = government(chain.naming.fullest, world)
        if spoken:
            return spoken
    if chain.naming:
        return " ".join(chain.naming.fullest.split())
    described = [mentions[i] for i in chain.mentions if mentions[i].kind == "description"]
    if not described:
        return None
    # The fullest description introduces whom it means; “the ministry” only points back.
    cores = [core(annotation.words(m.run)).split() for m in described]
    words = max((c for c in cores if len(c) <= 8), key=len, default=cores[0])
    while len(words) > 1 and words[0].casefold() in {"the", "a", "an"}:
        words = words[1:]
    return _of_country(" ".join(words).rstrip(" ,"), world)


def _of_country(name: str, world: World | None = None) -> str:
    """Return a body's name with its country as an adjective, where a country or a capital tells it.

    >>> _of_country("Bangkok’s foreign ministry"), _of_country("foreign ministry in Bangkok")
    ('Thai foreign ministry', 'Thai foreign ministry')
    """
    behind, before = re.fullmatch(r"(\D+) in (\w+)", name), re.fullmatch(r"([\w ]+)['’]s (.+)", name)
    place, rest = (behind[2], behind[1]) if behind else (before[1], before[2]) if before else ("", name)
    country = adjective(place, world)
    return f"{country} {rest}" if country and rest.split()[-1].lower() in wording.BODIES else name


def _type(chain: Chain, votes: Counter[NewsType]) -> EntityType:
    if chain.type == "person" or chain.gender in {"male", "female"}:
        return "person"
    for kind, _ in votes.most_common():
        if kind == chain.type:
            break  # most of its mentions say no more than its name
        if (fitting := _FITTING.get((chain.type, kind))) is not None:
            return fitting
    if chain.type == "organization":
        return "organization"
    if chain.type == "place":
        # A place that speaks is those who govern it: “Moscow said”.
        return "government" if chain.speaks else "place"
    heads = {h for h in chain.heads if h}
    if any(h.endswith("s") and not h.endswith("ss") and h[:-1] not in wording.BODIES for h in heads):
        return "group"
    return "organization" if any(bare(h) in wording.BODIES for h in heads) else "other"


def core(description: str) -> str:
    """Return a description without what only tells more of it: “a driver *who had seen it*”, “a pilot, *asked by …*”.

    >>> core("a driver who had seen it")
    'a driver'
    """
    cut = re.split(
        r"(?<=\w),? (?:who|whom|whose|which|that|of which|of whom)\b|(?<=\w)[,(;] |(?<=\w) [–—] ",
        description,
        maxsplit=1,
    )
    return cut[0]
