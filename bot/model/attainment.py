"""Promises kept and broken: how they are judged, counted and put together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from operator import add, attrgetter
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import MilestoneKind


class Verdict(StrEnum):
    """The judgement of what was owed at an instant. What is withdrawn, or has moved to another ticket, has none."""

    KEPT = "kept"
    BROKEN = "broken"
    CLOSED_UNANSWERED = "closed unanswered"  # its due time has passed, and the ticket was closed without it
    NOT_YET_DUE = "not yet due"


OTHERS: Final = "UTC"
"""The zone of customers that the desk file has no longer."""


class Months(Struct, frozen=True, kw_only=True):
    """The months of a report, by their first days, in order.

    Each begins by the clock of each customer's zone; of customers that the desk file has no longer, by UTC.
    """

    days: tuple[date, ...]
    zones: Mapping[CustomerId, str]

    @property
    def bounds(self) -> tuple[datetime, ...]:
        """Every instant (UTC) at which a month begins for some customer, or the last one ends, in order."""
        days = (*self.days, _next(self.days[-1]))
        return tuple(sorted({_midnight(day, zone) for day in days for zone in {*self.zones.values(), OTHERS}}))

    @property
    def spans(self) -> Mapping[str, tuple[datetime, datetime]]:
        """The start of the first month and the end of the last one (UTC) in each zone, of which UTC is one."""
        return {
            zone: (_midnight(self.days[0], zone), _midnight(_next(self.days[-1]), zone))
            for zone in {*self.zones.values(), OTHERS}
        }

    @property
    def at_bounds(self) -> Mapping[str, tuple[date | None, ...]]:
        """The month that begins or goes on at each of the bounds, in each zone; None where the report hasn't got it."""
        bounds, zones = self.bounds, {*self.zones.values(), OTHERS}
        return {zone: tuple(self._at(bound, ZoneInfo(zone)) for bound in bounds) for zone in zones}

    def _at(self, instant: datetime, zone: ZoneInfo) -> date | None:
        day = instant.astimezone(zone).date().replace(day=1)
        return day if day in self.days else None


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _midnight(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def months_until(last: date, number: int) -> tuple[date, ...]:
    """Return so many months in order, each named by its first day, of which `last` is the last."""
    count = last.year * 12 + last.month - 1
    return tuple(date(one // 12, one % 12 + 1, 1) for one in range(count - number + 1, count + 1))


class Tally(Struct, frozen=True, kw_only=True):
    """The promises of one customer, plan, severity, metric and month, or of several where that is empty, by verdict.

    `closed_unanswered` are among the broken ones. `missed_before` counts earlier due times of theirs that passed unmet
    before the severity changed.
    """

    customer: str = ""
    plan: str = ""
    severity: str = ""
    metric: str = ""
    month: date | None = None
    kept: int = 0
    broken: int = 0
    closed_unanswered: int = 0
    not_yet_due: int = 0
    missed_before: int = 0

    @property
    def judged(self) -> int:
        """The denominator: the promises that were kept or broken."""
        return self.kept + self.broken

    @property
    def attainment(self) -> float | None:
        """The share of those judged that was kept; None if none was."""
        return self.kept / self.judged if self.judged else None


BY: Final = ("customer", "plan", "severity", "metric", "month")
"""The things that promises are counted by."""
_NUMBERS: Final = tuple(name for name in Tally.__struct_fields__ if name not in BY)
_numbers: Final = attrgetter(*_NUMBERS)
Numbers = tuple[int, int, int, int, int]
"""The numbers of a tally, in its order."""


def grouped(tallies: Iterable[Tally], by: Sequence[str]) -> tuple[Tally, ...]:
    """Return the tallies put together by some of `BY`, in their order; by nothing at all there is one, if any."""
    return put_together(((tuple([getattr(one, name) for name in by]), _numbers(one)) for one in tallies), by)


def put_together(counted: Iterable[tuple[tuple[Any, ...], Numbers]], by: Sequence[str]) -> tuple[Tally, ...]:
    """Return the tallies of numbers that were counted, each with what they are counted `by`, in the order of that."""
    sums = dict[tuple[Any, ...], tuple[int, ...]]()
    for key, numbers in counted:
        sums[key] = tuple(map(add, sums[key], numbers)) if key in sums else numbers
    names = (*by, *_NUMBERS)
    return tuple(Tally(**dict(zip(names, (*key, *sums[key]), strict=True))) for key in sorted(sums))


class BrokenPromise(Struct, frozen=True, kw_only=True):
    """A promise that was broken: due at an instant (UTC), counted `since` another, and when it was met, if ever.

    `since` None: the ticket's severity has changed after that, to one that promises none.
    `ticket` is the one that it was made for, `held_by` the one that it is found in: they differ after a merge.
    `next_at` is when the next update came, after one that didn't.
    """

    ticket: TicketId
    held_by: TicketId
    customer: CustomerId
    plan: str
    severity: str | None
    kind: MilestoneKind
    since: datetime | None
    due_at: datetime
    met_at: datetime | None
    verdict: Verdict
    next_at: datetime | None = None


class MissedBefore(Struct, frozen=True, kw_only=True):
    """A due time (UTC) of a promise that passed unmet under a `severity`, before that changed: it was `then_due` later.

    Whether the promise was kept is judged by what it was due by then, so that this counts beside the verdict.
    """

    ticket: TicketId
    held_by: TicketId
    customer: CustomerId
    severity: str
    kind: MilestoneKind
    due_at: datetime
    then_due: datetime
    met_at: datetime | None


class Stretch(StrEnum):
    """A stretch of a ticket's life, from its opening on."""

    RESPONSE = "first response"
    RESOLUTION = "resolution"


class Took(Struct, frozen=True, kw_only=True):
    """The number of tickets of a severity of which something took so many whole minutes, by the clock."""

    stretch: Stretch
    severity: str | None
    minutes: int
    number: int


PERCENTILES: Final = (50, 75, 90, 95)


class Durations(Struct, frozen=True, kw_only=True):
    """The minutes within which a share of the tickets got there: `percentiles` are those of `PERCENTILES`."""

    stretch: Stretch
    severity: str
    number: int
    percentiles: tuple[int, ...]


def durations(took: Iterable[Took]) -> tuple[Durations, ...]:
    """Return the percentiles (by nearest rank) of each stretch and severity, and of each stretch as a whole."""
    lists = dict[tuple[Stretch, str], list[tuple[int, int]]]()
    for one in sorted(took, key=attrgetter("minutes")):
        for severity in {one.severity or "", "all"}:
            lists.setdefault((one.stretch, severity), []).append((one.minutes, one.number))
    return tuple(
        Durations(
            stretch=stretch,
            severity=severity,
            number=sum(number for _, number in each),
            percentiles=tuple(_percentile(each, percent) for percent in PERCENTILES),
        )
        for (stretch, severity), each in sorted(lists.items(), key=lambda one: (one[0][0], one[0][1] != "all", one[0]))
    )


def _percentile(counted: list[tuple[int, int]], percent: int) -> int:
    """Return the smallest value that is not below `percent` of all; values are in order, each with its number."""
    rank = -(-sum(number for _, number in counted) * percent // 100)
    for value, number in counted:
        rank -= number
        if rank <= 0:
            return value
    return counted[-1][0]
