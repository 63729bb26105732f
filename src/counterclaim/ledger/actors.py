"""The actors of a ledger by hand: listed, merged, split; what was decided is kept in words that hold elsewhere too."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from counterclaim.comparison.across.identity import better, called, parties
from counterclaim.errors import OptionError
from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.links.actors import add_keys, pin_key
from counterclaim.ledger.newest import newest
from counterclaim.ledger.rows import storable
from counterclaim.ledger.schema import actor_keys, actors, articles, claims, decisions, entities, members, pins
from counterclaim.reading.naming import shown

_TOLD = 50
"""Articles by which a decision says whom it is about."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what is one in all the articles that name it."""

    id: int
    name: str
    type: str
    country: str | None
    wikidata: str | None
    articles: int
    claims: int


@dataclass(frozen=True, slots=True)
class Decision:
    """Two actors merged, or one split: ``data`` is portable, see ``merge`` and ``split``."""

    data: Mapping[str, Any]
    who: str
    made: str
    """ISO 8601, UTC."""


def listed(connection: Connection, words: str, limit: int) -> list[Actor]:
    """Return the actors whose names have all of *words*, those of most articles first."""
    query = select(actors).where(actors.c.articles > 0)
    for word in folded(words).split():
        query = query.where((" " + actors.c.name_key).contains(f" {word}", autoescape=True))
    rows = connection.execute(query.order_by(actors.c.articles.desc(), actors.c.id).limit(limit)).all()
    said = _claims(connection, [row.id for row in rows])
    return [_actor(row, said[row.id]) for row in rows]


def actor_of(connection: Connection, given: str) -> Actor:
    """Return the actor that *given* means: its number, its name, or words of its name that no other has.

    Raises:
        OptionError: there is none, or there are several.
    """
    if given.isdecimal() and len(given) < 10:
        row = connection.execute(select(actors).where(actors.c.id == int(given))).first()
        if row is not None and row.merged is not None:
            row = connection.execute(select(actors).where(actors.c.id == row.merged)).first()
        if row is not None:
            return _actor(row, _claims(connection, [row.id])[row.id])
        raise OptionError(f"There is no actor {given} in the ledger; look for it with: counterclaim actors WORDS")
    named = connection.execute(
        select(actors.c.id).where(actors.c.name_key == folded(given), actors.c.articles > 0).limit(2)
    ).scalars()
    same = [actor_of(connection, str(id)) for id in named]
    found = same if len(same) == 1 else listed(connection, given, 5) if folded(given) else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise OptionError(f"There is no actor “{shown(given)}” in the ledger; list them with: counterclaim actors")
    names = ", ".join(map(_shown, found))
    raise OptionError(f"“{shown(given)}” may be {names}; give the number")


def speaker(connection: Connection, given: str) -> Actor | None:
    """Return the actor whose number or whole name *given* is, ``None`` where none that speaks is called so.

    Raises:
        OptionError: several are, or there is none of that number.
    """
    if given.isdecimal() and len(given) < 10:
        return actor_of(connection, given)
    same = (actors.c.name_key == folded(given), actors.c.articles > 0)
    ids = connection.execute(select(actors.c.id).where(*same).order_by(actors.c.id).limit(50)).scalars().all()
    said = _claims(connection, ids)
    speaking = [id for id in ids if said[id]]
    if len(speaking) > 1:
        names = ", ".join(_shown(actor_of(connection, str(id))) for id in speaking[:5])
        raise OptionError(f"“{shown(given)}” may be {names}; give the number")
    return actor_of(connection, str(speaking[0])) if speaking else None


def merge(connection: Connection, one: Actor, other: Actor, who: str, made: str) -> None:
    """Make *other* one with *one*, which keeps its number; the number of *other* goes on to mean it.

    Raises:
        OptionError: they are one already.
    """
    if one.id == other.id:
        raise OptionError(f"{shown(one.name)} ({one.id}) is one actor already; give two")
    data = {"kind": "merge", "actors": [_told(connection, one.id), _told(connection, other.id)]}
    _merged(connection, one.id, other.id)
    _keep(connection, Decision(data, who, made))


def split(connection: Connection, actor: Actor, names: Sequence[str], who: str, made: str) -> int:
    """Make those whom the articles called *names* mean an actor of their own, and return its number.

    Raises:
        OptionError: an article does not name the actor, or no other does.
    """
    held = _articles(connection, actor.id)
    for name in names:
        if name not in held:
            raise OptionError(f"The article “{shown(name)}” does not name {shown(actor.name)} ({actor.id})")
    if set(names) == set(held):
        raise OptionError(f"These are all articles that name {shown(actor.name)} ({actor.id}); leave out some")
    kept = [name for name in held if name not in set(names)]
    data = {"kind": "split", "actor": _told(connection, actor.id, kept), "articles": sorted(set(names))}
    number = _split(connection, actor.id, [held[name] for name in names])
    _keep(connection, Decision(data, who, made))
    return number


def decided(connection: Connection) -> list[Decision]:
    """Return what was decided, the oldest first."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id))
    return [Decision(json.loads(row.data), row.who, row.made) for row in rows]


def decide_again(connection: Connection, decision: Decision) -> bool:
    """Do in this ledger what was decided in another; returns whether that is new here.

    Raises:
        KeyError, TypeError: it is no decision that a ledger wrote.
    """
    if decision in decided(connection):
        return False
    data = decision.data
    if data["kind"] == "merge":
        one, other = (_meant(connection, told) for told in data["actors"])
        if one is not None and other is not None and one != other:
            _merged(connection, one, other)
    elif data["kind"] == "split":
        of = _meant(connection, data["actor"])
        held = _articles(connection, of) if of is not None else {}
        apart = [held[name] for name in data["articles"] if name in held]
        if of is not None and apart and len(apart) < len(held):
            _split(connection, of, apart)
    else:
        raise KeyError(data["kind"])
    _keep(connection, decision)
    return True


def _keep(connection: Connection, decision: Decision) -> None:
    data = json.dumps(decision.data, ensure_ascii=False)
    connection.execute(insert(decisions).values(data=data, who=decision.who, made=decision.made))


def _merged(connection: Connection, one: int, other: int) -> None:
    _pin(connection, [one, other])
    cells = {row.id: row for row in connection.execute(select(actors).where(actors.c.id.in_([one, other])))}
    a, b = cells[one], cells[other]
    keys = connection.execute(select(actor_keys).where(actor_keys.c.actor == other)).all()
    connection.execute(delete(actor_keys).where(actor_keys.c.actor == other))
    for row in keys:
        add_keys(connection, {(row.key, one): row.tells}, row.seen)
    for table in (members, pins):
        connection.execute(update(table).where(table.c.actor == other).values(actor=one))
    connection.execute(
        update(actors).where(or_(actors.c.id == other, actors.c.merged == other)).values(merged=one, articles=0)
    )
    values = {"country": a.country or b.country, "wikidata": a.wikidata or b.wikidata}
    like = set(folded(a.name).split()) & set(folded(b.name).split())
    values["name"] = better(a.name, b.name) if like else a.name
    values["roles"] = " ".join(sorted({*a.roles.split(), *b.roles.split()}))
    values["name_key"] = folded(values["name"])
    connection.execute(update(actors).where(actors.c.id == one).values(values))
    _count(connection, one)


def _split(connection: Connection, actor: int, apart: Sequence[int]) -> int:
    _pin(connection, [actor])
    old = connection.execute(select(actors).where(actors.c.id == actor)).one()
    cells = {name: getattr(old, name) for name in ("kind", "type", "name", "name_key", "country")}
    made = connection.execute(insert(actors).values(**cells, roles="", articles=0)).inserted_primary_key
    new = int(made[0]) if made else 0
    names: Counter[str] = Counter()
    roles: set[str] = set()
    for article in apart:
        here = and_(members.c.actor == actor, members.c.article == article)
        ids = set(connection.execute(select(members.c.entity).where(here)).scalars())
        for party in parties(newest(connection, article)):
            if party.entity in ids:
                names[storable(party.name)] += 1
                roles |= set(map(storable, party.roles))
                add_keys(connection, {(storable(k)[:200], new): tells for k, tells in party.keys.items()}, article)
        connection.execute(update(members).where(here).values(actor=new))
        named = select(entities.c.type, entities.c.called).where(
            entities.c.article == article, entities.c.name.in_(ids)
        )
        for row in connection.execute(named):
            key = pin_key(*called(row.type, row.called))
            connection.execute(update(pins).where(pins.c.article == article, pins.c.name_key == key).values(actor=new))
    name = max(names, key=lambda one: (names[one], len(one)), default=old.name)
    values = {"name": name, "name_key": folded(name), "roles": " ".join(sorted(roles))}
    connection.execute(update(actors).where(actors.c.id == new).values(values))
    _count(connection, actor)
    _count(connection, new)
    return new


def _pin(connection: Connection, of: Sequence[int]) -> None:
    """Say of every entity that is one of these actors now that it is, whatever will be read from its article later."""
    query = (
        select(members.c.article, members.c.actor, entities.c.type, entities.c.called)
        .join(entities, and_(entities.c.article == members.c.article, entities.c.name == members.c.entity))
        .where(members.c.actor.in_(of))
    )
    rows = {(row.article, pin_key(*called(row.type, row.called))): row.actor for row in connection.execute(query)}
    there = {(row.article, row.name_key) for row in connection.execute(select(pins).where(pins.c.actor.in_(of)))}
    new = [{"article": a, "name_key": key, "actor": actor} for (a, key), actor in rows.items() if (a, key) not in there]
    for row in new:
        connection.execute(delete(pins).where(pins.c.article == row["article"], pins.c.name_key == row["name_key"]))
    if new:
        connection.execute(insert(pins), new)


def _count(connection: Connection, actor: int) -> None:
    number = select(func.count(members.c.article.distinct())).where(members.c.actor == actor).scalar_subquery()
    connection.execute(update(actors).where(actors.c.id == actor).values(articles=number))


def _told(connection: Connection, actor: int, names: Iterable[str] | None = None) -> dict[str, Any]:
    """Return who an actor is in words that hold in another ledger of the same articles."""
    row = connection.execute(select(actors).where(actors.c.id == actor)).one()
    held = _articles(connection, actor) if names is None else names
    cells = {name: getattr(row, name) for name in ("type", "name", "country", "wikidata")}
    return {**cells, "articles": sorted(held)[:_TOLD]}


def _meant(connection: Connection, told: Mapping[str, Any]) -> int | None:
    """Return who was told: of those whom the articles name, the one that most of them name by a like name."""
    query = (
        select(members.c.actor, entities.c.called_key, entities.c.wikidata)
        .join(articles, articles.c.id == members.c.article)
        .join(entities, and_(entities.c.article == members.c.article, entities.c.name == members.c.entity))
        .where(articles.c.name.in_(told["articles"]))
    )
    words = set(folded(told["name"]).split())
    found: Counter[int] = Counter()
    for row in connection.execute(query):
        same = row.wikidata is not None and row.wikidata == told["wikidata"]
        if same or words & set(row.called_key.split()):
            found[row.actor] += 10 if same or words == set(row.called_key.split()) else 1
    return max(found, key=lambda actor: (found[actor], -actor)) if found else None


def _articles(connection: Connection, actor: int) -> dict[str, int]:
    query = select(articles.c.name, articles.c.id).join(members, members.c.article == articles.c.id)
    rows = connection.execute(query.where(members.c.actor == actor).order_by(articles.c.id))
    return {row.name: row.id for row in rows}


def _claims(connection: Connection, wanted: Sequence[int]) -> Counter[int]:
    """Return how many claims each of these actors makes."""
    same = and_(claims.c.article == members.c.article, claims.c.speaker == members.c.entity)
    query = select(members.c.actor, func.count().label("said")).join(claims, same)
    rows = connection.execute(query.where(members.c.actor.in_(wanted)).group_by(members.c.actor))
    return Counter({row.actor: row.said for row in rows})


def _shown(one: Actor) -> str:
    return f"{one.id} ({shown(one.name)}, {one.type}, articles: {one.articles})"


def _actor(row: Any, said: int) -> Actor:
    return Actor(row.id, row.name, row.type, row.country, row.wikidata, row.articles, said)
