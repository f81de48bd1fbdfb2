"""A delivery knows when it went out; for those sent before this, nobody knows."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the column."""
    op.add_column("outbox", sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
