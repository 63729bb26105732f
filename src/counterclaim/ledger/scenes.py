"""One story with all that was read from its articles, for whoever draws it; and the list of stories, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select

from counterclaim.comparison.across.board import AGREE, DISAGREE
from counterclaim.ledger.groups import Story, origins, stories, story_meant
from counterclaim.ledger.links.lookups import chunks, rows_of
from counterclaim.ledger.newest import unpacked
from counterclaim.ledger.reviews import reviews_of, with_reviews
from counterclaim.ledger.schema import actors, articles, claims, members, profiles, ties, versions
from counterclaim.ledger.statements import Statement, of_articles
from counterclaim.records import Reading, Tie

READ = 60
"""Articles whose records are opened for a story: each takes some 7 ms."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A story, and what is told in it."""

    story: Story
    readings: tuple[Reading, ...]
    """Of its articles that are no copies, the newest ``READ``; the oldest of them first."""
    actors: Mapping[tuple[str, str], int]
    """Which actor of the ledger an entity is, by the ids of article and entity."""
    names: Mapping[int, str]
    """What those actors are called."""
    ties: tuple[Tie, ...]
    """Between claims of different articles of it."""
    statements: tuple[Statement, ...]
    origins: tuple[tuple[str, ...], ...]
    """Ids of its articles by their independent origin, in the order of coming."""

    @property
    def unread(self) -> int:
        """How many articles that are no copies were left out of ``readings``."""
        return sum(report.copy_of is None for report in self.story.reports) - len(self.readings)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What several tell alike."""

    statements: tuple[Statement, ...]
    """The oldest first."""
    origins: int
    """Independent ones."""


def heads(connection: Connection, offset: int, limit: int) -> tuple[int, list[Story]]:
    """Return how many stories of more than one article there are, and some of them, the newest first."""
    newest, company = func.max(articles.c.published), func.count() > 1
    grouped = select(profiles.c.story).group_by(profiles.c.story).having(company)
    total = connection.execute(select(func.count()).select_from(grouped.subquery())).scalar_one()
    query = grouped.join(articles, articles.c.id == profiles.c.article)
    ordered = query.order_by(newest.desc().nulls_last(), profiles.c.story.desc()).offset(offset).limit(limit)
    return total, stories(connection, list(connection.execute(ordered).scalars()))


def scene(connection: Connection, given: str) -> Scene:
    """Return the story that *given* means.

    Raises:
        OptionError: there is none, or there are several.
    """
    story = stories(connection, [story_meant(connection, given)], alone=True)[0]
    kept = [report.article for report in story.reports if report.copy_of is None][-READ:]
    every = _numbers(connection, [report.article for report in story.reports])
    readings = _readings(connection, [every[name] for name in kept])
    known, names = _actors(connection, {every[name]: name for name in kept})
    said = of_articles(connection, sorted(every.values()))
    between = tuple(_ties(connection, sorted(every.values())))
    groups = tuple(map(tuple, origins(connection, every)))
    return Scene(story, tuple(readings), known, names, between, tuple(said), groups)


def agreed(scene: Scene, most: int = 6) -> list[Agreed]:
    """Return what several origins tell alike and nobody contradicts, what most of them tell first."""
    at = {(one.article, one.claim): n for n, one in enumerate(scene.statements)}
    at |= {(other.article, other.claim): n for n, one in enumerate(scene.statements) for other in one.also}
    inside = (
        (r.type, (d.id, r.a), (d.id, r.b)) for one in scene.readings for d in [one.document] for r in one.relations
    )
    across = ((tie.type, tie.a, tie.b) for tie in scene.ties)
    pairs = [(type, at[a], at[b]) for type, a, b in (*inside, *across) if a in at and b in at]
    contested = {end for type, *ends in pairs if type in DISAGREE for end in ends}
    group = list(range(len(scene.statements)))
    for type, one, other in pairs:
        if type in AGREE and not {one, other} & contested:
            old, new = group[one], group[other]
            group = [new if number == old else number for number in group]
    found: dict[int, list[Statement]] = {}
    for number, statement in zip(group, scene.statements, strict=True):
        if statement.stance == "asserts":
            found.setdefault(number, []).append(statement)
    origin = {name: number for number, names in enumerate(scene.origins) for name in names}
    made = [_agreed(told, origin) for number, told in found.items() if number not in contested]
    return sorted(
        (one for one in made if one.origins > 1),
        key=lambda one: (-one.origins, -len(one.statements), one.statements[0].day or "9999"),
    )[:most]


def _agreed(told: Sequence[Statement], origin: Mapping[str, int]) -> Agreed:
    places = {origin.get(name) for one in told for name in (one.article, *(other.article for other in one.also))}
    return Agreed(tuple(told), len(places))


def _numbers(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(names), 500):
        query = select(articles.c.name, articles.c.id).where(articles.c.name.in_(names[start : start + 500]))
        found |= {row.name: row.id for row in connection.execute(query)}
    return found


def _readings(connection: Connection, numbers: Sequence[int]) -> list[Reading]:
    newest = and_(versions.c.article == articles.c.id, versions.c.number == articles.c.version)
    query = select(articles.c.id, versions.c.record).join(versions, newest).where(articles.c.id.in_(numbers))
    found = {row.id: unpacked(row.record) for row in connection.execute(query)}
    said = reviews_of(connection, list(found))
    return [with_reviews(found[number], said.get(number, ())) for number in numbers]


def _actors(connection: Connection, called: Mapping[int, str]) -> tuple[dict[tuple[str, str], int], dict[int, str]]:
    rows = rows_of(connection, members.c.article, sorted(called), members.c.entity, members.c.actor)
    known = {(called[article], entity): actor for article, entity, actor in rows}
    return known, dict(rows_of(connection, actors.c.id, sorted(set(known.values())), actors.c.name))


def _ties(connection: Connection, numbers: Sequence[int]) -> list[Tie]:
    one, other, first, second = claims.alias(), claims.alias(), articles.alias(), articles.alias()
    inside = set(numbers)
    query = (
        select(ties, first.c.name.label("x"), one.c.name.label("p"), second.c.name.label("y"), other.c.name.label("q"))
        .add_columns(one.c.article.label("m"), other.c.article.label("n"))
        .join(one, ties.c.a == one.c.id)
        .join(first, one.c.article == first.c.id)
        .join(other, ties.c.b == other.c.id)
        .join(second, other.c.article == second.c.id)
        .order_by(ties.c.a, ties.c.b)
    )
    found = {}
    for some in chunks(numbers):
        for row in connection.execute(query.where(or_(one.c.article.in_(some), other.c.article.in_(some)))):
            if row.m in inside and row.n in inside:
                found[row.id] = Tie(row.type, (row.x, row.p), (row.y, row.q), row.slot, row.confidence, row.why)
    return list(found.values())
