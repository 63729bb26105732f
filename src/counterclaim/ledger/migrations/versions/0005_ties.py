"""Claims of different articles beside one another."""

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, String, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables; articles that are there are compared when they are read again."""
    op.create_table(
        "accounts",
        Column("claim", Integer, ForeignKey("claims.id"), primary_key=True),
        Column("data", LargeBinary, nullable=False),
    )
    op.create_table(
        "claim_terms",
        Column("term", String(64), primary_key=True),
        Column("claim", Integer, ForeignKey("claims.id"), primary_key=True),
        Column("article", Integer, nullable=False),
    )
    op.create_index("ix_claim_terms_claim", "claim_terms", ["claim"])
    op.create_table(
        "topics",
        Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
        Column("data", Text, nullable=False),
    )
    op.create_table(
        "ties",
        Column("id", Integer, primary_key=True),
        Column("a", Integer, ForeignKey("claims.id"), nullable=False),
        Column("b", Integer, ForeignKey("claims.id"), nullable=False),
        Column("type", String(16), nullable=False),
        Column("slot", String(16)),
        Column("confidence", Float, nullable=False),
        Column("why", Text, nullable=False),
    )
    op.create_index("ix_ties_a", "ties", ["a"])
    op.create_index("ix_ties_b", "ties", ["b"])
