"""Links of tickets to work elsewhere, by which the tickets are found; there were none before."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Add their table."""
    op.create_table(
        "work_links",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url", "ticket"),
        sqlite_with_rowid=False,
    )
