"""Full text with facets: FTS5 in SQLite, ``tsvector`` in PostgreSQL, the same words for both."""

import re
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, literal_column, or_, select, text

from counterclaim.errors import OptionError
from counterclaim.knowledge.spelling import folded, key
from counterclaim.knowledge.world import world
from counterclaim.ledger.groups import story_meant
from counterclaim.ledger.reviews import review_of
from counterclaim.ledger.rows import storable
from counterclaim.ledger.schema import articles, claims, events, places, profiles, reviews, stories
from counterclaim.records import STANCES

DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_PHRASE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_EXCERPT = 160
_VALUES = 10
_WORDS_OF: dict[str, Table] = {"claim_words": claims, "article_words": articles}


@dataclass(frozen=True, slots=True)
class Facets:
    """What the found must be beside holding the words; empty ones leave it open.

    Raises:
        OptionError: a facet can be met by nothing.
    """

    speaker: str = ""
    """Words of the speaker's name, in their order."""
    stance: str = ""
    outlet: str = ""
    """The outlet's name or its beginning."""
    since: str = ""
    """ISO 8601: a year, a month or a day of publication."""
    until: str = ""
    """The same; all of that year, month or day counts."""
    place: str = ""
    """A place where something that the claim tells of happens, or its country; of an article any place in it."""
    articles: bool = False
    """Whether whole articles are looked for instead of claims."""
    limit: int = 20
    story: str = ""
    """A story's id, or words of its name."""
    offset: int = 0
    """How many of the best are left out."""

    def __post_init__(self) -> None:
        if self.stance and self.stance not in STANCES:
            raise OptionError(f"There is no stance “{self.stance}”; there are {', '.join(STANCES)}")
        for day in (self.since, self.until):
            check_day(day)
        if self.since and self.until and self.until < self.since[: len(self.until)]:
            raise OptionError(f"Nothing is from {self.since} on and until {self.until}; turn them round")
        if self.articles and (self.speaker or self.stance):
            raise OptionError("Articles have no one speaker and stance; look for claims, or leave these out")


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that was found, or one article where ``claim`` is ``None``."""

    article: str
    claim: str | None
    text: str
    """The claim's content, or the article's words around what was found."""
    title: str | None
    outlet: str | None
    published: str | None
    speaker: str | None = None
    stance: str | None = None
    confidence: float | None = None
    corrected: tuple[str, ...] = ()
    """Which of its cells a person has corrected."""


def check_day(day: str) -> None:
    """Check what is given as a day, a month or a year; nothing is fine.

    Raises:
        OptionError: it is none.
    """
    if day and not DATE.fullmatch(day):
        raise OptionError(f"“{day}” is not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found in all, and how many of them with each value of a facet, the most frequent first."""

    total: int
    stances: tuple[tuple[str, int], ...] = ()
    speakers: tuple[tuple[str, int], ...] = ()
    outlets: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    dates: tuple[tuple[str, int], ...] = ()
    """Months of publication, or years where there are many, the latest first."""
    stories: tuple[tuple[str, str, int], ...] = ()
    """Ids and names of those that more than one article tells."""


def phrases(words: str) -> list[str]:
    """Return what must occur: each word, and what stands in quotation marks as one. Nothing else has a meaning.

    >>> phrases('flour "twelve hundred tonnes" AND* -(ship')
    ['flour', 'twelve hundred tonnes', 'AND*', '-(ship']
    """
    return [found for quoted, bare in _PHRASE.findall(storable(words)) if re.search(r"\w", found := quoted or bare)]


def search(connection: Connection, words: str, facets: Facets) -> list[Hit]:
    """Return at most ``facets.limit`` hits, the best match first; without *words* the newest first.

    Raises:
        OptionError: neither words nor facets say what to look for.
    """
    wanted = phrases(words)
    query = _asked(connection, wanted, facets)
    ordered = query.order_by(articles.c.id, literal_column("part"))
    rows = connection.execute(ordered.offset(facets.offset).limit(facets.limit)).all()
    return [_corrected(connection, _hit(row, wanted), row.id) for row in rows]


def tally(connection: Connection, words: str, facets: Facets) -> Tally:
    """Return how many ``search`` would find without a limit, and at most ten values of each facet.

    Raises:
        OptionError: as ``search``.
    """
    query = _asked(connection, phrases(words), facets).order_by(None)

    def values(column: ColumnElement[Any], found: Select[Any] = query) -> tuple[tuple[str, int], ...]:
        counted = found.with_only_columns(column, func.count()).where(column.is_not(None))
        rows = connection.execute(counted.group_by(column).order_by(func.count().desc(), column).limit(_VALUES))
        return tuple((str(row[0]), int(row[1])) for row in rows)

    total = connection.execute(query.with_only_columns(func.count())).scalar_one()
    outlets, dates = values(articles.c.outlet), _dates(connection, query)
    told = _stories(connection, query)
    if facets.articles:
        there = places.alias()  # “places” itself is asked for where the facet is given
        named = values(there.c.called, query.join(there, there.c.article == articles.c.id))
        return Tally(total, outlets=outlets, places=named, dates=dates, stories=told)
    said = values(claims.c.stance), values(claims.c.speaker_name)
    return Tally(total, *said, outlets, _places(connection, query), dates, told)


def _dates(connection: Connection, query: Select[Any]) -> tuple[tuple[str, int], ...]:
    for length in (7, 4):  # months where they are few, else years
        date = func.substr(articles.c.published, 1, length)
        counted = query.with_only_columns(date, func.count()).where(articles.c.published.is_not(None))
        rows = connection.execute(counted.group_by(date).order_by(date.desc()).limit(_VALUES + 1)).all()
        if len(rows) <= _VALUES:
            break
    return tuple((str(row[0]), int(row[1])) for row in rows[:_VALUES])


def _places(connection: Connection, query: Select[Any]) -> tuple[tuple[str, int], ...]:
    """Return where what the claims tell of happens, each claim counted once for a place."""
    found = query.with_only_columns(claims.c.id, claims.c.article, claims.c.name).subquery()
    there = places.c.name.in_((events.c.origin, events.c.destination, events.c.location))
    count = func.count(found.c.id.distinct())
    counted = (
        select(places.c.called, count)
        .select_from(found)
        .join(events, and_(events.c.article == found.c.article, events.c.claim == found.c.name))
        .join(places, and_(places.c.article == found.c.article, there))
        .group_by(places.c.called)
    )
    rows = connection.execute(counted.order_by(count.desc(), places.c.called).limit(_VALUES))
    return tuple((str(row[0]), int(row[1])) for row in rows)


def _stories(connection: Connection, query: Select[Any]) -> tuple[tuple[str, str, int], ...]:
    several = select(profiles.c.story).group_by(profiles.c.story).having(func.count() > 1)
    joined = query.join(profiles, profiles.c.article == articles.c.id).join(stories, stories.c.id == profiles.c.story)
    counted = joined.with_only_columns(stories.c.id, stories.c.name, func.count()).where(stories.c.id.in_(several))
    ordered = counted.group_by(stories.c.id, stories.c.name).order_by(func.count().desc(), stories.c.id)
    rows = connection.execute(ordered.limit(_VALUES))
    return tuple((f"s{row[0]}", str(row[1]), int(row[2])) for row in rows)


def _asked(connection: Connection, wanted: list[str], facets: Facets) -> Select[Any]:
    narrowing = (facets.speaker, facets.stance, facets.outlet, facets.since, facets.until, facets.place, facets.story)
    if not (wanted or any(narrowing)):
        raise OptionError("Nothing says what to look for; give words, speaker, stance, outlet, place, story or a date")
    query = _of_articles() if facets.articles else _of_claims()
    query = query.where(*_conditions(facets))
    if facets.story:
        within = select(profiles.c.article).where(profiles.c.story == story_meant(connection, facets.story))
        query = query.where(articles.c.id.in_(within))
    if wanted:
        return _matching(query, wanted, "article_words" if facets.articles else "claim_words", connection.dialect.name)
    return query.order_by(articles.c.published.desc().nulls_last())


def _of_claims() -> Select[Any]:
    cells = (claims.c.name.label("claim"), claims.c.content.label("found"), claims.c.speaker_name)
    query = select(articles, *cells, claims.c.stance, claims.c.confidence, claims.c.id.label("part"))
    return query.select_from(articles.join(claims, claims.c.article == articles.c.id))


def _of_articles() -> Select[Any]:
    nothing = [text(f"NULL AS {name}") for name in ("claim", "speaker_name", "stance", "confidence")]
    return select(articles, articles.c.text.label("found"), *nothing, articles.c.id.label("part")).select_from(articles)


def _conditions(facets: Facets) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if facets.speaker:
        said_by = claims.c.speaker_key
        found += [(" " + said_by).contains(f" {word}", autoescape=True) for word in folded(facets.speaker).split()]
    if facets.stance:
        found.append(claims.c.stance == facets.stance)
    if facets.outlet:
        found.append(articles.c.outlet_key.startswith(folded(facets.outlet), autoescape=True))
    if facets.since:
        found.append(articles.c.published >= facets.since)
    if facets.until:
        found.append(func.substr(articles.c.published, 1, len(facets.until)) <= facets.until)
    if facets.place:
        found.append(at_place(facets.place, whole=facets.articles))
    return found


def at_place(place: str, *, whole: bool) -> ColumnElement[bool]:
    """Return whether a place of this name, or in the country of this name, is in an article or in a claim's events."""
    named = func.lower(places.c.called).contains(" ".join(place.split()).lower(), autoescape=True)
    country = world().country(place)
    if country is not None and key(country.name) == key(place):
        named = or_(named, places.c.country == country.code)
    if whole:
        return select(places.c.name).where(places.c.article == articles.c.id, named).exists()
    there = places.c.name.in_((events.c.origin, events.c.destination, events.c.location))
    joined = select(events.c.name).join(places, and_(places.c.article == events.c.article, there))
    return joined.where(events.c.article == claims.c.article, events.c.claim == claims.c.name, named).exists()


def _corrected(connection: Connection, hit: Hit, article: int) -> Hit:
    """Return *hit* with the names of its cells that a person has corrected."""
    query = select(reviews).where(reviews.c.article == article, reviews.c.part == hit.claim).order_by(reviews.c.id)
    found = (review_of(row) for row in connection.execute(query))
    return replace(hit, corrected=tuple(one.cell for one in found if one.verdict != "accepted"))


def _matching(query: Select[Any], wanted: list[str], index: str, dialect: str) -> Select[Any]:
    """Keep what holds all phrases, ordered by how well it matches (BM25, or PostgreSQL's cover density)."""
    if dialect == "sqlite":
        # A phrase in quotation marks has no operators in it (fts5.html, 3.1); quotation marks are not in phrases.
        match = text(f"{index} MATCH :wanted").bindparams(wanted=" AND ".join(f'"{phrase}"' for phrase in wanted))
        joined = query.join(text(index), literal_column(f"{index}.rowid") == _WORDS_OF[index].c.id)
        return joined.where(match).order_by(literal_column(f"bm25({index})"))
    column: ColumnElement[Any] = literal_column(f"{_WORDS_OF[index].name}.{index}")
    asked = [func.phraseto_tsquery("counterclaim_english", phrase) for phrase in wanted]
    ranks = [func.ts_rank_cd(column, phrase) for phrase in asked]
    held = and_(*(column.op("@@")(phrase) for phrase in asked))
    return query.where(held).order_by(sum(ranks[1:], ranks[0]).desc())


def _hit(row: Any, wanted: list[str]) -> Hit:
    shown = row.found if row.claim else _excerpt(row.found, wanted)
    about = (row.title, row.outlet, row.published)
    return Hit(row.name, row.claim, shown, *about, row.speaker_name, row.stance, row.confidence)


def _excerpt(words: str, wanted: list[str]) -> str:
    """Return the words around the first that was looked for."""
    found = re.search("|".join(re.escape(word) for phrase in wanted for word in phrase.split()), words, re.IGNORECASE)
    start = max(0, (found.start() if wanted and found else 0) - _EXCERPT // 3)
    cut = " ".join(words[start : start + _EXCERPT].split())
    return f"{'… ' if start else ''}{cut}{' …' if start + _EXCERPT < len(words) else ''}"
