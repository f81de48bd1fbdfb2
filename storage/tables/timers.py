"""The table of timers: questions about what is owed, and about the state of requests and tickets."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import RowNumber, Words
from storage.tables.desk import Rows


class TimerRow(Rows, table=True):
    """A timer, kept after it was voided, and after it fired, so that nothing is asked twice.

    `about` is the milestone that it asks about, with its round as `cycle`; empty: it asks about the subject's state.
    """

    __tablename__ = "timers"
    __table_args__ = (
        UniqueConstraint("subject", "plan_version", "about", "kind", "step", "cycle"),
        Index(None, "state", "due_at", "seq"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    subject: str = Field(sa_type=Words)
    plan_version: str = Field(sa_type=Words)
    about: str = Field(sa_type=Words)
    kind: str = Field(sa_type=Words)
    step: int
    cycle: int
    due_at: datetime
    state: str = Field(sa_type=Words)


TIMERS = Rows.metadata.tables["timers"]
