"""People who may use a served ledger, what they did, and what they ordered to be added."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, String, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables of users, sessions, acts and jobs, and the order in which the least sure come first."""
    op.create_table(
        "users",
        Column("id", Integer, primary_key=True),
        Column("name", String(200), nullable=False),
        Column("name_key", String(200), nullable=False, unique=True),
        Column("role", String(16), nullable=False),
        Column("password", String(400), nullable=False),
        Column("made", String(32), nullable=False),
    )
    op.create_table(
        "sessions",
        Column("mark", String(64), primary_key=True),
        Column("user", Integer, ForeignKey("users.id"), nullable=False, index=True),
        Column("made", String(32), nullable=False),
        Column("ends", String(32), nullable=False),
    )
    op.create_table(
        "acts",
        Column("id", Integer, primary_key=True),
        Column("made", String(32), nullable=False),
        Column("who", Text, nullable=False),
        Column("act", String(32), nullable=False),
        Column("what", Text, nullable=False),
        Column("data", Text, nullable=False),
    )
    op.create_table(
        "jobs",
        Column("id", String(32), primary_key=True),
        Column("run", String(32), nullable=False, index=True),
        Column("who", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("state", String(16), nullable=False),
        Column("said", Text, nullable=False),
        Column("made", String(32), nullable=False),
        Column("seen", String(32), nullable=False),
        Index("jobs_by_age", "made"),
    )
    op.create_table(
        "outcomes",
        Column("job", String(32), ForeignKey("jobs.id"), primary_key=True),
        Column("number", Integer, primary_key=True),
        Column("became", String(16), nullable=False),
        Column("what", Text, nullable=False),
    )
    op.create_index("claims_by_confidence", "claims", ["confidence", "id"], if_not_exists=True)
    op.create_index("relations_by_confidence", "relations", ["confidence", "article", "number"], if_not_exists=True)
