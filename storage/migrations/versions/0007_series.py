"""A delivery may belong to a series, and then goes out with others of it as one message."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns to the outbox, and the indexes that find a series and what goes out together."""
    op.add_column("outbox", sa.Column("series", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("series_kind", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("head", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
    for columns in (("series", "seq"), ("head",)):
        is_set = sa.text(f"{columns[0]} IS NOT NULL")
        name = f"ix_outbox_{'_'.join(columns)}"
        op.create_index(name, "outbox", list(columns), sqlite_where=is_set, postgresql_where=is_set)
