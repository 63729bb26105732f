"""Who is who across articles, and what people have said of it and of single cells."""

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables; the entities of articles that are there get their actors when they are read again."""
    op.create_table(
        "actors",
        Column("id", Integer, primary_key=True),
        Column("kind", String(16), nullable=False),
        Column("type", String(16), nullable=False),
        Column("name", Text, nullable=False),
        Column("name_key", Text, nullable=False),
        Column("country", String(8)),
        Column("wikidata", String(32)),
        Column("roles", Text, nullable=False),
        Column("articles", Integer, nullable=False),
        Column("merged", Integer, ForeignKey("actors.id")),
    )
    op.create_table(
        "actor_keys",
        Column("key", String(200), primary_key=True),
        Column("actor", Integer, ForeignKey("actors.id"), primary_key=True),
        Column("tells", Float, nullable=False),
        Column("seen", Integer, nullable=False),
        Index("actor_keys_by_newest", "key", "seen"),
    )
    op.create_index("ix_actor_keys_actor", "actor_keys", ["actor"])
    op.create_table(
        "members",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("entity", String(64), primary_key=True),
        Column("actor", Integer, ForeignKey("actors.id"), nullable=False),
        Index("members_by_actor", "actor", "article"),
    )
    op.create_table(
        "pins",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("name_key", String(200), primary_key=True),
        Column("actor", Integer, ForeignKey("actors.id"), nullable=False),
    )
    op.create_index("ix_pins_actor", "pins", ["actor"])
    op.create_table(
        "decisions",
        Column("id", Integer, primary_key=True),
        Column("data", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("made", String(32), nullable=False),
    )
    op.create_table(
        "reviews",
        Column("id", Integer, primary_key=True),
        Column("article", Integer, ForeignKey("articles.id"), nullable=False),
        Column("data", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("made", String(32), nullable=False),
        Column("part", String(64)),
    )
    op.create_index("ix_reviews_article", "reviews", ["article"])
