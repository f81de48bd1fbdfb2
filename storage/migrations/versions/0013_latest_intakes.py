"""A customer's latest requests, found without looking through all of them."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the index."""
    op.create_index("ix_intakes_customer_seq", "intakes", ["customer", "seq"])
