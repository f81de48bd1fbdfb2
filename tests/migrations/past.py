"""A database as it stood under an earlier schema, made from one of today."""

import json
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text

from storage.database import Database
from storage.upcast import FIELDS

_OUTBOX_OF_THE_FIFTH = (
    "ALTER TABLE outbox DROP COLUMN sent_at",
    "DROP INDEX ix_outbox_series_seq",
    "DROP INDEX ix_outbox_head",
    "ALTER TABLE outbox DROP COLUMN series",
    "ALTER TABLE outbox DROP COLUMN series_kind",
    "ALTER TABLE outbox DROP COLUMN head",
    "ALTER TABLE outbox ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT false",
    "UPDATE outbox SET urgent = (rank = 0)",
    "DROP INDEX ix_outbox_awaits",
    "DROP INDEX ix_outbox_state_conversation_rank_turn_seq",
    "DROP INDEX ix_outbox_state_conversation_rank_customer_turn",
    "ALTER TABLE outbox DROP COLUMN rank",
    "ALTER TABLE outbox DROP COLUMN turn",
    "ALTER TABLE outbox DROP COLUMN customer",
    "CREATE INDEX ix_outbox_state_conversation_urgent_seq ON outbox (state, conversation, urgent, seq)",
)


_INTAKES_OF_THE_TENTH = (
    "DROP INDEX ix_intakes_customer_touched_at_seq",
    "ALTER TABLE intakes DROP COLUMN touched_at",
)
_TICKETS_OF_THE_TENTH = (
    "DROP INDEX ix_tickets_turn_next_at_seq",
    "DROP INDEX ix_tickets_customer_turn_next_at_seq",
    "ALTER TABLE tickets ADD COLUMN is_open BOOLEAN NOT NULL DEFAULT true",
    "UPDATE tickets SET is_open = (turn < 5)",
    "ALTER TABLE tickets RENAME COLUMN next_at TO due_by",
    *(
        f"ALTER TABLE tickets DROP COLUMN {column}"
        for column in ("turn", "status", "severity", "assignee", "requester", "place", "is_private")
    ),
    "CREATE INDEX ix_tickets_is_open_due_by_seq ON tickets (is_open, due_by, seq)",
    "CREATE INDEX ix_tickets_customer_is_open_due_by_seq ON tickets (customer, is_open, due_by, seq)",
)


_WITHOUT_REPORTS = (
    "DROP TABLE searched_texts",
    "DROP TABLE milestones",
    "DROP INDEX ix_tickets_took",
    *(
        f"ALTER TABLE tickets DROP COLUMN {column}"
        for column in ("plan", "opened_at", "answered_after", "resolved_after")
    ),
)


_WITHOUT_LINES = tuple(
    f"ALTER TABLE tickets DROP COLUMN {column}"
    for column in (
        "head",
        "plan_version",
        "region",
        "assignee_name",
        "snoozed_until",
        "merged_into",
        "phoned_at",
        "is_again",
        "next_about",
        "next_basis",
        "next_severity",
        "next_since",
        "next_due",
        "next_target",
        "promised_about",
        "promised_due",
        "missed_due",
        "missed_severity",
        "confirmed_at",
        "rating",
    )
)


OF_THE_TWENTY_NINTH = (
    "DROP INDEX ix_milestones_missed_before",
    "DROP INDEX ix_milestones_late",
    "DROP TABLE IF EXISTS searched_words_known",
    "DROP TABLE work_links",
    "DROP INDEX ix_tickets_answered",
    "DROP INDEX ix_tickets_resolved",
    "DROP TABLE incidents",
    "DELETE FROM counters WHERE name = 'incidents'",
)
"""The statements that undo the thirtieth schema, and what came after it."""
WITHOUT_RADAR = (
    "DROP INDEX ix_tickets_customer_heard_at",
    "ALTER TABLE tickets DROP COLUMN heard_at",
    "ALTER TABLE tickets DROP COLUMN changes",
)
WITHOUT_FIGURES = tuple(
    f"ALTER TABLE contracts DROP COLUMN {column}" for column in ("contacts_left", "approvals", "since")
)
WITHOUT_NEEDS = ("DROP INDEX ix_intakes_needs", "ALTER TABLE intakes DROP COLUMN needs")


WITHOUT_COUNTED = ("DROP INDEX ix_tickets_missed", "ALTER TABLE intakes DROP COLUMN counted")


WITHOUT_LEDGER = ("DROP TABLE ledger",)


_WITHOUT_CONTRACTS = (
    "DROP TABLE contracts",
    "DROP TABLE desk_file_places",
    "DELETE FROM counters WHERE name = 'approvals'",
)


_FORMER_NAMES = (
    """UPDATE tickets SET document = replace(document, '"breaches":[]', '"missed_at"\\:null')""",
    *(
        f"""UPDATE {table} SET document = replace(document, '"{new}":', '"{old}":')"""  # noqa: S608 – names of ours
        for table in ("tickets", "intakes", "timeline")
        for old, new in FIELDS.items()
    ),
)


def before_milestones(ticket: dict[str, Any]) -> dict[str, Any]:
    """Return a ticket's document of today as one of before: what was due of it was in fields of its own."""
    kept = {name: value for name, value in ticket.items() if name != "milestones"}
    first = next(iter(ticket["milestones"]), None)
    if first is None:
        return {**kept, "due_at": None, "milestone": None, "set_at": None, "told": None, "breaches": []}
    due = {"kind": first["basis"], **{name: first[name] for name in ("severity", "since", "due_at")}}
    return {**kept, "milestone": due, **{name: first[name] for name in ("due_at", "set_at", "told", "breaches")}}


def _without_milestones(connection: Connection) -> None:
    for row in connection.execute(text("SELECT id, document FROM tickets")).all():
        document = json.dumps(before_milestones(json.loads(row.document)), separators=(",", ":"))
        values = {"id": row.id, "document": document}
        connection.execute(text("UPDATE tickets SET document = :document WHERE id = :id"), values)
    with Operations(MigrationContext.configure(connection)).batch_alter_table("timers") as timers:
        timers.drop_constraint("uq_timers_subject_plan_version_about_kind_step_cycle", type_="unique")
        timers.drop_column("about")
        timers.create_unique_constraint(
            "uq_timers_subject_plan_version_kind_step_cycle", ["subject", "plan_version", "kind", "step", "cycle"]
        )


def set_back(url: str, revision: str) -> None:
    """Undo what came after the fifth schema, and the fifth too for a revision before it, but no table of before."""
    database = Database(url)
    with database.transaction() as connection:
        tables = ("memberships", "deferred_commands", "parked_changes", "moved_places")
        dropped = (f"DROP TABLE {table}" for table in tables)
        undone = (
            *OF_THE_TWENTY_NINTH,
            *WITHOUT_LEDGER,
            *_WITHOUT_CONTRACTS,
            *_WITHOUT_REPORTS,
            *WITHOUT_COUNTED,
            *_WITHOUT_LINES,
            *WITHOUT_NEEDS,
            *WITHOUT_RADAR,
            *_FORMER_NAMES,
            *_TICKETS_OF_THE_TENTH,
            *_INTAKES_OF_THE_TENTH,
            *dropped,
            *_OUTBOX_OF_THE_FIFTH,
        )
        _without_milestones(connection)
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TABLE searched_words"))
        for statement in undone:
            connection.execute(text(statement))
        if revision < "0005":
            _put_messages_into_documents(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    database.close()


def _put_messages_into_documents(connection: Connection) -> None:
    """A request's document held all its messages then."""
    held = connection.execute(text("SELECT subject, document FROM customer_messages ORDER BY number")).all()
    for row in connection.execute(text("SELECT id, document FROM intakes")).all():
        document = json.loads(row.document)
        for new in ("first", "last_at", "more"):
            del document[new]
        document["said"] = [json.loads(one.document) for one in held if one.subject == row.id]
        old = {"id": row.id, "document": json.dumps(document)}
        connection.execute(text("UPDATE intakes SET document = :document WHERE id = :id"), old)
    connection.execute(text("DROP TABLE customer_messages"))
