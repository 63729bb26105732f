"""What holds articles together, for who asks: copies with their original, stories, independent origins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, distinct, func, select

from counterclaim.comparison.across import Setting
from counterclaim.comparison.copies import WHOLE, Credit, Member, align, credited, independent, original, parsed
from counterclaim.errors import OptionError
from counterclaim.ledger import schema
from counterclaim.ledger.links.lookups import rows_of
from counterclaim.reading.naming import shown


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles with one text."""

    original: str
    """Id of the article that the others are copies of."""
    credited: str | None
    """Whom they credit for it, where that is none of them: an agency or another outlet."""
    articles: tuple[str, ...]
    """Ids, the original first, then in the order of coming."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a story."""

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    copy_of: str | None
    """Id of the original, where it is a copy."""
    credited: str | None
    """Whom it credits for its text."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one happening."""

    id: str
    """“s12”."""
    name: str
    first: str | None
    """When the first of them was published."""
    last: str | None
    origins: int
    """Independent ones."""
    reports: tuple[Report, ...]

    def outline(self) -> dict[str, Any]:
        """Return what the disputes board says of it: ``id``, ``name`` and ``docs``, the ids of its articles."""
        return {"id": self.id, "name": self.name, "docs": [report.article for report in self.reports]}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one article stands to the others."""

    copy_of: str | None
    outlet: str | None
    """Of the original."""
    share: float | None
    """How much of its sentences, quotations aside, it shares with the original."""
    credited: str | None
    copies: int
    """Articles with this text, itself among them; 1 where it is the only one."""
    story: str | None
    """Id of its story, where it is not alone in it."""
    story_name: str | None


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    title: str | None
    member: Member


def copies(connection: Connection) -> list[Copies]:
    """Return all groups of copies, in the order of their first articles."""
    groups: dict[int, list[_Row]] = {}
    for row in _rows(connection, select(schema.copies.c.article)):
        groups.setdefault(row.member.group or 0, []).append(row)
    return [_copies(groups[text]) for text in sorted(groups)]


def stories(connection: Connection, which: Sequence[int] | None = None, *, alone: bool = False) -> list[Story]:
    """Return stories with their articles, the newest first.

    Args:
        which: their numbers; all, where it is ``None``.
        alone: also those of a single article.
    """
    cells = schema.profiles.c
    query = select(cells.story).group_by(cells.story).having(func.count() > (0 if alone else 1))
    if which is not None:
        query = query.where(cells.story.in_(which))
    rows_told = connection.execute(select(cells.article, cells.story).where(cells.story.in_(query)))
    found: dict[int, int] = {row.article: row.story for row in rows_told}
    names = dict(rows_of(connection, schema.stories.c.id, sorted(set(found.values())), schema.stories.c.name))
    rows: dict[int, list[_Row]] = {}
    numbers = select(cells.article).where(cells.story.in_(query))
    for row in _rows(connection, numbers):
        rows.setdefault(found[row.member.article], []).append(row)
    out = [_story(number, names[number], members) for number, members in rows.items()]
    return sorted(out, key=lambda story: (story.last or "", int(story.id[1:])), reverse=True)


def story_meant(connection: Connection, given: str) -> int:
    """Return the number of the story that *given* means: its id, or words of its name.

    Raises:
        OptionError: there is none, or there are several.
    """
    cells = schema.stories.c
    if re.fullmatch(r"s[1-9][0-9]{0,8}", given):
        which = cells.id == int(given[1:])
    else:
        which = and_(*(cells.name.icontains(word, autoescape=True) for word in given.split() or [given or " "]))
    found = connection.execute(select(cells.id, cells.name).where(which).order_by(cells.id).limit(5)).all()
    if len(found) == 1:
        return int(found[0].id)
    if found:
        several = "; ".join(f"s{row.id} “{shown(row.name)}”" for row in found)
        raise OptionError(f"“{shown(given)}” may be {several}; give the story's id")
    raise OptionError(f"There is no story “{shown(given)}” in the ledger; list them with: counterclaim stories")


def origins(connection: Connection, names: Iterable[str]) -> list[list[str]]:
    """Return the articles called *names* by their independent origin, in the order of coming."""
    wanted = sorted(set(names))
    numbers = select(schema.articles.c.id).where(schema.articles.c.name.in_(wanted))
    rows = _rows(connection, numbers)
    called = {row.member.article: row.name for row in rows}
    return [[called[member.article] for member in group] for group in independent([row.member for row in rows])]


def standing(connection: Connection, name: str) -> Standing:
    """Return how the article called *name* stands to the others."""
    cells = schema.articles.c
    article = connection.execute(select(cells.id).where(cells.name == name)).scalar_one()
    text = connection.execute(select(schema.copies.c.text).where(schema.copies.c.article == article)).scalar()
    same = select(schema.copies.c.article).where(schema.copies.c.text == text)
    rows = [*_rows(connection, same if text is not None else select(cells.id).where(cells.id == article))]
    first = original([row.member for row in rows])
    source = next(row for row in rows if row.member is first)
    share = None
    if first.article != article:
        words = dict(rows_of(connection, cells.id, sorted({article, first.article}), cells.text))
        share = align(parsed(words[article]), parsed(words[first.article])).share
    own = next(row.member for row in rows if row.member.article == article)
    by = credited([own]) or credited([row.member for row in rows])
    copied = source.name if share is not None else None
    return Standing(copied, first.outlet if copied else None, share, by, len(rows), *_story_of(connection, article))


def setting(connection: Connection) -> Setting:
    """Return what the disputes board asks of articles: the story of each, and in it those of one origin."""
    cells = schema.profiles.c
    company = select(cells.story).group_by(cells.story).having(func.count() > 1)
    told = connection.execute(select(cells.article, cells.story).where(cells.story.in_(company)))
    story_of: dict[int, int] = {row.article: row.story for row in told}
    rows: dict[int, list[_Row]] = {}
    for row in _rows(connection, select(cells.article).where(cells.story.in_(company))):
        rows.setdefault(story_of[row.member.article], []).append(row)
    one: dict[str, str] = {}
    for members in rows.values():
        called = {row.member.article: row.name for row in members}
        for group in independent([row.member for row in members]):
            names = [called[member.article] for member in group]
            one |= dict.fromkeys(names, names[0])
    return Setting(one, {row.name: f"s{story}" for story, members in rows.items() for row in members})


def credits_of(connection: Connection, name: str) -> tuple[Credit, ...]:
    """Return the credits of the article called *name*."""
    table = schema.credits.c
    query = select(schema.credits).join(schema.articles, schema.articles.c.id == table.article)
    rows = connection.execute(query.where(schema.articles.c.name == name).order_by(table.number))
    return tuple(
        Credit(row.kind, row.name, bool(row.agency), () if row.start is None else ((row.start, row.end),))
        for row in rows
    )


def counts(connection: Connection) -> tuple[int, int, int]:
    """Return how many articles are copies of another, how many texts these are, how many stories have company."""
    table, cells = schema.copies.c, schema.profiles.c
    members, texts = connection.execute(select(func.count(table.article), func.count(distinct(table.text)))).one()
    company = select(cells.story).group_by(cells.story).having(func.count() > 1).subquery()
    return members - texts, texts, connection.execute(select(func.count()).select_from(company)).scalar_one()


def _rows(connection: Connection, numbers: Select[Any]) -> list[_Row]:
    """Return the articles whose number *numbers* selects, in the order of coming."""
    table, copied, credit = schema.articles.c, schema.copies.c, schema.credits.c
    named: dict[int, list[tuple[str, str]]] = {}
    query = select(credit.article, credit.kind, credit.name).where(credit.article.in_(numbers))
    for article, kind, name in connection.execute(query.order_by(credit.article, credit.number)):
        named.setdefault(article, []).append((kind, name))
    cells = (table.id, table.name, table.title, table.outlet, table.published, copied.text)
    rows = connection.execute(
        select(*cells)
        .join(schema.copies, copied.article == table.id, isouter=True)
        .where(table.id.in_(numbers))
        .order_by(table.id)
    )
    out = []
    for row in rows:
        given = named.get(row.id, ())
        wholly = tuple(name for kind, name in given if kind in WHOLE)
        partly = tuple(name for kind, name in given if kind not in WHOLE)
        out.append(_Row(row.name, row.title, Member(row.id, row.outlet, row.published, wholly, partly, row.text)))
    return out


def _copies(rows: Sequence[_Row]) -> Copies:
    first = original([row.member for row in rows])
    names = sorted((row.member is not first, row.member.article, row.name) for row in rows)
    return Copies(names[0][2], credited([row.member for row in rows]), tuple(name for *_, name in names))


def _story(number: int, name: str, rows: Sequence[_Row]) -> Story:
    texts: dict[int, list[_Row]] = {}
    for row in rows:
        if row.member.group is not None:
            texts.setdefault(row.member.group, []).append(row)
    originals = {text: _copies(same).original for text, same in texts.items()}
    reports = []
    for row in rows:
        source = originals.get(row.member.group or 0)
        member, by = row.member, credited([row.member])
        copy_of = source if source != row.name else None
        reports.append(Report(row.name, row.title, member.outlet, member.published, copy_of, by))
    reports.sort(key=lambda report: report.published or "9999")
    dates = sorted(row.member.published for row in rows if row.member.published)
    count = len(independent([row.member for row in rows]))
    return Story(f"s{number}", name, dates[0] if dates else None, dates[-1] if dates else None, count, tuple(reports))


def _story_of(connection: Connection, article: int) -> tuple[str | None, str | None]:
    cells, table = schema.profiles.c, schema.stories.c
    story = select(cells.story).where(cells.article == article).scalar_subquery()
    query = select(
        table.id, table.name, select(func.count()).where(cells.story == story).scalar_subquery().label("size")
    )
    row = connection.execute(query.where(table.id == story)).first()
    return (f"s{row.id}", row.name) if row is not None and row.size > 1 else (None, None)
