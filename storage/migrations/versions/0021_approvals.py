"""Approvals: what somebody wishes for beyond the limits of a contract; they have numbers of their own.

They are found by them among the milestones.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Count from the first."""
    counters = sa.table("counters", sa.column("name", sa.Text()), sa.column("value", sa.Integer()))
    op.bulk_insert(counters, [{"name": "approvals", "value": 0}])
    only = sa.text("type = 'approval'")
    op.create_index("ix_milestones_approvals", "milestones", ["milestone"], sqlite_where=only, postgresql_where=only)
