"""Tickets are found by the words of their messages. `storage.derived` fills the table."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_INDEXES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE searched_words USING fts5(words, content='searched_texts', content_rowid='seq')",
        "CREATE TRIGGER searched_texts_added AFTER INSERT ON searched_texts BEGIN"
        " INSERT INTO searched_words(rowid, words) VALUES (new.seq, new.words); END",
        "CREATE TRIGGER searched_texts_removed AFTER DELETE ON searched_texts BEGIN"
        " INSERT INTO searched_words(searched_words, rowid, words) VALUES ('delete', old.seq, old.words); END",
        "CREATE TRIGGER searched_texts_changed AFTER UPDATE ON searched_texts BEGIN"
        " INSERT INTO searched_words(searched_words, rowid, words) VALUES ('delete', old.seq, old.words);"
        " INSERT INTO searched_words(rowid, words) VALUES (new.seq, new.words); END",
    ),
    "postgresql": ("CREATE INDEX searched_words ON searched_texts USING gin (to_tsvector('simple', words))",),
}


def upgrade() -> None:
    """Make the table, and over it the index that only this kind of database has."""
    op.create_table(
        "searched_texts",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.UniqueConstraint("subject", "part", name="uq_searched_texts_subject_part"),
    )
    for statement in _INDEXES[op.get_bind().dialect.name]:
        op.execute(statement)
