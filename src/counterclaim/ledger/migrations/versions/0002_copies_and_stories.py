"""Copies and stories; those of the articles that are there are found when the tables are made (``opening.py``)."""

from alembic import op
from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "bands",
        Column("band", BigInteger, primary_key=True, autoincrement=False),
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signatures",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("bands", LargeBinary, nullable=False),
    )
    op.create_table(
        "alignments",
        Column("one", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("other", Integer, ForeignKey("articles.id"), primary_key=True, index=True),
        Column("kind", String(16), nullable=False),
        Column("share", Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("text", Integer, nullable=False, index=True),
    )
    op.create_table(
        "credits",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("number", Integer, primary_key=True),
        Column("kind", String(16), nullable=False),
        Column("name", Text, nullable=False),
        Column("agency", Integer, nullable=False),
        Column("start", Integer),
        Column("end", Integer),
    )
    op.create_table("stories", Column("id", Integer, primary_key=True), Column("name", Text, nullable=False))
    op.create_table(
        "profiles",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("story", Integer, ForeignKey("stories.id"), nullable=False),
        Column("day", Integer, nullable=False),
        Column("terms", LargeBinary, nullable=False),
        Column("counted", LargeBinary, nullable=False),
        Index("profiles_by_story", "story", "day"),
    )
    op.create_table(
        "postings",
        Column("term", BigInteger, primary_key=True, autoincrement=False),
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("weight", Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "frequencies",
        Column("term", BigInteger, primary_key=True, autoincrement=False),
        Column("articles", Integer, nullable=False),
    )
