"""A broken promise is due next before a goal of the desk's own; an index of what was missed before a severity changed.

The columns of what is due next are there: `storage.derived` fills them anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Add the index; few milestones are in it."""
    is_one = sa.text("other_breaches > 0")
    op.create_index(
        "ix_milestones_missed_before", "milestones", ["due_at"], sqlite_where=is_one, postgresql_where=is_one
    )
