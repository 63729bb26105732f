"""Claims in the order of time: who claimed, who denied, who changed what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select

from counterclaim.comparison.across import APART
from counterclaim.ledger.actors import Actor
from counterclaim.ledger.changes import changes, content
from counterclaim.ledger.links.actors import slices
from counterclaim.ledger.newest import unpacked
from counterclaim.ledger.schema import articles, claims, members, profiles, relations, ties, versions
from counterclaim.ledger.search import Facets, check_day, search
from counterclaim.records import Reading

TELLING = ("denies", "conflicts", "updates", "refines")
"""Relations that say how an account moved."""
_MATCHES = 400
"""Claims that hold words, of which at most so many are looked at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a claim stands to another one."""

    type: str
    claim: str
    """``ARTICLE#c3``."""
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim on its day."""

    day: str | None
    """ISO 8601: when it was said, else when its article was published; ``None`` where neither is known."""
    said: bool
    """Whether the day is that on which it was said."""
    article: str
    claim: str
    speaker: str | None
    stance: str
    text: str
    outlet: str | None
    published: str | None
    confidence: float
    answers: tuple[Answer, ...] = ()
    before: str | None = None
    """Its words in an earlier version of the article, where they were others."""


@dataclass(frozen=True, slots=True)
class Span:
    """From which to which day, ISO 8601; empty ends are open.

    Raises:
        OptionError: an end is no date.
    """

    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        check_day(self.since)
        check_day(self.until)

    def holds(self, day: str | None) -> bool:
        """Tell whether *day* lies in it; an unknown day lies only in one that is open.

        >>> Span(until="2025-01").holds("2025-01-31"), Span("2025").holds(None), Span().holds(None)
        (True, False, True)
        """
        if day is None:
            return not (self.since or self.until)
        return day >= self.since and (not self.until or day[: len(self.until)] <= self.until)


def of_actor(connection: Connection, actor: Actor, span: Span, limit: int, story: int | None = None) -> list[Entry]:
    """Return what *actor* has claimed, in one *story* where that is given, and what others have answered to it."""
    same = and_(members.c.article == claims.c.article, members.c.entity == claims.c.speaker)
    query = _rows().join(members, same).where(members.c.actor == actor.id)
    own = connection.execute(query if story is None else query.where(_told_in(story))).all()
    return _entries(connection, own, span, limit)


def of_story(connection: Connection, story: int, span: Span, limit: int) -> list[Entry]:
    """Return what was claimed in *story*, and what was answered to it, wherever that was.

    What an article states itself is there where it answers to a claim or is answered.
    """
    attributed = or_(claims.c.cue != "", claims.c.source != "")
    found = connection.execute(_rows().where(_told_in(story), attributed)).all()
    return _entries(connection, found, span, limit)


def of_words(connection: Connection, words: str, span: Span, limit: int, story: str = "") -> list[Entry]:
    """Return the claims that hold *words*, in one *story* where that is given, and what others have answered to them.

    Raises:
        OptionError: there are no words.
    """
    hits = search(connection, words, Facets(limit=5 * limit, story=story))[:_MATCHES]
    wanted = or_(false(), *(and_(articles.c.name == hit.article, claims.c.name == hit.claim) for hit in hits))
    return _entries(connection, connection.execute(_rows().where(wanted)).all(), span, limit)


def _told_in(story: int) -> ColumnElement[bool]:
    return claims.c.article.in_(select(profiles.c.article).where(profiles.c.story == story))


def _rows() -> Select[Any]:
    cells = (claims.c.content, claims.c.speaker_name, claims.c.stance, claims.c.said_start, claims.c.confidence)
    about = (articles.c.name.label("of"), articles.c.outlet, articles.c.published, articles.c.version)
    query = select(claims.c.id, claims.c.article, claims.c.name, *cells, *about)
    return query.join(articles, articles.c.id == claims.c.article)


def _entries(connection: Connection, found: Iterable[Any], span: Span, limit: int) -> list[Entry]:
    """Return the newest *limit* of what was found and of what answers to it, the oldest first."""
    rows = {row.id: row for row in found}
    pairs = set(between(connection, rows))
    ends = {end for _, a, b in pairs for end in (a, b)}
    for some in slices(sorted(ends - rows.keys()), 500):
        rows |= {row.id: row for row in connection.execute(_rows().where(claims.c.id.in_(some)))}
    answers: dict[int, list[Answer]] = {}
    for type, a, b in sorted(pairs):
        other = rows[b]
        answer = Answer(type, f"{other.of}#{other.name}", other.speaker_name, other.content)
        answers.setdefault(a, []).append(answer)
    made = [_entry(row, tuple(answers.get(id, ()))) for id, row in rows.items()]
    kept = sorted((one for one in made if span.holds(one.day)), key=lambda one: (one.day or "", one.article))[-limit:]
    shown = {one.article for one in kept}
    changed = {row.article: row.of for row in rows.values() if row.version > 1 and row.of in shown}
    before = reworded(connection, changed)
    return [replace(one, before=before.get((one.article, one.claim))) for one in kept]


def between(connection: Connection, rows: Mapping[int, Any]) -> Iterator[tuple[str, int, int]]:
    """Yield the telling relations, inside articles and across them, that one of these claims stands in.

    Across stories only those that are nearly certain, as on the board (``Setting.holds``).
    """
    one, other = claims.alias(), claims.alias()
    inside = (
        select(relations.c.type, one.c.id.label("a"), other.c.id.label("b"))
        .join(one, and_(one.c.article == relations.c.article, one.c.name == relations.c.a))
        .join(other, and_(other.c.article == relations.c.article, other.c.name == relations.c.b))
        .where(relations.c.type.in_(TELLING))
    )
    for articles_ in slices(sorted({row.article for row in rows.values()}), 500):
        for row in connection.execute(inside.where(relations.c.article.in_(articles_))):
            if row.a in rows or row.b in rows:
                yield row.type, row.a, row.b
    first, second = profiles.alias(), profiles.alias()
    across = (
        select(ties.c.type, ties.c.a, ties.c.b)
        .join(one, ties.c.a == one.c.id)
        .join(other, ties.c.b == other.c.id)
        .outerjoin(first, first.c.article == one.c.article)
        .outerjoin(second, second.c.article == other.c.article)
        .where(ties.c.type.in_(TELLING), or_(ties.c.confidence >= APART, first.c.story == second.c.story))
    )
    for some in slices(sorted(rows), 500):
        for row in connection.execute(across.where(or_(ties.c.a.in_(some), ties.c.b.in_(some)))):
            yield row.type, row.a, row.b


def _entry(row: Any, answers: tuple[Answer, ...]) -> Entry:
    said = row.said_start[:10] if row.said_start else None
    day = said or (row.published[:10] if row.published else None)
    about = (row.outlet, row.published, row.confidence, answers)
    return Entry(day, said is not None, row.of, row.name, row.speaker_name, row.stance, row.content, *about)


def reworded(connection: Connection, of: Mapping[int, str]) -> dict[tuple[str, str], str]:
    """Return what claims of articles that have changed said before."""
    out: dict[tuple[str, str], str] = {}
    for article, name in of.items():
        query = select(versions.c.record).where(versions.c.article == article).order_by(versions.c.number)
        before: Reading | None = None
        for record in connection.execute(query).scalars():
            reading = unpacked(record)
            for one in changes(before, reading).altered if before is not None else ():
                if before is not None and "content" in one.cells:
                    out[name, one.after.id] = content(before, one.before)
            before = reading
    return out
