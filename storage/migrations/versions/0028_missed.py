"""Tickets that have missed a promised answer are found at once, for reports."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

_MISSED = sa.text("missed_due IS NOT NULL")


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_tickets_missed", "tickets", ["missed_due"], sqlite_where=_MISSED, postgresql_where=_MISSED)
