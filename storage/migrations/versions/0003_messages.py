"""The request or ticket that a message belongs to.

Messages that are there already are noted too: every message of a request, every later message of a customer in a
ticket's thread, and every post that names its request or ticket. Direct messages are left out: before this, nobody kept
the chat that they were posted in.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Noted = dict[str, Any]

_INTAKES = "SELECT id, place, document FROM intakes ORDER BY seq"
_WROTE = """
    SELECT timeline.subject, tickets.document AS ticket, timeline.document AS event
    FROM timeline JOIN tickets ON tickets.id = timeline.subject
    WHERE timeline.kind = 'CustomerWrote' ORDER BY tickets.seq, timeline.number
"""
_POSTS = """
    SELECT subject, place, posted_as FROM outbox
    WHERE kind = 'post' AND subject IS NOT NULL AND place IS NOT NULL AND posted_as IS NOT NULL
"""
_NOTE = sa.text(
    "INSERT INTO messages (message, subject) VALUES (:message, :subject)"
    " ON CONFLICT (message) DO UPDATE SET subject = excluded.subject"
)


def upgrade() -> None:
    """Create the table, and note what is there."""
    op.create_table(
        "messages",
        sa.Column("message", sa.Text(), primary_key=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    for found in (_said(connection), _wrote(connection), _posted(connection)):
        noted = list(found)
        if noted:
            connection.execute(_NOTE, noted)


def _said(connection: sa.Connection) -> Iterator[Noted]:
    for row in connection.execute(sa.text(_INTAKES)):
        for said in json.loads(row.document)["said"]:
            yield {"message": f"{row.place}/{said['message']}", "subject": row.id}


def _wrote(connection: sa.Connection) -> Iterator[Noted]:
    for row in connection.execute(sa.text(_WROTE)):
        place = json.loads(row.ticket)["thread"]["place"]
        said = json.loads(row.event)["said"]
        where = f"{place['platform']}:{place['workspace']}/{place['channel']}"
        yield {"message": f"{where}/{said['message']}", "subject": row.subject}


def _posted(connection: sa.Connection) -> Iterator[Noted]:
    for row in connection.execute(sa.text(_POSTS)):
        yield {"message": f"{row.place}/{row.posted_as}", "subject": row.subject}
