"""A timer says which milestone it asks about, since a ticket has several, and answered tickets are listed by theirs.

The reminders of before were all about the first response, or about the goal of a ticket that had been reopened.
"""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_AT_ONCE = 500
_KEY = ("subject", "plan_version", "kind", "step", "cycle")
_TICKETS = sa.table("tickets", sa.column("seq", sa.BigInteger()), sa.column("id"), sa.column("document", sa.Text()))
_LISTED = sa.table("tickets", sa.column("turn", sa.Integer()), sa.column("next_at", sa.DateTime(timezone=True)))
_OURS, _NEVER = 1, datetime(9999, 1, 1, tzinfo=UTC)
_TIMERS = sa.table("timers", sa.column("subject"), sa.column("kind"), sa.column("about"))
_REMINDERS = _TIMERS.c.kind.in_(("remind", "repeat"))


def upgrade() -> None:
    """Add the column, put it into the key, and fill it."""
    with op.batch_alter_table("timers") as timers:
        timers.add_column(sa.Column("about", sa.Text(), nullable=False, server_default=""))
        timers.drop_constraint(f"uq_timers_{'_'.join(_KEY)}", type_="unique")
        timers.create_unique_constraint(
            "uq_timers_subject_plan_version_about_kind_step_cycle",
            ["subject", "plan_version", "about", "kind", "step", "cycle"],
        )
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    connection.execute(sa.update(_LISTED).where(_LISTED.c.turn == _OURS).values(next_at=_NEVER))
    connection.execute(sa.update(_TIMERS).where(_REMINDERS).values(about="first-response"))
    after = 0
    some = sa.select(_TICKETS).order_by(_TICKETS.c.seq).limit(_AT_ONCE)
    while rows := connection.execute(some.where(_TICKETS.c.seq > after)).all():
        again = [row.id for row in rows if _is_open_again(json.loads(row.document))]
        of_them = _TIMERS.c.subject.in_(again)
        connection.execute(sa.update(_TIMERS).where(_REMINDERS, of_them).values(about="next-response/1"))
        after = rows[-1].seq


def _is_open_again(ticket: dict[str, Any]) -> bool:
    """Return whether a goal of the desk's own is due, after a first response or beside a promised one."""
    due = ticket.get("milestone") or ticket.get("owed")
    if due is None:
        return False
    return ticket.get("response") is not None or (due["kind"] == "goal" and ticket["due_at"] is not None)
