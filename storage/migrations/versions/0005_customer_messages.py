"""The messages of people become rows of their own, out of the documents of requests and the timelines of tickets.

A request keeps its first message in its document, how many more there are, and when the latest was written.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Row = dict[str, Any]

_AT_ONCE = 500
_INTAKES = sa.text("SELECT seq, id, document FROM intakes WHERE seq > :after ORDER BY seq LIMIT :limit")
_KEEP = sa.text("UPDATE intakes SET document = :document WHERE seq = :seq")
_LATER = sa.text(
    """
    SELECT timeline.subject, timeline.number, timeline.document
    FROM timeline JOIN tickets ON tickets.id = timeline.subject
    WHERE timeline.kind IN ('CustomerWrote', 'CustomerEdited', 'CustomerRetracted')
    ORDER BY tickets.seq, timeline.number
    """
)
_HOLD = sa.text(
    "INSERT INTO customer_messages (subject, message, number, document) VALUES (:subject, :message, :number, :document)"
    " ON CONFLICT (subject, message) DO UPDATE SET document = excluded.document"
)


def upgrade() -> None:
    """Create the table, and move what is there."""
    op.create_table(
        "customer_messages",
        sa.Column("subject", sa.Text(), primary_key=True),
        sa.Column("message", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
    )
    connection = op.get_bind()
    _hold(connection, list(_later(connection)))
    after = 0
    while intakes := connection.execute(_INTAKES, {"after": after, "limit": _AT_ONCE}).all():
        documents = [(row.seq, row.id, json.loads(row.document)) for row in intakes]
        _hold(connection, [held for _, subject, document in documents for held in _held(subject, document["said"])])
        connection.execute(_KEEP, [{"seq": seq, "document": _text(_moved(document))} for seq, _, document in documents])
        after = intakes[-1].seq


def _moved(document: Row) -> Row:
    said = document.pop("said")
    return document | {"first": said[0], "last_at": said[-1]["at"], "more": len(said) - 1}


def _held(subject: str, messages: list[Row]) -> Iterator[Row]:
    for number, said in enumerate(messages, start=1):
        yield {"subject": subject, "message": said["message"], "number": number, "document": _text(said)}


def _later(connection: sa.Connection) -> Iterator[Row]:
    for row in connection.execute(_LATER):
        said = json.loads(row.document)["said"]
        yield {"subject": row.subject, "message": said["message"], "number": row.number, "document": _text(said)}


def _hold(connection: sa.Connection, rows: list[Row]) -> None:
    if rows:
        connection.execute(_HOLD, rows)


def _text(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
