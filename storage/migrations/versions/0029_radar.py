"""Tickets and contracts have in columns what account managers look at each day. `storage.derived` fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Add the columns, and an index by which a customer's last word is found."""
    op.add_column("tickets", sa.Column("changes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("tickets", sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_tickets_customer_heard_at", "tickets", ["customer", "heard_at"])
    op.add_column("contracts", sa.Column("since", sa.DateTime(timezone=True), nullable=True))
    for column in ("contacts_left", "approvals"):
        op.add_column("contracts", sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
