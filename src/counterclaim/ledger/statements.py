"""What somebody states, or what is stated in a story, day by day: with what it answers, and what answers to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.links.actors import slices
from counterclaim.ledger.schema import actors, articles, claims, entities, members, relations, ties
from counterclaim.ledger.search import Facets, search
from counterclaim.ledger.timeline import Answer, between, reworded

Which = Literal["", "denies", "changed"]
"""All statements, denials, or those that bring an earlier one up to date or say it more exactly."""
TURNS = ("updates", "refines")
MOST = 4_000
"""Claims of a story of which the newest are shown; a hundred articles have some 2,000."""
ATTRIBUTED = or_(claims.c.source != "", claims.c.cue != "")
"""What an article says itself has neither."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Another article that has the same statement in the same words."""

    article: str
    claim: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim on its day."""

    day: str | None
    """ISO 8601: when it was said, else when its article was published; ``None`` where neither is known."""
    said: bool
    """Whether the day is that on which it was said."""
    article: str
    claim: str
    title: str | None
    outlet: str | None
    speaker: str | None
    actor: int | None
    """Which actor of the ledger the speaker is."""
    stance: str
    text: str
    confidence: float
    answers: tuple[Answer, ...] = ()
    """What it denies, contradicts, brings up to date or says more exactly."""
    met: tuple[Answer, ...] = ()
    """What denies, contradicts … it; ``type`` is read from there to here."""
    before: str | None = None
    """Its words in an earlier version of the article, where they were others."""
    also: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor of the ledger, with all that articles report of them."""

    id: int
    name: str
    type: str
    country: str | None
    wikidata: str | None
    articles: int
    """Articles in which they speak."""
    named: int
    """Articles that name them."""
    claims: int
    denials: int
    changed: int
    first: str | None
    last: str | None
    names: tuple[str, ...]
    """How articles call them, the most frequent first, their name in the ledger aside."""


def of_actor(
    connection: Connection, actor: int, which: Which = "", offset: int = 0, limit: int = 20
) -> list[Statement]:
    """Return what *actor* states in *limit* claims from *offset* on, the oldest first, the same words only once."""
    day = func.coalesce(claims.c.said_start, articles.c.published)
    query = _rows().where(_by(actor), *_only(which))
    order = (func.substr(day, 1, 10).nulls_last(), articles.c.id, claims.c.id)
    found = connection.execute(query.order_by(*order).offset(offset).limit(limit)).all()
    return sorted(_together(_told(connection, found)), key=lambda one: one.day or "9999")


def of_articles(connection: Connection, numbers: Sequence[int]) -> list[Statement]:
    """Return what is stated in the articles with these *numbers*, the oldest first.

    The same words of one speaker stand once, with all articles that have them. What articles say themselves is left
    out unless it denies something.
    """
    told = or_(ATTRIBUTED, claims.c.stance == "denies")
    found: list[Any] = []
    for some in slices(sorted(numbers), 500):
        query = _rows().where(claims.c.article.in_(some), told)
        found += connection.execute(query.order_by(articles.c.id, claims.c.id).limit(MOST)).all()
    return sorted(_together(_told(connection, found[-MOST:])), key=lambda one: one.day or "9999")


def of_words(connection: Connection, words: str, facets: Facets) -> list[Statement]:
    """Return the claims that hold *words* and meet *facets*, the oldest first.

    Raises:
        OptionError: neither words nor facets say what to look for.
    """
    hits = search(connection, words, facets)
    found: list[Any] = []
    for some in slices(hits, 200):
        wanted = or_(*(and_(articles.c.name == hit.article, claims.c.name == hit.claim) for hit in some))
        found += connection.execute(_rows().where(wanted)).all()
    return sorted(_together(_told(connection, found)), key=lambda one: one.day or "9999")


def profile(connection: Connection, actor: int) -> Profile | None:
    """Return who *actor* is; one who was merged into another is that other; ``None`` where there is none."""
    row = connection.execute(select(actors).where(actors.c.id == actor)).first()
    if row is not None and row.merged is not None:
        row = connection.execute(select(actors).where(actors.c.id == row.merged)).first()
    if row is None or not row.articles:
        return None
    denials = func.coalesce(func.sum(case((claims.c.stance == "denies", 1), else_=0)), 0)
    when = (func.min(articles.c.published), func.max(articles.c.published))
    query = _joined(select(func.count(), denials, func.count(claims.c.article.distinct()), *when)).where(_by(row.id))
    said, denied, spoken, first, last = connection.execute(query).one()
    changed = connection.execute(_joined(select(func.count())).where(_by(row.id), *_only("changed"))).scalar_one()
    about = (row.id, row.name, row.type, row.country, row.wikidata, spoken, row.articles)
    return Profile(*about, said, denied, changed, first, last, tuple(_names(connection, row.id, row.name)))


def called(connection: Connection, name: str) -> list[int]:
    """Return the actors that articles call *name* where they speak, case and accents aside, the most frequent first."""
    query = (
        select(members.c.actor)
        .select_from(claims)
        .join(members, and_(members.c.article == claims.c.article, members.c.entity == claims.c.speaker))
        .where(claims.c.speaker_key == folded(name))
        .group_by(members.c.actor)
        .order_by(func.count().desc(), members.c.actor)
    )
    return list(connection.execute(query.limit(50)).scalars())


def _names(connection: Connection, actor: int, name: str) -> Iterator[str]:
    same = and_(entities.c.article == members.c.article, entities.c.name == members.c.entity)
    query = select(entities.c.called).join(members, same).where(members.c.actor == actor)
    query = query.group_by(entities.c.called).order_by(func.count().desc(), entities.c.called).limit(9)
    return (str(one) for one in connection.execute(query).scalars() if folded(one) != folded(name))


def _joined(query: Select[Any]) -> Select[Any]:
    speaker = and_(members.c.article == claims.c.article, members.c.entity == claims.c.speaker)
    return query.select_from(claims).join(articles, articles.c.id == claims.c.article).outerjoin(members, speaker)


def _rows() -> Select[Any]:
    cells = (claims.c.content, claims.c.speaker_name, claims.c.stance, claims.c.said_start, claims.c.confidence)
    about = (articles.c.name.label("of"), articles.c.title, articles.c.outlet, articles.c.published, articles.c.version)
    return _joined(select(claims.c.id, claims.c.article, claims.c.name, *cells, *about, members.c.actor))


def _by(actor: int) -> ColumnElement[bool]:
    return members.c.actor == actor


def _only(which: Which) -> list[ColumnElement[bool]]:
    if which == "denies":
        return [claims.c.stance == "denies"]
    if which == "changed":
        inside = select(relations.c.number).where(
            relations.c.article == claims.c.article, relations.c.a == claims.c.name, relations.c.type.in_(TURNS)
        )
        across = select(ties.c.id).where(ties.c.a == claims.c.id, ties.c.type.in_(TURNS))
        return [or_(inside.exists(), across.exists())]
    return []


def _told(connection: Connection, found: Sequence[Any]) -> list[Statement]:
    """Return the rows with what they stand against."""
    own = {row.id: row for row in found}
    pairs = sorted(set(between(connection, own)))
    rows: dict[int, Any] = dict(own)
    for some in slices(sorted({end for _, a, b in pairs for end in (a, b)} - own.keys()), 500):
        rows |= {row.id: row for row in connection.execute(_rows().where(claims.c.id.in_(some)))}
    answers: dict[int, list[Answer]] = {}
    met: dict[int, list[Answer]] = {}
    for type, a, b in pairs:
        answers.setdefault(a, []).append(_answer(type, rows[b]))
        met.setdefault(b, []).append(_answer(type, rows[a]))
    before = reworded(connection, {row.article: row.of for row in found if row.version > 1})
    made = (_statement(row, answers, met) for row in found)
    return [replace(one, before=before.get((one.article, one.claim))) for one in made]


def _answer(type: str, row: Any) -> Answer:
    return Answer(type, f"{row.of}#{row.name}", row.speaker_name or row.outlet, row.content)


def _statement(row: Any, answers: Mapping[int, list[Answer]], met: Mapping[int, list[Answer]]) -> Statement:
    day = (row.said_start or row.published or "")[:10] or None
    who = (row.speaker_name, row.actor, row.stance, row.content, row.confidence)
    where = (row.of, row.name, row.title, row.outlet)
    return Statement(
        day, bool(row.said_start), *where, *who, tuple(answers.get(row.id, ())), tuple(met.get(row.id, ()))
    )


def _together(found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what several articles have in the same words of one speaker once, as the earliest has it."""
    same: dict[tuple[object, str, str], list[Statement]] = {}
    for one in sorted(found, key=lambda one: one.day or "9999"):
        who = one.actor or folded(one.speaker or one.outlet or "")
        same.setdefault((who, one.stance, folded(one.text)), []).append(one)
    for first, *others in same.values():
        also = tuple(Printed(one.article, one.claim, one.outlet) for one in others)
        answers, met = (
            tuple({(a.type, folded(a.text)): a for one in (first, *others) for a in getattr(one, side)}.values())
            for side in ("answers", "met")
        )
        yield replace(first, also=also, answers=answers, met=met)
