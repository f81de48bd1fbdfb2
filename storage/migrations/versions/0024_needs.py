"""Requests say which timer they can't be without. `storage.derived` fills it."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

_NEEDS = sa.text("needs IS NOT NULL")


def upgrade() -> None:
    """Add the column, and an index of the requests that have it."""
    op.add_column("intakes", sa.Column("needs", sa.Text(), nullable=True))
    op.create_index("ix_intakes_needs", "intakes", ["seq"], sqlite_where=_NEEDS, postgresql_where=_NEEDS)
