"""Tickets have what a line of a list says of them in columns. `storage.derived` fills them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

_INSTANT = sa.DateTime(timezone=True)
_WORDS = (
    "region",
    "assignee_name",
    "merged_into",
    "next_about",
    "next_basis",
    "next_severity",
    "next_target",
    "promised_about",
    "missed_severity",
)
_INSTANTS = ("snoozed_until", "phoned_at", "next_since", "next_due", "promised_due", "missed_due")


def upgrade() -> None:
    """Add the columns."""
    columns: tuple[sa.Column[Any], ...] = (
        sa.Column("head", sa.Text(), nullable=False, server_default=""),
        sa.Column("plan_version", sa.Text(), nullable=False, server_default=""),
        sa.Column("is_again", sa.Boolean(), nullable=False, server_default=sa.false()),
        *(sa.Column(name, sa.Text(), nullable=True) for name in _WORDS),
        *(sa.Column(name, _INSTANT, nullable=True) for name in _INSTANTS),
    )
    for column in columns:
        op.add_column("tickets", column)
