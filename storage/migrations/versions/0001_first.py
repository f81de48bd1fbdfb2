"""The first schema: receipts, plans, intakes, tickets, timelines, timers, the outbox and what was quarantined."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text()
INSTANT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table, and the counter that ticket numbers come from."""
    _create_arrivals()
    _create_cases()
    _create_timers()
    _create_outbox()
    counters = op.create_table("counters", _key("name"), _column("value", sa.Integer()))
    op.bulk_insert(counters, [{"name": "tickets", "value": 0}])


def _create_arrivals() -> None:
    op.create_table("receipts", _key("key"), _column("at", INSTANT), sqlite_with_rowid=False)
    op.create_table("quarantine", _number(), _column("payload"), _column("problem"), _column("at", INSTANT))


def _create_cases() -> None:
    op.create_table("plans", _key("version"), _column("ref"), _column("document"))
    op.create_table(
        "intakes",
        _number(),
        _column("id"),
        _column("customer"),
        _column("place"),
        _column("thread"),
        _column("requester"),
        _column("joinable", sa.Boolean()),
        _column("version", sa.Integer()),
        _column("document"),
        sa.UniqueConstraint("id", name="uq_intakes_id"),
    )
    _index("intakes", "thread", "seq")
    _index("intakes", "place", "requester", "joinable", "seq")
    op.create_table(
        "tickets",
        _number(),
        _column("id"),
        _column("customer"),
        _column("thread"),
        _column("is_open", sa.Boolean()),
        _column("due_by", INSTANT),
        _column("version", sa.Integer()),
        _column("document"),
        sa.UniqueConstraint("id", name="uq_tickets_id"),
    )
    _index("tickets", "thread", "seq")
    _index("tickets", "is_open", "due_by", "seq")
    _index("tickets", "customer", "is_open", "due_by", "seq")
    op.create_table(
        "timeline",
        _column("subject"),
        _column("number", sa.Integer()),
        _column("at", INSTANT),
        _column("kind"),
        _column("document"),
        sa.PrimaryKeyConstraint("subject", "number"),
    )


def _create_timers() -> None:
    op.create_table(
        "timers",
        _number(),
        _column("subject"),
        _column("plan_version"),
        _column("kind"),
        _column("step", sa.Integer()),
        _column("cycle", sa.Integer()),
        _column("due_at", INSTANT),
        _column("state"),
        sa.UniqueConstraint(
            "subject", "plan_version", "kind", "step", "cycle", name="uq_timers_subject_plan_version_kind_step_cycle"
        ),
    )
    _index("timers", "state", "due_at", "seq")


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        _number(),
        _column("kind"),
        _column("conversation"),
        _column("urgent", sa.Boolean()),
        _optional("place"),
        _optional("account"),
        _optional("thread"),
        _optional("fills"),
        _optional("awaits"),
        _optional("tag"),
        _optional("subject"),
        _column("message"),
        _column("created_at", INSTANT),
        _column("state"),
        _column("attempts", sa.Integer()),
        _column("in_doubt", sa.Boolean()),
        _optional("not_before", INSTANT),
        _optional("first_tried_at", INSTANT),
        _optional("claimed_at", INSTANT),
        _optional("problem"),
        _optional("posted_as"),
        sqlite_autoincrement=True,
    )
    _index("outbox", "state", "conversation", "urgent", "seq")
    for column in ("not_before", "fills", "tag"):
        is_set = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_outbox_{column}", "outbox", [column], sqlite_where=is_set, postgresql_where=is_set)
    op.create_table("slots", _key("slot"), _column("place"), _column("message"), sqlite_with_rowid=False)


def _number() -> sa.Column[int]:
    return sa.Column("seq", NUMBER, primary_key=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=True)


def _column(name: str, kind: sa.types.TypeEngine[Any] = TEXT) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _optional(name: str, kind: sa.types.TypeEngine[Any] = TEXT) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
