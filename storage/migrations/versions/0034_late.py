"""An index of what was done late, by which the report finds the latest promises that were broken."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Add it; most of what has ended was in time, and isn't in it."""
    is_late = sa.text("ended_at >= due_at")
    op.create_index("ix_milestones_late", "milestones", ["due_at"], sqlite_where=is_late, postgresql_where=is_late)
