"""The entities of an article as actors of the ledger: known ones, by ``comparison.across.identity``, or new ones.

What people have decided goes before: an entity that is pinned is who they said. Each name is looked up among the
``NEWEST`` actors that were last called so, and only where names leave it open is it looked at who stood beside them, in
their last ``STOOD`` articles: what an article costs does not grow with the ledger.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, TextClause, bindparam, case, delete, func, insert, select, text, update

from counterclaim.comparison.across.identity import Party, better, likeliest, likeness, parties, rarity
from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.rows import storable
from counterclaim.ledger.schema import actor_keys, actors, articles, members, pins
from counterclaim.records import Reading

NEWEST = 8
FEW = 3
"""The same for descriptions: “police” may be anybody."""
STOOD = 3
LONGEST = 200
"""Characters of a key."""
_ROLES = 24
"""Words of roles that are kept of an actor."""
_BATCH = 40


def _each(query: str) -> TextClause:
    """Return a statement that asks *query* of many keys at once; always as many, so that it is prepared only once."""
    asked = (f"SELECT * FROM ({query.replace(':k', f':k{number}')}) AS t{number}" for number in range(_BATCH))
    return text(" UNION ALL ".join(asked))


_CALLED = _each(f"SELECT key, actor FROM actor_keys WHERE key = :k ORDER BY seen DESC, actor LIMIT {NEWEST}")
_STOOD_IN = _each(f"SELECT actor, article FROM members WHERE actor = :k ORDER BY article DESC LIMIT {STOOD}")
_T = TypeVar("_T")


def link(connection: Connection, article: int, reading: Reading) -> None:
    """Say of each entity of *article* which actor it is."""
    found = [_kept(party) for party in parties(reading)]
    if not found:
        return
    known = _Known(connection, found)
    taken = dict(_pinned(connection, article, found))
    open_ = [party for party in found if party.entity not in taken]
    for party in open_:
        same = likeliest((actor, likeness(party, one)) for actor, one in known.called(party))
        if same is not None:
            taken[party.entity] = same
    _by_company(known, open_, taken)
    new = [party for party in open_ if party.entity not in taken]
    taken |= _made(connection, new)
    _seen(connection, article, [(party, taken[party.entity]) for party in found])


def unlink(connection: Connection, article: int) -> None:
    """Forget who is in *article*; the actors stay, so that they are the same when it is linked again."""
    in_it = select(members.c.actor).where(members.c.article == article)
    fewer = case((actors.c.articles > 0, actors.c.articles - 1), else_=0)
    connection.execute(update(actors).where(actors.c.id.in_(in_it)).values(articles=fewer))
    connection.execute(delete(members).where(members.c.article == article))


def pin_key(kind: str, name: str) -> str:
    """Return by what an entity that is pinned is known again in its article.

    >>> pin_key("person", "Ilse  Brandt")
    'p ilse brandt'
    """
    return storable(f"{kind[0]} {folded(name)}")[:LONGEST]


class _Known:
    """The actors that are called as entities of an article are, and who stood beside them."""

    def __init__(self, connection: Connection, found: Sequence[Party]) -> None:
        self._connection = connection
        self._by_key: dict[str, list[int]] = defaultdict(list)
        most: dict[str, int] = {}
        for party in found:
            most |= {key: max(_most(party), most.get(key, 0)) for key in party.keys}
        for key, actor in self._newest(_CALLED, sorted(most)):
            if len(self._by_key[key]) < most[key]:
                self._by_key[key].append(actor)
        self._rows = _actors(connection, {actor for held in self._by_key.values() for actor in held})

    def called(self, party: Party) -> Iterator[tuple[int, Party]]:
        """Yield the actors that share a key with *party*."""
        most = _most(party)
        for actor in dict.fromkeys(actor for key in party.keys for actor in self._by_key[key][:most]):
            yield actor, self._rows[actor]

    def beside(self, wanted: Iterable[int], of: set[int]) -> dict[int, set[int]]:
        """Return for each of the *wanted* actors those *of* whom that stood with it in its last articles."""
        stood: dict[int, list[int]] = defaultdict(list)  # actors of articles
        for actor, article in self._newest(_STOOD_IN, sorted(set(wanted))):
            stood[article].append(actor)
        out: dict[int, set[int]] = defaultdict(set)
        for some in slices(sorted(stood), 500):
            query = select(members.c.article, members.c.actor).where(members.c.article.in_(some))
            for article, other in self._connection.execute(query.where(members.c.actor.in_(of))):
                for actor in stood[article]:
                    out[actor].add(other)
        return out

    def tells(self, wanted: Iterable[int]) -> Mapping[int, float]:
        """Return how much it tells to stand beside each of these actors."""
        out: dict[int, float] = {}
        everything = self._connection.execute(select(func.max(articles.c.id))).scalar() or 0
        for some in slices(sorted(set(wanted)), 500):
            query = select(actors.c.id, actors.c.type, actors.c.articles).where(actors.c.id.in_(some))
            out |= {row.id: rarity(row.articles, row.type, everything) for row in self._connection.execute(query)}
        return out

    def _newest(self, query: TextClause, wanted: Sequence[Any]) -> Iterator[tuple[Any, int]]:
        for some in slices(wanted, _BATCH):
            given = {f"k{number}": one for number, one in enumerate(some)}
            nothing = "" if isinstance(some[0], str) else 0
            rest = {f"k{number}": nothing for number in range(len(some), _BATCH)}
            yield from self._connection.execute(query, given | rest).all()


def _most(party: Party) -> int:
    """Return how many actors are looked at that are called as *party* is."""
    return NEWEST if any(char.isupper() for char in party.name) else FEW


def _by_company(known: _Known, open_: Sequence[Party], taken: dict[str, int]) -> None:
    """Settle what names left open by who else is in the article: surely, or, at half the weight, possibly."""
    waiting = {party.entity: (party, dict(known.called(party))) for party in open_ if party.entity not in taken}
    may_be = {entity: _possible(party, held) for entity, (party, held) in waiting.items()}
    candidates = {actor for _, held in waiting.values() for actor in held}
    beside = known.beside(candidates, candidates | set(taken.values()))
    tells = known.tells(candidates | set(taken.values()))
    for _ in range(2):  # what is settled is company for the next
        for entity, (party, held) in list(waiting.items()):
            sure = set(taken.values())
            maybe = {actor for other in waiting if other != entity for actor in may_be[other]} - sure
            scored = []
            for actor in held:
                if actor not in sure:  # the article itself tells these apart
                    around = sum(tells[x] for x in beside[actor] & sure)
                    around += sum(tells[x] for x in beside[actor] & maybe - {actor}) / 2
                    scored.append((actor, likeness(party, held[actor], around)))
            same = likeliest(scored)
            if same is not None:
                taken[entity] = same
                del waiting[entity]


def _possible(party: Party, held: Mapping[int, Party]) -> set[int]:
    """Return whom a proper name may mean."""
    if not any(char.isupper() for char in party.name):
        return set()
    return {actor for actor, one in held.items() if likeness(party, one, 2.0)}


def _actors(connection: Connection, wanted: Iterable[int]) -> dict[int, Party]:
    """Return the actors with these numbers as parties."""
    keys: dict[int, dict[str, float]] = defaultdict(dict)
    out: dict[int, Party] = {}
    for some in slices(sorted(set(wanted)), 500):
        for row in connection.execute(select(actor_keys).where(actor_keys.c.actor.in_(some))):
            keys[row.actor][row.key] = row.tells
        for row in connection.execute(select(actors).where(actors.c.id.in_(some))):
            roles = frozenset(row.roles.split())
            out[row.id] = Party(row.kind, row.name, keys[row.id], row.country, row.wikidata, roles, type=row.type)
    return out


def _pinned(connection: Connection, article: int, found: Sequence[Party]) -> Iterator[tuple[str, int]]:
    """Yield the entities of which a person has said who they are; a longer or shorter name is still that one."""
    held = {row.name_key: row.actor for row in connection.execute(select(pins).where(pins.c.article == article))}
    if not held:
        return
    named = _actors(connection, held.values())
    for party in found:
        actor = held.get(pin_key(party.kind, party.name))
        if actor is None:
            like = [a for a in dict.fromkeys(held.values()) if party.keys.keys() & named[a].keys.keys()]
            actor = like[0] if len(like) == 1 and likeness(party, named[like[0]], 2.0) else None
        if actor is not None:
            yield party.entity, actor


def _made(connection: Connection, new: Sequence[Party]) -> dict[str, int]:
    """Make an actor of each of *new*; two of one name in one article become one."""
    first: list[tuple[int, Party]] = []
    place: dict[str, int] = {}
    for party in new:
        same = likeliest((number, likeness(party, one)) for number, one in first)
        if same is None:
            same = len(first)
            first.append((same, party))
        place[party.entity] = same
    rows = [
        {
            "kind": party.kind,
            "type": party.type,
            "name": storable(party.name),
            "name_key": storable(folded(party.name)),
            "country": party.country,
            "wikidata": party.wikidata,
            "roles": "",
            "articles": 0,
        }
        for _, party in first
    ]
    if not rows:
        return {}
    in_order = insert(actors).returning(actors.c.id, sort_by_parameter_order=True)
    ids = list(connection.execute(in_order, rows).scalars())
    return {entity: ids[number] for entity, number in place.items()}


def _seen(connection: Connection, article: int, found: Sequence[tuple[Party, int]]) -> None:
    """Note who is in *article*, and what that adds to what is known of them."""
    rows = [{"article": article, "entity": party.entity, "actor": actor} for party, actor in found]
    connection.execute(insert(members), rows)
    before = _actors(connection, (actor for _, actor in found))
    after: dict[int, dict[str, Any]] = {}
    keys: dict[tuple[str, int], float] = {}
    for party, actor in found:
        known = after.setdefault(actor, _cells(before[actor]))
        known["b_name"] = better(known["b_name"], storable(party.name))
        known["b_country"] = known["b_country"] or party.country
        known["b_wikidata"] = known["b_wikidata"] or party.wikidata
        known["b_roles"] = " ".join(sorted({*known["b_roles"].split(), *map(storable, party.roles)})[:_ROLES])
        keys |= {(key, actor): max(tells, keys.get((key, actor), 0.0)) for key, tells in party.keys.items()}
    changed: dict[str, Any] = {
        name: bindparam(f"b_{name}") for name in ("name", "name_key", "country", "wikidata", "roles")
    }
    one_more = update(actors).where(actors.c.id == bindparam("b_id")).values(**changed, articles=actors.c.articles + 1)
    connection.execute(
        one_more, [{**row, "b_id": actor, "b_name_key": folded(row["b_name"])} for actor, row in after.items()]
    )
    add_keys(connection, keys, article)


def add_keys(connection: Connection, keys: Mapping[tuple[str, int], float], article: int) -> None:
    """Let actors be found by *keys*, each with how much it tells; *article* is the newest that names them so."""
    of = sorted({actor for _, actor in keys})
    held: set[tuple[str, int]] = set()
    for some in slices(of, 500):
        query = select(actor_keys.c.key, actor_keys.c.actor).where(actor_keys.c.actor.in_(some))
        held |= {(row.key, row.actor) for row in connection.execute(query)}
    again = [{"k": key, "a": actor, "s": article} for key, actor in keys if (key, actor) in held]
    if again:
        where = (actor_keys.c.key == bindparam("k"), actor_keys.c.actor == bindparam("a"))
        connection.execute(update(actor_keys).where(*where).values(seen=bindparam("s")), again)
    rows = [
        {"key": key, "actor": actor, "tells": tells, "seen": article}
        for (key, actor), tells in keys.items()
        if (key, actor) not in held
    ]
    if rows:
        connection.execute(insert(actor_keys), rows)


def _cells(one: Party) -> dict[str, Any]:
    roles = " ".join(sorted(one.roles))
    return {"b_name": one.name, "b_country": one.country, "b_wikidata": one.wikidata, "b_roles": roles}


def _kept(party: Party) -> Party:
    """Return *party* with keys that a database holds."""
    keys = {storable(key)[:LONGEST]: tells for key, tells in party.keys.items()}
    return Party(party.kind, party.name, keys, party.country, party.wikidata, party.roles, party.entity, party.type)


def slices(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Yield *items* so many at a time, as a statement takes no more parameters."""
    return (items[at : at + size] for at in range(0, len(items), size))
