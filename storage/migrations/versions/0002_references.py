"""The references that adapters need to reach a place or a person again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "platform_references",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("reference", sa.Text(), nullable=False),
    )
