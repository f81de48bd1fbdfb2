"""A delivery has a rank among many instead of being urgent or not, and a turn among those of its rank.

What was urgent becomes of the first rank, all else of the fifth (news). Edits are found by
the message that they are of.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Change the columns and the indexes of the outbox."""
    op.add_column("outbox", sa.Column("rank", sa.Integer(), nullable=False, server_default="4"))
    op.add_column("outbox", sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("customer", sa.Text(), nullable=True))
    op.execute("UPDATE outbox SET rank = 0 WHERE urgent")
    op.drop_index("ix_outbox_state_conversation_urgent_seq", "outbox")
    op.drop_column("outbox", "urgent")
    for columns in (
        ("state", "conversation", "rank", "turn", "seq"),
        ("state", "conversation", "rank", "customer", "turn"),
    ):
        op.create_index(f"ix_outbox_{'_'.join(columns)}", "outbox", list(columns))
    is_set = sa.text("awaits IS NOT NULL")
    op.create_index("ix_outbox_awaits", "outbox", ["awaits"], sqlite_where=is_set, postgresql_where=is_set)
