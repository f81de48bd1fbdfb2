"""Requests have in a column what a further message changes of them, so that their documents aren't written again."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add the column; the documents of before say all that there is."""
    op.add_column("intakes", sa.Column("counted", sa.Text(), nullable=True))
