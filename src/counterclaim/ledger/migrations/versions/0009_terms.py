"""Claims under one term stand together in an SQLite file, so that looking them up reads one page and not thirty."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String, text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Write the table anew, in the order of its key; PostgreSQL knows no such tables."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.create_table(
        "claim_terms_in_order",
        Column("term", String(64), primary_key=True),
        Column("claim", Integer, ForeignKey("claims.id"), primary_key=True),
        Column("article", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(text("INSERT INTO claim_terms_in_order SELECT term, claim, article FROM claim_terms"))
    op.drop_table("claim_terms")
    op.rename_table("claim_terms_in_order", "claim_terms")
    op.create_index("ix_claim_terms_claim", "claim_terms", ["claim"])
