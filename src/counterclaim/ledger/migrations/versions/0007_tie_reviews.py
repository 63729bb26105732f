"""What people have said of relations between claims of two articles."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "tie_reviews",
        Column("id", Integer, primary_key=True),
        Column("a", Integer, ForeignKey("articles.id"), nullable=False),
        Column("b", Integer, ForeignKey("articles.id"), nullable=False),
        Column("data", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("made", String(32), nullable=False),
    )
    op.create_index("ix_tie_reviews_a", "tie_reviews", ["a"])
    op.create_index("ix_tie_reviews_b", "tie_reviews", ["b"])
