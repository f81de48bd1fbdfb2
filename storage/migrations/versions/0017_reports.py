"""Milestones have rows, and tickets the columns that reports are made by. `storage.derived` fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

_INSTANT = sa.DateTime(timezone=True)
_TOOK = ("customer", "opened_at", "severity", "answered_after", "resolved_after")
_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Add the table and the columns."""
    op.create_table(
        "milestones",
        sa.Column("subject", sa.Text(), primary_key=True),
        sa.Column("milestone", sa.Text(), primary_key=True),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("breached", sa.Boolean(), nullable=False),
        sa.Column("other_breaches", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("ended_at", _INSTANT, nullable=True),
    )
    op.create_index("ix_milestones_open", "milestones", ["subject"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_milestones_customer_due_at", "milestones", ["customer", "due_at"])
    for column in (
        sa.Column("plan", sa.Text(), nullable=False, server_default=""),
        sa.Column("opened_at", _INSTANT, nullable=False, server_default="9999-01-01 00:00:00+00:00"),
        sa.Column("answered_after", sa.Integer(), nullable=True),
        sa.Column("resolved_after", sa.Integer(), nullable=True),
    ):
        op.add_column("tickets", column)
    op.create_index("ix_tickets_took", "tickets", list(_TOOK))
