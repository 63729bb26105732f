"""Who is meant: the entities of an article, each with its type, country, roles and one name.

Takes the entities that ``entities.py`` builds from speakers and names, adds what else the encoder marks and the names
that knowledge finds, and puts together what is one: “Russia”, “Moscow” and “the Kremlin” where they act; Zelensky and
Zelenskyy; “the Russian president” and who holds that office on the day. What one word has two senses of is taken apart:
“Tehran denied it” and “in Tehran”.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from counterclaim.extraction import wording
from counterclaim.extraction.actors.called import called
from counterclaim.extraction.actors.elsewhere import elsewhere
from counterclaim.extraction.actors.identities import resolve
from counterclaim.extraction.actors.known import Names
from counterclaim.extraction.actors.people import country_of, roles_of
from counterclaim.extraction.actors.references import ACTORS, Identity, Reference, References
from counterclaim.extraction.actors.sides import take_sides
from counterclaim.extraction.types import NewsType, news_types
from counterclaim.knowledge.spelling import fold
from counterclaim.knowledge.world import Known, World
from counterclaim.knowledge.world import world as shipped
from counterclaim.language.annotation import Annotation
from counterclaim.records import Claim, Entity, EntityType, Span

_INFERRED = {"government", "body"}
"""Identities of entities that no words may name: “we” of a president is a government."""
_OWNERS = wording.POSSESSIVES - {"my", "our"}
_REASONS = 6
"""As many are told of an entity."""


@dataclass(frozen=True, slots=True)
class Actors:
    """The entities of an article after resolution."""

    entities: tuple[Entity, ...]
    """In the order of their first mentions, numbered anew."""
    spans: Mapping[Span, str]
    """The entity of every mention."""
    before: Mapping[str, str]
    """For the id of each entity that was given: the id of the one that now has most of its mentions."""
    given: frozenset[Span] = frozenset()
    """The mentions that the given entities had."""

    def entity_at(self, span: Span) -> str | None:
        """Return the id of the entity mentioned at exactly these characters."""
        return self.spans.get(span)

    def claims(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return *claims* with the new ids of their speakers: by the source's own words, else by where most went."""
        return tuple(
            replace(
                claim,
                speaker=self._now(claim.speaker, claim.source[0] if claim.source else None),
                addressee=self._now(claim.addressee, None),
            )
            for claim in claims
        )

    def _now(self, old: str | None, source: Span | None) -> str | None:
        if old is None:
            return None
        # “Ada Roon's brief” speaks for whom it is by, though the brief may be an entity too.
        at = self.spans.get(source) if source and (source in self.given or old not in self.before) else None
        return at or self.before.get(old)


def actors(
    annotation: Annotation,
    entities: Sequence[Entity],
    types: Sequence[NewsType] | None = None,
    *,
    published: str | None = None,
    world: World | None = None,
    where: Mapping[Span, str] = MappingProxyType({}),
) -> Actors:
    """Resolve who is meant in one article.

    Args:
        annotation: of the article.
        entities: of ``entities.entity``, whose ids claims refer to.
        types: of the annotation's mentions (``types.news_types``), where they are known already.
        published: the article's day, ISO 8601; by it offices are told. ``None``: whoever held them last.
        world: what is known; by default the table that ships.
        where: the country of each name that was found on the map.
    """
    names = Names(annotation, world or shipped(), published[:10] if published else None)
    names.drop(elsewhere(annotation, names, where))
    kinds = list(types) if types is not None else news_types(annotation, world)
    references = References(annotation, names, entities, kinds).all()
    resolve(annotation, names, references, {e.id: e for e in entities})
    take_sides(annotation, names, references)
    return _built(names, references, {e.id: e for e in entities}, {a: code for (a, _), code in where.items()})


def _built(
    names: Names, references: Sequence[Reference], old: Mapping[str, Entity], where: Mapping[int, str]
) -> Actors:
    groups: dict[Identity, list[Reference]] = {}
    votes: dict[str, Counter[Identity]] = {}
    for reference in references:
        groups.setdefault(reference.identity, []).append(reference)
        if reference.old:
            votes.setdefault(reference.old, Counter())[reference.identity] += 1
    heirs = {id: max(of, key=lambda i: (of[i], _same_end(i, old[id].name))) for id, of in votes.items()}
    given: dict[Identity, list[Entity]] = {}
    for id, heir in heirs.items():
        given.setdefault(heir, []).append(old[id])
    entities: list[Entity] = []
    spans: dict[Span, str] = {}
    ids: dict[Identity, str] = {}
    for identity, group in groups.items():
        if all(r.pronoun for r in group) and not any(r.old for r in group) and identity[0] not in _INFERRED:
            continue
        entity = _entity(names, f"e{len(entities) + 1}", identity, group, given.get(identity, ()))
        entities.append(_located(names, entity, group, where))
        ids[identity] = entity.id
        for reference in group:
            spans.setdefault(names.span(reference.run), entity.id)
            if reference.bare != reference.run:
                spans.setdefault(names.span(reference.bare), entity.id)
    if namesakes := _namesakes({identity: entities[int(id[1:]) - 1] for identity, id in ids.items()}):
        for reference in references:
            reference.identity = namesakes.get(reference.identity, reference.identity)
        return _built(names, references, old, where)
    entities = _possessed(entities, spans)
    before = {id: ids[identity] for id, identity in heirs.items() if identity in ids}
    own = frozenset(mention[0] for entity in old.values() for mention in entity.mentions)
    return Actors(tuple(entities), spans, before, own)


def _located(names: Names, entity: Entity, group: Sequence[Reference], where: Mapping[int, str]) -> Entity:
    """Return a place with the country of its names that were found on the map."""
    if entity.country is not None or entity.type not in {"place", "facility"}:
        return entity
    found = Counter(where[at] for r in group if r.named and (at := names.span(r.bare)[0]) in where)
    return replace(entity, country=found.most_common(1)[0][0]) if found else entity


def _namesakes(called: Mapping[Identity, Entity]) -> dict[Identity, Identity]:
    """Return for each person of a family name alone the one other of the article whose name ends so.

    “Roon vows to go on”, a headline may say, and only the text below tells that Ada Roon is a person.
    """
    people = {identity: entity.name.split() for identity, entity in called.items() if entity.type == "person"}
    out: dict[Identity, Identity] = {}
    for identity, words in people.items():
        if len(words) == 1 and words[0][:1].isupper() and identity[0] != "person":
            full = [
                other
                for other, name in people.items()
                if len(name) > 1 and fold(name[-1]) == fold(words[0]) and all(word[:1].isupper() for word in name)
            ]
            if len(full) == 1:
                out[identity] = full[0]
    return out


def _possessed(entities: list[Entity], spans: Mapping[Span, str]) -> list[Entity]:
    """Return *entities* with the owner in the names of those who are called by a pronoun: “Ada Roon’s lawyer”."""
    by_id = {entity.id: entity for entity in entities}

    def called(entity: Entity) -> Entity:
        pronoun, _, rest = entity.name.partition(" ")
        if not rest or pronoun.casefold() not in _OWNERS:
            return entity
        starts = (mention[0][0] for mention in entity.mentions)
        owners = (by_id.get(spans.get((at, at + len(pronoun)), "")) for at in starts)
        fit = (one for one in owners if one and one.id != entity.id and one.name[:1].isupper())
        person = {"his": True, "her": True, "its": False}.get(pronoun.casefold())
        owner = next((one for one in fit if person in {None, one.type == "person"}), None)
        return replace(entity, name=f"{owner.name}’s {rest}") if owner else entity

    return [called(entity) for entity in entities]


def _same_end(identity: Identity, name: str) -> bool:
    """Tell whether an identity is a name that ends as *name* does: of as many mentions, it is the likelier heir."""
    own, other = identity[1].split() if len(identity) > 1 else [], name.split()
    return bool(own and other) and fold(own[-1]) == fold(other[-1])


def _entity(
    names: Names,
    id: str,
    identity: Identity,
    references: Sequence[Reference],
    given: Sequence[Entity],
) -> Entity:
    known = next((r.known for r in references if r.known and r.identity == identity), None)
    kind = _type(identity, known, references, given)
    told = [r.meaning for r in references if r.meaning]
    roles, country = _roles(names, identity, known, [m.role for m in told if m.role], given)
    if not country and identity[0] not in {"place", "body", "person"}:
        country = next((m.country for m in told if m.country), None) or country_of(names, roles)
    name = next((m.name for m in told if m.name), "")
    if not name or identity[0] in {"cluster", "named"}:
        name = known.name if identity[0] == "person" and known else called(names, references, given, kind) or name
    reasons = list(dict.fromkeys(r.why for r in references if r.why and r.why != "coreference"))
    return Entity(
        id=id,
        type=kind,
        name=name,
        mentions=tuple((span,) for span in sorted({names.span(r.run) for r in references})),
        country=country,
        roles=roles,
        identifiers={"wikidata": known.wikidata if known and identity[0] in {"person", "body", "place"} else None},
        why="; ".join(reasons[:_REASONS]) or None,
    )


def _roles(
    names: Names, identity: Identity, known: Known | None, told: Sequence[str], given: Sequence[Entity]
) -> tuple[tuple[str, ...], str | None]:
    """Return the roles of an entity, those that are known before those that the text tells, and its country."""
    texts = list(dict.fromkeys([*(role for entity in given for role in entity.roles), *told]))
    texts = [role for role in texts if not _demonym(names, role)]
    if identity[0] == "person" and known is not None:
        sure, country = roles_of(names.world, identity[1], known, names.on)
        offices = {names.world.office(role) for role in sure}
        texts = [told for role in texts if (told := _without(role, known.name))]
        rest = [role for role in texts if names.world.office(role) not in offices or len(role.split()) > 4]
        return tuple(dict.fromkeys([*sure, *rest])), country
    if identity[0] in {"government", "people"}:
        return (), identity[1]
    return tuple(texts), known.country if known is not None and identity[0] in {"place", "body"} else None


def _demonym(names: Names, role: str) -> bool:
    """Tell whether a role says no more than where somebody is from: “Velmarian”."""
    kinds = {row.kind for row in names.world.candidates(role)}
    return bool(kinds) and kinds <= {"adjective", "people"}


def _without(role: str, name: str) -> str:
    """Return a role without the given name that it ends with where only the family name was taken for the name."""
    words = role.split()
    while words and words[-1] in name.split():
        words.pop()
    return " ".join(words)


def _type(
    identity: Identity, known: Known | None, references: Sequence[Reference], given: Sequence[Entity]
) -> EntityType:
    if identity[0] == "person":
        return "person"
    if identity[0] in {"government", "people"}:
        return "government" if identity[0] == "government" else "group"
    if identity[0] in {"place", "body"} and known is not None:
        return "place" if known.kind == "seat" else known.type
    votes = [ACTORS[r.kind] for r in references if not r.pronoun and r.kind in ACTORS]
    types: list[EntityType] = [e.type for e in given if e.type != "other"]
    if types and (types[0] == "person" or not votes):
        return types[0]
    return max(votes, key=votes.count) if votes else "other"
