"""The words that tickets are found by, one by one: a view of the index that only SQLite has."""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Add it; it keeps nothing of its own."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE searched_words_known USING fts5vocab(searched_words, instance)")
