"""A notice: what a customer is told ahead of time, under a clause of their terms, and when it comes into effect."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.model.milestone import MilestoneId, MilestoneType

DAYS_BEFORE: Final = (30, 7, 1, 0)
"""The days before a date on which a customer is reminded of it."""
TIME_OF_DAY: Final = time(9)
"""The time at which they are, by their clock."""


class NoticeDate(StrEnum):
    """The meaning of a date in a notice."""

    EFFECT = "takes effect"
    SUPPORT_END = "supported until"


class NoticeStage(NamedTuple):
    """A reminder of a date in a notice: its number, from 1, when it is due (UTC), and how many days are left then."""

    step: int
    at: datetime
    what: NoticeDate
    day: date
    days_left: int


class NoticeEnd(Struct, frozen=True, kw_only=True):
    """The end of a notice at an instant (UTC): everything in it has come, or it was withdrawn by somebody."""

    at: datetime
    is_withdrawn: bool
    name: str = ""
    why: str = ""


class Notice(Struct, frozen=True, kw_only=True):
    """The words that a customer was told under a clause of their terms, by whom and when (UTC).

    `number` is the same for all customers who were told the same at once. `topic` is the clause's in the plan, `clause`
    how it is cited; both are empty for an announcement, which no clause asks for. `effect` is the day on which it takes
    effect, `support_end` the last day on which what goes is supported, both in the `zone` of the customer; None: the
    notice has no such day.
    """

    number: int
    topic: str
    clause: str
    text: str
    given_at: datetime
    name: str
    zone: str
    effect: date | None = None
    support_end: date | None = None
    ended: NoticeEnd | None = None

    @property
    def is_announcement(self) -> bool:
        """Return whether no clause asks for it: maintenance, closed days."""
        return not self.topic

    @property
    def milestone(self) -> MilestoneId:
        """The id of the milestone that counts its days down."""
        return notice_milestone(self.number)

    @property
    def is_open(self) -> bool:
        """Return whether it counts: it wasn't withdrawn, and something in it is still to come."""
        return self.ended is None

    @property
    def is_to_be_minded(self) -> bool:
        """Return whether it counts, and is more than an announcement that was read once and names no day."""
        return self.is_open and bool(self.dates or not self.is_announcement)

    @property
    def dates(self) -> tuple[tuple[NoticeDate, date], ...]:
        """The days in it, the earlier one first."""
        found = ((NoticeDate.EFFECT, self.effect), (NoticeDate.SUPPORT_END, self.support_end))
        return tuple(sorted(((what, day) for what, day in found if day), key=lambda each: each[1]))

    def stages(self) -> tuple[NoticeStage, ...]:
        """Return its reminders, in order; none on the day on which it was given."""
        found = sorted(self._stages(), key=lambda each: each[0])
        return tuple(NoticeStage(step, *each) for step, each in enumerate(found, start=1))

    def _stages(self) -> Iterator[tuple[datetime, NoticeDate, date, int]]:
        for what, day in self.dates:
            for days in DAYS_BEFORE:
                local = datetime.combine(day - timedelta(days=days), TIME_OF_DAY, ZoneInfo(self.zone))
                at = local.astimezone(ZoneInfo("UTC"))
                if at > self.given_at + timedelta(days=1 if days else 0):
                    yield at, what, day, days


def notice_milestone(number: int) -> MilestoneId:
    """Return the id of the milestone that counts the days of a notice down."""
    return MilestoneId(f"{MilestoneType.NOTICE}/{number}")
