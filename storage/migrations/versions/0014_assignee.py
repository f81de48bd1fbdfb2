"""The field that says whose a ticket is has the field's own word: the assignee."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Rename the column."""
    op.alter_column("tickets", "holder", new_column_name="assignee")
