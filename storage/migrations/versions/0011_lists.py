"""Tickets are listed by whose turn it is, and narrowed and counted by columns instead of by their documents."""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_AT_ONCE = 500
_INSTANT = sa.DateTime(timezone=True)
_TICKETS = sa.table(
    "tickets",
    sa.column("seq", sa.BigInteger()),
    sa.column("document", sa.Text()),
    sa.column("turn", sa.Integer()),
    sa.column("next_at", _INSTANT),
    sa.column("status", sa.Text()),
    sa.column("severity", sa.Text()),
    sa.column("holder", sa.Text()),
    sa.column("requester", sa.Text()),
    sa.column("place", sa.Text()),
    sa.column("is_private", sa.Boolean()),
)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_TURNS = {"new": 0, "acknowledged": 1, "waiting on customer": 2, "resolved": 4, "closed": 5}


def upgrade() -> None:
    """Add the columns, fill them from the documents, and change the indexes."""
    for column in (
        sa.Column("turn", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("next_at", _INSTANT, nullable=False, server_default=str(_NEVER)),
        sa.Column("status", sa.Text(), nullable=False, server_default=""),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("requester", sa.Text(), nullable=False, server_default=""),
        sa.Column("place", sa.Text(), nullable=False, server_default=""),
        sa.Column("is_private", sa.Boolean(), nullable=True),
    ):
        op.add_column("tickets", column)
    _fill(op.get_bind())
    for columns in (("is_open", "due_by", "seq"), ("customer", "is_open", "due_by", "seq")):
        op.drop_index(f"ix_tickets_{'_'.join(columns)}", "tickets")
    for old in ("is_open", "due_by"):
        op.drop_column("tickets", old)
    for columns in (("turn", "next_at", "seq"), ("customer", "turn", "next_at", "seq")):
        op.create_index(f"ix_tickets_{'_'.join(columns)}", "tickets", list(columns))


def _fill(connection: sa.Connection) -> None:
    after = 0
    some = sa.select(_TICKETS.c.seq, _TICKETS.c.document).order_by(_TICKETS.c.seq).limit(_AT_ONCE)
    while rows := connection.execute(some.where(_TICKETS.c.seq > after)).all():
        for seq, document in rows:
            changed = sa.update(_TICKETS).where(_TICKETS.c.seq == seq).values(_columns(json.loads(document)))
            connection.execute(changed)
        after = rows[-1].seq


def _columns(ticket: dict[str, Any]) -> dict[str, Any]:
    turn, at = _turn(ticket)
    place, requester = ticket["thread"]["place"], ticket["requester"]
    history = ticket["history"]
    return {
        "turn": turn,
        "next_at": at,
        "status": ticket["status"],
        "severity": history[-1]["severity"] if history else None,
        "holder": ticket.get("holder_id"),
        "requester": f"{requester['platform']}:{requester['workspace']}/{requester['user']}",
        "place": f"{place['platform']}:{place['workspace']}/{place['channel']}",
        "is_private": ticket.get("private"),
    }


def _turn(ticket: dict[str, Any]) -> tuple[int, datetime]:
    turn, owed, until = _TURNS[ticket["status"]], ticket.get("owed"), ticket.get("snoozed_until")
    if turn == 0 or (turn < 4 and owed):
        return 0, datetime.fromisoformat(owed["due_at"]) if owed else _NEVER
    if turn < 4 and until:
        return 3, datetime.fromisoformat(until)
    return turn, datetime.fromisoformat(ticket["opened_at"])
