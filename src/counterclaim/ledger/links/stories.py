"""Stories: articles on one happening, settled anew around each article that comes.

An article is found by its heaviest terms within a window of days, a bounded number under each, and held against a
bounded number of members of a bounded number of stories. Those that are not looked at go where their story goes.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, TextClause, bindparam, delete, func, insert, select, text, update

from counterclaim.comparison.stories import (
    INDEXED,
    MEMBERS,
    STORIES,
    WINDOW,
    Placed,
    Profile,
    central,
    key,
    profiled,
    settled,
    terms,
)
from counterclaim.ledger import schema
from counterclaim.ledger.links.lookups import rows_of
from counterclaim.ledger.rows import storable
from counterclaim.records import Reading

_ALL = -1
"""The “term” that every article counts for."""
_ALL_COUNTED = 4_000
_ONE_IN = 8
"""After so many articles the terms of one in eight are counted: rarities hardly move any more, and each count is a page
of the database to write."""
_UNDER_ONE_TERM = 24
"""Articles that are looked at under a term, and as many of those without a date."""
_LEAST = 0.04
"""Likeness by indexed terms alone from which an article's story is looked at; those of one story have 0.2."""
_OF_ONE_TEXT = 4
"""Copies whose stories are looked at."""
_LONGEST_NAME = 100


def link(connection: Connection, article: int, reading: Reading) -> None:
    """Put *article* into a story, and settle anew those that it is near to."""
    words = terms(reading.document)
    counted = sorted({key(term) for term in words})
    having = dict(rows_of(connection, schema.frequencies.c.term, [_ALL, *counted], schema.frequencies.c.articles))
    profile = profiled(words, having.get(_ALL, 0), having)
    day = _day(reading.document.published)
    near = _near(connection, profile, day)
    new = Placed(article, None, day, profile, _text(connection, article))
    there = _members(connection, _stories(connection, near, new), day)
    homes = _settle(connection, [*there, new])
    cells = {"article": article, "story": homes[article], "day": day}
    if article > _ALL_COUNTED and article % _ONE_IN:
        counted = []
    packed = {"terms": profile.packed(), "counted": array("I", counted).tobytes()}
    connection.execute(insert(schema.profiles), [{**cells, **packed}])
    _count(connection, counted, 1)
    found = zip(profile.keys[:INDEXED].tolist(), profile.weights[:INDEXED].tolist(), strict=True)
    rows = [{"term": term, "day": day, "article": article, "weight": weight} for term, weight in found]
    if rows:
        connection.execute(insert(schema.postings), rows)


def unlink(connection: Connection, article: int) -> None:
    """Take *article* out of its story, and see whether the rest still is one."""
    table = schema.profiles
    row = connection.execute(select(table).where(table.c.article == article)).first()
    if row is None:
        return
    keys = Profile.unpacked(row.terms).keys[:INDEXED].tolist()
    under = schema.postings.c
    of = (under.day == row.day, under.article == article)
    connection.execute(delete(schema.postings).where(under.term.in_(keys), *of))
    counted = array("I")
    counted.frombytes(row.counted)
    _count(connection, counted, -1)
    connection.execute(delete(table).where(table.c.article == article))
    left = _members(connection, [row.story], row.day)
    if left:
        _settle(connection, left, {row.story})
    else:
        connection.execute(delete(schema.stories).where(schema.stories.c.id == row.story))


def _settle(connection: Connection, placed: Sequence[Placed], touched: Iterable[int] = ()) -> dict[int, int]:
    """Write what becomes of *placed* and of their stories; return the story of each.

    Args:
        touched: stories that need a new name in any case.
    """
    table = schema.stories
    homes = settled(placed, (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1)
    before = {one.story for one in placed if one.story is not None}
    moved = [one for one in placed if one.story != homes[one.article]]
    changed = {homes[one.article] for one in moved} | {one.story for one in moved if one.story} | set(touched)
    for story in sorted(changed & set(homes.values())):
        name = _headline(connection, central([one for one in placed if homes[one.article] == story]).article)
        if story in before:
            connection.execute(update(table).where(table.c.id == story).values(name=name))
        else:
            connection.execute(insert(table), [{"id": story, "name": name}])
    cells = schema.profiles.c
    for one in moved:
        if one.story is not None:
            to = update(schema.profiles).where(cells.article == one.article)
            connection.execute(to.values(story=homes[one.article]))
    for gone in sorted(before - set(homes.values())):
        heirs = Counter(homes[one.article] for one in placed if one.story == gone)
        heir = min(heirs, key=lambda story: (-heirs[story], story))
        connection.execute(update(schema.profiles).where(cells.story == gone).values(story=heir))
        connection.execute(delete(table).where(table.c.id == gone))
    return homes


def _near(connection: Connection, profile: Profile, day: int) -> list[int]:
    """Return articles that share heavy terms, those that share most first."""
    wanted = profile.keys[:INDEXED].tolist()
    weights = dict(zip(wanted, profile.weights[:INDEXED].tolist(), strict=True))
    if not wanted:
        return []
    values = {f"term{number}": term for number, term in enumerate(wanted)}
    values |= {"day": day, "first": day - WINDOW, "last": day + WINDOW, "most": _UNDER_ONE_TERM}
    rows = connection.execute(_lookup(len(wanted), day > 0), values)
    found = {(row.article, row.term): row.weight for row in rows}
    likeness: Counter[int] = Counter()
    for (article, term), weight in sorted(found.items()):
        likeness[article] += weight * weights[term]
    found_near = [article for article, near in likeness.items() if near >= _LEAST]
    return sorted(found_near, key=lambda article: (-likeness[article], article))


@lru_cache
def _lookup(count: int, dated: bool) -> TextClause:
    """Return the query for *count* terms: of each the newest articles around a day, or all where it is not known."""
    arms = []
    for number in range(count):
        of = f"SELECT term, article, weight FROM postings WHERE term = :term{number}"
        if dated:
            arms.append(f"{of} AND day BETWEEN :first AND :day ORDER BY day DESC, article DESC LIMIT :most")
            arms.append(f"{of} AND day > :day AND day <= :last ORDER BY day, article LIMIT :most")
            arms.append(f"{of} AND day = 0 ORDER BY article DESC LIMIT :most")
        else:
            arms.append(f"{of} ORDER BY day DESC, article DESC LIMIT :most")
            arms.append(f"{of} AND day = 0 ORDER BY article DESC LIMIT :most")
    return text(" UNION ALL ".join(f"SELECT * FROM ({arm}) AS arm{at}" for at, arm in enumerate(arms)))


def _stories(connection: Connection, near: Sequence[int], new: Placed) -> list[int]:
    """Return the stories to hold *new* against: those of the articles nearest to it, and of its copies."""
    cells, text_of = schema.profiles.c, schema.copies.c
    out: list[int] = []
    if new.text is not None:
        of = select(cells.story).join(schema.copies, text_of.article == cells.article).where(text_of.text == new.text)
        out += connection.execute(of.order_by(cells.article).limit(_OF_ONE_TEXT)).scalars()
    looked_at = near[: STORIES * MEMBERS]
    story = dict(rows_of(connection, cells.article, looked_at, cells.story))
    return [*dict.fromkeys([*out, *(story[article] for article in looked_at)])][: max(STORIES, len(set(out)))]


def _members(connection: Connection, stories: Sequence[int], day: int) -> list[Placed]:
    """Return members of *stories*, of each those that are nearest to *day*."""
    cells, copies = schema.profiles.c, schema.copies
    query = (
        select(cells.article, cells.story, cells.day, cells.terms, copies.c.text)
        .join(copies, copies.c.article == cells.article, isouter=True)
        .where(cells.story == bindparam("story"))
        .limit(MEMBERS)
    )
    before = query.where(cells.day <= day).order_by(cells.day.desc(), cells.article.desc())
    after = query.where(cells.day > day).order_by(cells.day, cells.article)
    out: list[Placed] = []
    for story in stories:
        rows = [row for part in (before, after) for row in connection.execute(part, {"story": story})]
        rows.sort(key=lambda row: (abs(row.day - day), row.article))
        out += (
            Placed(row.article, row.story, row.day, Profile.unpacked(row.terms), row.text) for row in rows[:MEMBERS]
        )
    return sorted(out, key=lambda one: one.article)


def _text(connection: Connection, article: int) -> int | None:
    return connection.execute(select(schema.copies.c.text).where(schema.copies.c.article == article)).scalar()


def _headline(connection: Connection, article: int) -> str:
    """Return the headline of *article*, else how its text begins."""
    cells = schema.articles.c
    begins = func.substr(cells.text, 1, 4 * _LONGEST_NAME).label("text")
    row = connection.execute(select(cells.title, begins).where(cells.id == article)).one()
    name = " ".join((row.title or row.text.strip().split("\n")[0]).split())
    return storable(name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rsplit(' ', 1)[0]}…")


def _count(connection: Connection, counted: Sequence[int], step: int) -> None:
    """Count one article more, or less, for each term; without terms, none."""
    if not counted:
        return
    statement = text(
        "INSERT INTO frequencies (term, articles) VALUES (:term, :step)"
        " ON CONFLICT (term) DO UPDATE SET articles = frequencies.articles + :step"
    )
    connection.execute(statement, [{"term": term, "step": step} for term in (_ALL, *counted)])


def _day(published: str | None) -> int:
    """Return the day as a number, 0 where none is known."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0
