"""The contracts with customers, and the places that desk files were read from.

Contracts are opened by the next start, from the desk file that is in force then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "contracts",
        sa.Column("customer", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
    )
    op.create_index("ix_contracts_customer_version", "contracts", ["customer", "version"])
    op.create_table(
        "desk_file_places",
        sa.Column("place", sa.Text(), primary_key=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
