"""Channels whose id has changed, so that a desk file with the old one is read as it is meant."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "moved_places",
        sa.Column("old", sa.Text(), primary_key=True),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
