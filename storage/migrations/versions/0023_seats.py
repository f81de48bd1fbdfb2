"""Contracts have in columns what account managers look for. `storage.derived` fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the columns."""
    for column in (
        sa.Column("seats", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("below_minimum", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("unattested", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("term_end", sa.Date(), nullable=True),
    ):
        op.add_column("contracts", column)
