"""What is kept of feeds that are watched."""

from alembic import op
from sqlalchemy import Column, Integer, String, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of feeds and of their entries."""
    op.create_table(
        "feeds",
        Column("mark", String(32), primary_key=True),
        Column("url", Text, nullable=False),
        Column("etag", Text, nullable=False),
        Column("modified", Text, nullable=False),
        Column("checked", String(32), nullable=False),
        Column("due", String(32), nullable=False),
        Column("failures", Integer, nullable=False),
    )
    op.create_table(
        "feed_entries",
        Column("mark", String(32), primary_key=True),
        Column("tries", Integer, nullable=False),
    )
