"""The first tables.

They are written out here and not taken from ``schema.py``: what a revision does must not change with later ones.
"""

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Text

revision = "0001"
down_revision = None

_WORDS = {
    "claim_words": ("claims", ("content", "speaker_name")),
    "article_words": ("articles", ("title", "text")),
}
"""The tables of full text: of which table, and which of its columns."""

_ENGLISH = (
    # PostgreSQL's own "english" leaves out stop words, so that a phrase would match with any other in their place.
    "CREATE TEXT SEARCH DICTIONARY counterclaim_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION counterclaim_english (COPY = english)",
    "ALTER TEXT SEARCH CONFIGURATION counterclaim_english ALTER MAPPING FOR asciiword, word, hword, asciihword,"
    " hword_part, hword_asciipart WITH counterclaim_stem",
)


def upgrade() -> None:
    """Make all tables in an empty database."""
    op.create_table(
        "producers",
        Column("id", Integer, primary_key=True),
        Column("program", String(64), nullable=False),
        Column("model", String(64), nullable=False),
        Column("knowledge", String(64), nullable=False),
        Index("producers_by_versions", "program", "model", "knowledge", unique=True),
    )
    op.create_table(
        "articles",
        Column("id", Integer, primary_key=True),
        Column("name", String(400), nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("producer", Integer, ForeignKey("producers.id"), nullable=False, index=True),
        Column("title", Text),
        Column("url", Text),
        Column("outlet", Text),
        Column("outlet_key", Text),
        Column("byline", Text),
        Column("language", Text),
        Column("published", String(64), index=True),
        Column("text", Text, nullable=False),
    )
    op.create_table(
        "versions",
        Column("id", Integer, primary_key=True),
        Column("article", Integer, ForeignKey("articles.id"), nullable=False),
        Column("number", Integer, nullable=False),
        Column("hash", String(32), nullable=False),
        Column("origin", Text),
        Column("added", String(32), nullable=False),
        Column("producer", Integer, ForeignKey("producers.id"), nullable=False),
        Column("record", LargeBinary, nullable=False),
        Index("versions_by_number", "article", "number", unique=True),
    )
    op.create_table(
        "marks",
        Column("mark", String(32), primary_key=True),
        Column("article", Integer, ForeignKey("articles.id"), nullable=False, index=True),
    )
    op.create_table(
        "claims",
        Column("id", Integer, primary_key=True),
        Column("article", Integer, ForeignKey("articles.id"), nullable=False),
        Column("name", String(64), nullable=False),
        Column("content", Text, nullable=False),
        Column("cue", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("speaker", String(64)),
        Column("speaker_name", Text),
        Column("speaker_key", Text),
        Column("quotation", String(16), nullable=False),
        Column("stance", String(16), nullable=False),
        Column("within", String(64)),
        Column("said_start", String(64)),
        Column("said_end", String(64)),
        Column("confidence", Float, nullable=False),
        Index("claims_by_name", "article", "name", unique=True),
    )
    op.create_table(
        "entities",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("name", String(64), primary_key=True),
        Column("type", String(16), nullable=False),
        Column("called", Text, nullable=False),
        Column("called_key", Text, nullable=False),
        Column("country", String(8)),
        Column("wikidata", String(32)),
    )
    op.create_table(
        "events",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("name", String(64), primary_key=True),
        Column("claim", String(64)),
        Column("predicate", Text),
        Column("type", String(32)),
        Column("mode", String(32)),
        Column("polarity", String(16), nullable=False),
        Column("modality", String(16), nullable=False),
        Column("actor", String(64)),
        Column("recipient", String(64)),
        Column("object", String(64)),
        Column("object_words", Text),
        Column("low", Float),
        Column("high", Float),
        Column("unit", Text),
        Column("origin", String(64)),
        Column("destination", String(64)),
        Column("location", String(64)),
        Column("start", String(64)),
        Column("end", String(64)),
    )
    op.create_table(
        "places",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("name", String(64), primary_key=True),
        Column("called", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("country", String(8)),
        Column("lat", Float),
        Column("lon", Float),
        Column("geonames", Integer),
    )
    op.create_table(
        "relations",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("number", Integer, primary_key=True),
        Column("type", String(16), nullable=False),
        Column("a", String(64), nullable=False),
        Column("b", String(64), nullable=False),
        Column("slot", String(16)),
        Column("confidence", Float, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in _ENGLISH:
            op.execute(statement)
    for words, (table, columns) in _WORDS.items():
        statements = _fts5 if op.get_bind().dialect.name == "sqlite" else _tsvector
        for statement in statements(words, table, columns):
            op.execute(statement)


def _fts5(words: str, table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return an index of FTS5 that keeps no text of its own, and the triggers that keep it true.

    Source: https://www.sqlite.org/fts5.html, “External Content Tables”.
    """
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("old", "new"))
    remove = f"INSERT INTO {words}({words}, rowid, {names}) VALUES ('delete', old.id, {old});"
    insert = f"INSERT INTO {words}(rowid, {names}) VALUES (new.id, {new});"
    return (
        f"CREATE VIRTUAL TABLE {words} USING fts5({names}, content='{table}', content_rowid='id',"
        " tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {words}_insert AFTER INSERT ON {table} BEGIN {insert} END",
        f"CREATE TRIGGER {words}_delete AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {words}_update AFTER UPDATE ON {table} BEGIN {remove} {insert} END",
    )


def _tsvector(words: str, table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return a generated column of PostgreSQL with an index on it; it is called *words* as FTS5's table is."""
    joined = " || ' ' || ".join(f"coalesce({name}, '')" for name in columns)
    return (
        f"ALTER TABLE {table} ADD COLUMN {words} tsvector GENERATED ALWAYS AS"
        f" (to_tsvector('counterclaim_english', left({joined}, 250000))) STORED",
        f"CREATE INDEX {words}_index ON {table} USING gin ({words})",
    )
