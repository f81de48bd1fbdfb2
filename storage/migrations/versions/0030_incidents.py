"""Incidents: outages that tickets of several customers are about; they have numbers of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Add their table, and count from the first."""
    op.create_table(
        "incidents",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="uq_incidents_id"),
    )
    op.create_index("ix_incidents_is_open", "incidents", ["is_open"])
    counters = sa.table("counters", sa.column("name", sa.Text()), sa.column("value", sa.Integer()))
    op.bulk_insert(counters, [{"name": "incidents", "value": 0}])
