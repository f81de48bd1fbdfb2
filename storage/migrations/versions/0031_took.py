"""Two indexes in whose order the report over all customers counts how long tickets took."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Add the indexes; a ticket that nobody has answered, or resolved, isn't in them."""
    for name, column in (("ix_tickets_answered", "answered_after"), ("ix_tickets_resolved", "resolved_after")):
        is_set = sa.text(f"{column} IS NOT NULL")
        columns = [column, "severity", "opened_at", "customer"]
        op.create_index(name, "tickets", columns, sqlite_where=is_set, postgresql_where=is_set)
