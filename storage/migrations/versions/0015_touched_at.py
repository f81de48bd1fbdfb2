"""A customer's requests of the last hour are found without reading those of before.

A request of an earlier schema has no such time until it changes: for the hour after the upgrade nothing is offered
beside it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column, and put it into the index."""
    op.add_column("intakes", sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_index("ix_intakes_customer_seq", "intakes")
    op.create_index("ix_intakes_customer_touched_at_seq", "intakes", ["customer", "touched_at", "seq"])
