"""When something is due, how much of its time is spent, and why: pure functions of a plan and the instants given.

A `Promise` is one target applied to one instant. Its time is the covered time of the calendar that the plan chooses by
the customer's region and by how the ticket came in; for a target in plain units it is every instant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from bot.errors import DeskError
from bot.model.ticket import Classification
from bot.sla.amounts import BUSINESS, ROUND_THE_CLOCK, advance
from bot.sla.days import Segment
from bot.sla.hours import Coverage, coverage
from bot.sla.instants import utc
from policies.terms import Amount, Calendar, Metric, Plan, Target

_MOST_WINDOWS: Final = 20  # of an explanation: four weeks of weekdays


class NoHours(DeskError, ValueError):
    """The target counts business time, but no calendar of it fits: give a region that the plan has."""


class Promise(NamedTuple):
    """A target that runs from `since` and is due at `due_at`; `aim_at` is the internal goal, if the target has one.

    `severity` is the one whose target it is. `calendar` is the one whose time it counts; None for a target in plain
    units that runs on whatever the plan's hours are. A tuple, since reports make a million of them: a frozen dataclass
    takes longer to make than the due time to find.
    """

    metric: Metric
    severity: str
    target: Target
    calendar: Calendar | None
    since: datetime
    due_at: datetime
    aim_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a promise is due when it is. The clauses stand in the sources of its target and its calendar.

    Its time counts from `starts_at`. `windows` are the covered segments up to the due time: the first ones,
    `more_windows` counts the rest. `holidays` are dates that would have been covered between them. `left` is zero once
    the due time has passed. All instants are UTC.
    """

    promise: Promise
    starts_at: datetime
    windows: tuple[Segment, ...]
    more_windows: int
    holidays: tuple[date, ...]
    spent: timedelta
    left: timedelta

    @property
    def target(self) -> Target:
        """The target, with its clause and what was assumed in reading it."""
        return self.promise.target

    @property
    def calendar(self) -> Calendar | None:
        """The calendar with its name, zone and clause; None where every instant counts."""
        return self.promise.calendar


def promise(
    plan: Plan,
    severity: str,
    since: datetime,
    *,
    region: str | None = None,
    phoned: bool = False,
    metric: Metric = Metric.FIRST_RESPONSE,
) -> Promise | None:
    """What the plan promises at this severity, counted from `since`; None where it promises nothing.

    Raises KeyError for a severity that the plan does not have, NoHours if no calendar fits, and what `Coverage` raises.
    """
    found = _counting(plan, plan.targets[severity].get(metric), region, phoned)
    return None if found is None else _running(found, metric, severity, utc(since), plan.zone)


def goal(plan: Plan, severity: str, since: datetime, *, region: str | None = None) -> Promise | None:
    """The desk's own goal for the first response at a severity that is promised none; None where it has set none.

    It is counted like a promise and is none: no customer sees it. Raises what `promise` raises.
    """
    plan.severity(severity)
    found = _counting(plan, plan.ladder.goals.get(severity), region, phoned=False)
    return None if found is None else _running(found, Metric.FIRST_RESPONSE, severity, utc(since), plan.zone)


def due_times(
    plan: Plan,
    severity: str,
    since: Iterable[datetime],
    *,
    region: str | None = None,
    phoned: bool = False,
    metric: Metric = Metric.FIRST_RESPONSE,
) -> list[datetime] | None:
    """The due times of `promise` for many instants at once, which is all that a report needs; raises what it raises."""
    if (found := _counting(plan, plan.targets[severity].get(metric), region, phoned)) is None:
        return None
    _, amount, _, hours = found
    return [advance(utc(at), amount, hours=hours, zone=plan.zone) for at in since]


def due_under(
    plan: Plan,
    *,
    opened_at: datetime,
    history: Iterable[Classification],
    region: str | None = None,
    phoned: bool = False,
    metric: Metric = Metric.FIRST_RESPONSE,
) -> Promise | None:
    """The promise that stands after these classifications, before the first response; None where nothing is due.

    Raising keeps the earlier of the old due time and the new target counted from the change; the vendor's first
    classification counts as raising. Lowering gives what would be due had the ticket never stood above the new
    severity. The result names the severity whose target decides, which after a raise may be a former, lower one.
    """
    due: Promise | None = None
    for severity, since in _standing(plan, opened_at, history):
        due = _earlier(due, promise(plan, severity, since, region=region, phoned=phoned, metric=metric))
    return due


def goal_under(
    plan: Plan, *, opened_at: datetime, history: Iterable[Classification], region: str | None = None
) -> Promise | None:
    """The goal that stands after these classifications by the rules of `due_under`; None where there is a promise."""
    wanted: Promise | None = None
    for severity, since in _standing(plan, opened_at, history):
        wanted = _earlier(wanted, goal(plan, severity, since, region=region))
    return wanted


def strictest(plan: Plan, since: datetime, region: str | None = None) -> Promise | None:
    """The first response that would be due earliest: the internal goal while a ticket has no severity.

    Under a plan that promises nothing at all it is the strictest of the desk's own goals.
    """
    ids = [severity.id for severity in plan.severities]
    promises = [one for one in (promise(plan, each, since, region=region) for each in ids) if one]
    found = promises or [one for one in (goal(plan, each, since, region=region) for each in ids) if one]
    return min(found, key=lambda one: one.due_at, default=None)


def share(promise: Promise, percent: int) -> datetime:
    """The instant at which that percentage of the promise's covered time has elapsed; 100 is the due time."""
    if percent == 100:
        return promise.due_at
    hours = counted(promise)
    return hours.after(promise.since, hours.spent(promise.since, promise.due_at) * percent / 100)


def spent(promise: Promise, now: datetime) -> timedelta:
    """Covered time from the start of the promise to `now`, also beyond its due time."""
    return counted(promise).spent(promise.since, now)


def why(promise: Promise, now: datetime) -> Explanation:
    """All that is needed to explain to whoever asks at `now` when this is due."""
    hours, since, due_at = counted(promise), promise.since, promise.due_at
    windows = hours.segments(since, due_at)
    return Explanation(
        promise=promise,
        starts_at=hours.next_opening(since),
        windows=windows[:_MOST_WINDOWS],
        more_windows=max(0, len(windows) - _MOST_WINDOWS),
        holidays=hours.holidays(since, due_at),
        spent=hours.spent(since, now),
        left=hours.spent(now, due_at),
    )


def counted(promise: Promise) -> Coverage:
    """The time that a promise counts: that of its calendar, or every instant."""
    return ROUND_THE_CLOCK if promise.calendar is None else coverage(promise.calendar)


_Counting = tuple[Target, Amount, Calendar | None, Coverage]
"""A target with its amount, and the time that it counts: that of its calendar, or (None) every instant."""


def _counting(plan: Plan, target: Target | None, region: str | None, phoned: bool) -> _Counting | None:
    """How the target is counted; None where nothing is promised."""
    if target is None or target.amount is None:
        return None
    calendar = _calendar(plan, target, region, phoned)
    if target.amount.unit not in BUSINESS:
        heeded = calendar if calendar is not None and coverage(calendar).endless else None
        return target, target.amount, heeded, ROUND_THE_CLOCK
    if calendar is None:
        asked = f"has no hours for the region {region}" if region else "needs a region to count business time in"
        raise NoHours(f"{plan.ref} {asked}; its regions are {', '.join(plan.regions) or 'none'}")
    return target, target.amount, calendar, coverage(calendar)


def _running(found: _Counting, metric: Metric, severity: str, since: datetime, zone: str) -> Promise:
    target, amount, calendar, hours = found
    return Promise(
        metric=metric,
        severity=severity,
        target=target,
        calendar=calendar,
        since=since,
        due_at=advance(since, amount, hours=hours, zone=zone),
        aim_at=None if target.aim is None else advance(since, target.aim, hours=hours, zone=zone),
    )


def _calendar(plan: Plan, target: Target, region: str | None, phoned: bool) -> Calendar | None:
    for choice in target.calendars:
        if (choice.region is None or choice.region == region) and (choice.phoned is None or choice.phoned is phoned):
            return plan.calendars[choice.calendar]
    return None


def _standing(plan: Plan, opened_at: datetime, history: Iterable[Classification]) -> Iterator[tuple[str, datetime]]:
    """The severities that bear on the due time, the lowest first, each with since when it has stood at it or above.

    A severity that a later, lower one has undone is not among them.
    """
    standing: list[tuple[int, str | None, datetime]] = []
    for step in history:
        rank = len(plan.severities) if step.severity is None else plan.rank(step.severity)
        since = opened_at if step.own_first_choice else step.at
        while standing and standing[-1][0] <= rank:
            since = min(since, standing.pop()[2])
        standing.append((rank, step.severity, since))
    return ((severity, since) for _, severity, since in standing if severity is not None)


def _earlier(old: Promise | None, new: Promise | None) -> Promise | None:
    """What is due after a raise from `old`: nothing if the new severity promises nothing."""
    return old if new is not None and old is not None and old.due_at < new.due_at else new
