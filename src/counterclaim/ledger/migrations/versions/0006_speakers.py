"""Claims are found by who makes them."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("claims_by_speaker", "claims", ["speaker_key"], if_not_exists=True)
    op.create_index("claims_by_entity", "claims", ["article", "speaker"], if_not_exists=True)
