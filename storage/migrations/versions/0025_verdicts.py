"""Tickets have in columns what their customers say of them: that they are solved, and how it went."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add the columns; nobody had said anything before."""
    op.add_column("tickets", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("tickets", sa.Column("rating", sa.Integer(), nullable=True))
