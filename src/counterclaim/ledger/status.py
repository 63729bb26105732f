"""What a ledger holds, in numbers."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from counterclaim.ledger import schema
from counterclaim.ledger.groups import counts
from counterclaim.ledger.producer import IMPORTED


@dataclass(frozen=True, slots=True)
class Status:
    """Counts are of newest versions, ``versions`` aside."""

    ledger: str
    articles: int
    versions: int
    claims: int
    entities: int
    events: int
    relations: int
    outlets: int
    first: str | None
    """When the earliest article was published, ISO 8601; ``None`` where none tells."""
    last: str | None
    added: str | None
    """When the last one was added, ISO 8601 in UTC."""
    stale: int
    """Articles that another version of the program read; those whose attributions were imported are none."""
    copies: int
    """Articles that are copies of another one."""
    stories: int
    """Those of more than one article."""
    bytes: int | None
    """Size of the whole database."""


def status(connection: Connection, name: str, producer: int | None) -> Status:
    """Return what there is; *producer* is the row of the present one, ``None`` where it has read nothing yet.

    With -1 no article counts as stale.
    """

    def count(table: str, *where: object) -> int:
        query = select(func.count()).select_from(schema.metadata.tables[table])
        return connection.execute(query.where(*where)).scalar_one()  # type: ignore[arg-type]

    articles = schema.articles.c
    copied, _, told = counts(connection)
    first, last = connection.execute(select(func.min(articles.published), func.max(articles.published))).one()
    producers = schema.producers.c
    imported = select(producers.id).where(producers.program == IMPORTED)
    stale = (articles.producer.not_in(imported), *(() if producer is None else (articles.producer != producer,)))
    return Status(
        ledger=name,
        articles=count("articles"),
        versions=count("versions"),
        claims=count("claims"),
        entities=count("entities"),
        events=count("events"),
        relations=count("relations"),
        outlets=connection.execute(select(func.count(articles.outlet_key.distinct()))).scalar_one(),
        first=first,
        last=last,
        added=connection.execute(select(func.max(schema.versions.c.added))).scalar(),
        stale=0 if producer == -1 else count("articles", *stale),
        copies=copied,
        stories=told,
        bytes=_size(connection),
    )


def _size(connection: Connection) -> int | None:
    if connection.dialect.name == "sqlite":
        pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("page_count", "page_size"))
        return int(pages or 0) * int(size or 0)
    return connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar()
