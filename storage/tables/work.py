"""The tables of the desk's work: queried values in columns, the whole value beside them as a JSON document.

Rows never leave this package; what leaves is rebuilt from the documents. Statements are written against the tables
named at the end, since the object session costs more than the database.
"""

from datetime import datetime

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from storage.tables.columns import RowNumber, Words
from storage.tables.desk import Rows

METADATA = Rows.metadata
_NEEDS = "needs IS NOT NULL"
_MISSED = text("missed_due IS NOT NULL")


class ReceiptRow(Rows, table=True):
    """A delivery that was taken, under each of its keys."""

    __tablename__ = "receipts"
    __table_args__ = ({"sqlite_with_rowid": False},)  # one tree to write instead of two

    key: str = Field(primary_key=True, sa_type=Words)
    at: datetime


class ParkedChangeRow(Rows, table=True):
    """An edit or a deletion of a message that hasn't come."""

    __tablename__ = "parked_changes"

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    message: str = Field(sa_type=Words, index=True)
    at: datetime
    document: str = Field(sa_type=Text)


class CounterRow(Rows, table=True):
    """The last number given. A row, not a sequence: a rolled-back transaction gives its number back."""

    __tablename__ = "counters"

    name: str = Field(primary_key=True, sa_type=Words)
    value: int


def _where_set(name: str, column: str, *others: str) -> Index:
    """Return an index that holds only the rows that have this at all."""
    is_set = text(f"{column} IS NOT NULL")
    return Index(name, column, *others, sqlite_where=is_set, postgresql_where=is_set)


class IntakeRow(Rows, table=True):
    """An intake. `joinable`: messages join it; `needs`: the timer it must have; `counted`: see `sql.documents`."""

    __tablename__ = "intakes"
    __table_args__ = (
        Index(None, "thread", "seq"),
        Index(None, "place", "requester", "joinable", "seq"),
        Index(None, "customer", "touched_at", "seq"),
        Index("ix_intakes_needs", "seq", sqlite_where=text(_NEEDS), postgresql_where=text(_NEEDS)),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    id: str = Field(sa_type=Words, unique=True)
    customer: str = Field(sa_type=Words)
    place: str = Field(sa_type=Words)
    thread: str = Field(sa_type=Words)
    requester: str = Field(sa_type=Words)
    joinable: bool
    touched_at: datetime | None
    needs: str | None = Field(sa_type=Words)
    version: int
    counted: str | None = Field(sa_type=Text)
    document: str = Field(sa_type=Text)


class TicketRow(Rows, table=True):
    """A ticket. `turn` and `next_at` are its place in every list; the rest is what lists and reports are made by.

    `answered_after` and `resolved_after` count whole minutes by the clock, from when it was opened. From `head` on
    the columns are those of `bot.model.listed_ticket`: what is due next, what of it is promised, what was missed.
    `heard_at` is when its customer's people last wrote.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        Index(None, "thread", "seq"),
        Index(None, "turn", "next_at", "seq"),
        Index(None, "customer", "turn", "next_at", "seq"),
        Index("ix_tickets_missed", "missed_due", sqlite_where=_MISSED, postgresql_where=_MISSED),
        Index(None, "customer", "heard_at"),
        Index("ix_tickets_took", "customer", "opened_at", "severity", "answered_after", "resolved_after"),
        _where_set("ix_tickets_answered", "answered_after", "severity", "opened_at", "customer"),
        _where_set("ix_tickets_resolved", "resolved_after", "severity", "opened_at", "customer"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    id: str = Field(sa_type=Words, unique=True)
    customer: str = Field(sa_type=Words)
    thread: str = Field(sa_type=Words)
    turn: int
    next_at: datetime
    status: str = Field(sa_type=Words)
    severity: str | None = Field(sa_type=Words)
    assignee: str | None = Field(sa_type=Words)
    requester: str = Field(sa_type=Words)
    place: str = Field(sa_type=Words)
    is_private: bool | None
    plan: str = Field(sa_type=Words)
    opened_at: datetime
    answered_after: int | None
    resolved_after: int | None
    confirmed_at: datetime | None
    rating: int | None
    head: str = Field(sa_type=Words)
    plan_version: str = Field(sa_type=Words)
    region: str | None = Field(sa_type=Words)
    assignee_name: str | None = Field(sa_type=Words)
    snoozed_until: datetime | None
    merged_into: str | None = Field(sa_type=Words)
    phoned_at: datetime | None
    is_again: bool
    next_about: str | None = Field(sa_type=Words)
    next_basis: str | None = Field(sa_type=Words)
    next_severity: str | None = Field(sa_type=Words)
    next_since: datetime | None
    next_due: datetime | None
    next_target: str | None = Field(sa_type=Words)
    promised_about: str | None = Field(sa_type=Words)
    promised_due: datetime | None
    missed_due: datetime | None
    missed_severity: str | None = Field(sa_type=Words)
    changes: int
    heard_at: datetime | None
    version: int
    document: str = Field(sa_type=Text)


class TimelineRow(Rows, table=True):
    """One event of an intake or a ticket, in the order of `number`."""

    __tablename__ = "timeline"

    subject: str = Field(primary_key=True, sa_type=Words)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    kind: str = Field(sa_type=Words)
    document: str = Field(sa_type=Text)


class OutboxRow(Rows, table=True):
    """A delivery. `fills` is its own message key, `awaits` that of the message it edits or replies to.

    `not_before` is set only while it waits for that time. `turn` orders deliveries of one rank (`sql.next_delivery`);
    `head` is the delivery of its series that it goes out with (`sql.series`).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "state", "conversation", "rank", "turn", "seq"),
        Index(None, "state", "conversation", "rank", "customer", "turn"),
        *(_where_set(f"ix_outbox_{one}", one) for one in ("not_before", "fills", "awaits", "head", "tag")),
        _where_set("ix_outbox_series_seq", "series", "seq"),
        {"sqlite_autoincrement": True},  # a number that was posted is never given again
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    kind: str = Field(sa_type=Words)
    conversation: str = Field(sa_type=Words)
    rank: int
    turn: int
    customer: str | None = Field(sa_type=Words)
    series: str | None = Field(sa_type=Words)
    series_kind: str | None = Field(sa_type=Words)
    head: int | None = Field(sa_type=RowNumber)
    place: str | None = Field(sa_type=Words)
    account: str | None = Field(sa_type=Words)
    thread: str | None = Field(sa_type=Words)
    fills: str | None = Field(sa_type=Words)
    awaits: str | None = Field(sa_type=Words)
    tag: str | None = Field(sa_type=Words)
    subject: str | None = Field(sa_type=Words)
    message: str = Field(sa_type=Text)
    created_at: datetime
    state: str = Field(sa_type=Words)
    attempts: int
    in_doubt: bool
    not_before: datetime | None
    first_tried_at: datetime | None
    claimed_at: datetime | None
    sent_at: datetime | None
    problem: str | None = Field(sa_type=Words)
    posted_as: str | None = Field(sa_type=Words)


class SlotRow(Rows, table=True):
    """The message that was posted under a message key."""

    __tablename__ = "slots"
    __table_args__ = ({"sqlite_with_rowid": False},)

    slot: str = Field(primary_key=True, sa_type=Words)
    place: str = Field(sa_type=Words)
    message: str = Field(sa_type=Words)


class MessageRow(Rows, table=True):
    """The request or ticket that a posted message belongs to, whoever wrote it."""

    __tablename__ = "messages"
    __table_args__ = ({"sqlite_with_rowid": False},)

    message: str = Field(primary_key=True, sa_type=Words)
    subject: str = Field(sa_type=Words)


class CustomerMessageRow(Rows, table=True):
    """A message of a person as a request or ticket has it now; `number` is that of its event."""

    __tablename__ = "customer_messages"

    subject: str = Field(primary_key=True, sa_type=Words)
    message: str = Field(primary_key=True, sa_type=Words)
    number: int
    document: str = Field(sa_type=Text)


RECEIPTS = METADATA.tables["receipts"]
PARKED_CHANGES = METADATA.tables["parked_changes"]
COUNTERS = METADATA.tables["counters"]
INTAKES = METADATA.tables["intakes"]
TICKETS = METADATA.tables["tickets"]
TIMELINE = METADATA.tables["timeline"]
OUTBOX = METADATA.tables["outbox"]
SLOTS = METADATA.tables["slots"]
MESSAGES = METADATA.tables["messages"]
CUSTOMER_MESSAGES = METADATA.tables["customer_messages"]
