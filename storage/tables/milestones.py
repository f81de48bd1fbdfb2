"""The table of milestones: what is owed and what came of it, one row each, for the auditor and for reports."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from storage.tables.columns import Words
from storage.tables.desk import Rows

_OPEN = text("ended_at IS NULL")
_LATE = text("ended_at >= due_at")
MISSED_BEFORE = text("other_breaches > 0")
"""The condition of the index by which a report finds what was missed before a severity changed."""
APPROVALS = text("type = 'approval'")
"""The condition of the index by which an approval is found by its number."""


class MilestoneRow(Rows, table=True):
    """A milestone of a request, a ticket or a contract, kept after it ended: then it is the verdict.

    `ticket` is what it counts for: `subject`, or the ticket that it came with when that was merged into it.
    `breached`: the due time that it has passed unmet; `other_breaches` are those of its earlier due times.
    """

    __tablename__ = "milestones"
    __table_args__ = (
        Index("ix_milestones_open", "subject", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "customer", "due_at"),
        Index("ix_milestones_late", "due_at", sqlite_where=_LATE, postgresql_where=_LATE),
        Index("ix_milestones_missed_before", "due_at", sqlite_where=MISSED_BEFORE, postgresql_where=MISSED_BEFORE),
        Index("ix_milestones_approvals", "milestone", sqlite_where=APPROVALS, postgresql_where=APPROVALS),
    )

    subject: str = Field(primary_key=True, sa_type=Words)
    milestone: str = Field(primary_key=True, sa_type=Words)
    ticket: str = Field(sa_type=Words)
    customer: str = Field(sa_type=Words)
    plan: str = Field(sa_type=Words)
    type: str = Field(sa_type=Words)
    basis: str = Field(sa_type=Words)
    owner: str = Field(sa_type=Words)
    severity: str | None = Field(sa_type=Words)
    since: datetime
    due_at: datetime | None
    round: int
    breached: bool
    other_breaches: int
    outcome: str | None = Field(sa_type=Words)
    ended_at: datetime | None


MILESTONES = Rows.metadata.tables["milestones"]
