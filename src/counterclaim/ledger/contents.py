"""What a ledger holds, page by page: its newest articles, and all that one speaker said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, select

from counterclaim.knowledge.spelling import folded
from counterclaim.ledger.schema import articles, claims
from counterclaim.ledger.search import Hit


@dataclass(frozen=True, slots=True)
class Listed:
    """One article, with how much was read from its newest version; what it says itself is not counted."""

    article: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    version: int
    claims: int
    denials: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Heard:
    """One speaker, by name, with all that articles report of them."""

    name: str
    """As most articles write it."""
    claims: int
    denials: int
    articles: int
    first: str | None
    """When the earliest of these articles was published, ISO 8601."""
    last: str | None


def listed(connection: Connection, offset: int, limit: int) -> list[Listed]:
    """Return articles, the last published first; those without a date come last, the last added first."""
    order = (articles.c.published.desc().nulls_last(), articles.c.id.desc())
    rows = connection.execute(select(articles).order_by(*order).offset(offset).limit(limit)).all()
    counts = _counts(connection, [row.id for row in rows])
    return [
        Listed(row.name, row.title, row.outlet, row.byline, row.published, row.version, *counts.get(row.id, (0, 0, 0)))
        for row in rows
    ]


def _counts(connection: Connection, rows: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    attributed = (claims.c.source != "") | (claims.c.cue != "")
    query = (
        select(claims.c.article, func.count(), _denials(), func.count(claims.c.speaker_key.distinct()))
        .where(claims.c.article.in_(rows), attributed)
        .group_by(claims.c.article)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def heard(connection: Connection, name: str) -> Heard | None:
    """Return who is called *name*, case and accents aside; ``None`` where nobody is."""
    key = folded(name)
    joined = claims.join(articles, claims.c.article == articles.c.id)
    about = (func.count(), _denials(), func.count(claims.c.article.distinct()))
    when = (func.min(articles.c.published), func.max(articles.c.published))
    row = connection.execute(select(*about, *when).select_from(joined).where(claims.c.speaker_key == key)).one()
    if not row[0]:
        return None
    count = func.count()
    spelt = select(claims.c.speaker_name).where(claims.c.speaker_key == key).group_by(claims.c.speaker_name)
    called = connection.execute(spelt.order_by(count.desc(), claims.c.speaker_name).limit(1)).scalar_one()
    return Heard(str(called), row[0], row[1], row[2], row[3], row[4])


def said(connection: Connection, name: str, stance: str, offset: int, limit: int) -> list[Hit]:
    """Return what the speaker called *name* said, in the order of publication; with *stance*, only what has that."""
    query = (
        select(articles, claims.c.name.label("claim"), claims.c.content, claims.c.speaker_name, claims.c.stance)
        .add_columns(claims.c.confidence)
        .join(claims, claims.c.article == articles.c.id)
        .where(claims.c.speaker_key == folded(name))
        .order_by(articles.c.published.nulls_last(), articles.c.id, claims.c.id)
    )
    if stance:
        query = query.where(claims.c.stance == stance)
    return [_hit(row) for row in connection.execute(query.offset(offset).limit(limit))]


def _hit(row: Any) -> Hit:
    about = (row.title, row.outlet, row.published, row.speaker_name, row.stance, row.confidence)
    return Hit(row.name, row.claim, row.content, *about)


def _denials() -> Any:
    return func.coalesce(func.sum(case((claims.c.stance == "denies", 1), else_=0)), 0)
