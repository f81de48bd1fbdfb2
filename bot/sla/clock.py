"""Due times, the covered time spent of them, and why they are as they are: functions of a plan and of instants.

A `Promise` is one target applied to one instant. Its time is the covered time of the calendar that the plan chooses by
the customer's region and by how the ticket came in; for a target in plain units it is every instant.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from bot.errors import DeskError
from bot.sla.amounts import BUSINESS, ROUND_THE_CLOCK, advance
from bot.sla.days import Segment, without
from bot.sla.hours import Coverage, coverage
from bot.sla.instants import utc
from policies.terms import Amount, Calendar, Metric, Plan, Target

_MAX_WINDOWS: Final = 20  # of an explanation: four weeks of weekdays


class NoHours(DeskError, ValueError):
    """The target counts business time, but no calendar of it fits: give a region that the plan has."""


class Promise(NamedTuple):
    """A target that runs from `since` and is due at `due_at`; `aim_at` is the internal goal, if the target has one.

    It doesn't run in its `pauses`, which are in order and over; its times have been moved by them (`paused`).
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
    pauses: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The reason why a promise is due when it is. The clauses are in the sources of its target and its calendar.

    Its time counts from `starts_at`: the next opening, or its very start if the target names a day. `windows` are the
    covered segments up to the due time without its pauses: the first ones, `more_windows` counts the rest. `holidays`
    are dates that would have been covered between them. `left` is zero once the due time has passed. All instants are
    UTC.
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
        """The target, with its clause and what was assumed when it was read."""
        return self.promise.target

    @property
    def calendar(self) -> Calendar | None:
        """The calendar with its name, zone and clause; None if every instant counts."""
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
    """Return what the plan promises at this severity, counted from `since`; None if it promises nothing.

    Raises KeyError for a severity that the plan doesn't have, NoHours if no calendar fits, and what `Coverage` raises.
    """
    found = _counting(plan, plan.targets[severity].get(metric), region, phoned)
    return None if found is None else _running(found, metric, severity, utc(since), plan.zone)


def goal(plan: Plan, severity: str, since: datetime, *, region: str | None = None) -> Promise | None:
    """Return the desk's own goal for the first response at a severity; None if it has set none.

    It is counted like a promise but isn't one: no customer sees it. Raises what `promise` raises.
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
    """Return the due times of `promise` for many instants, which is all that a report needs; raises what it raises."""
    if (found := _counting(plan, plan.targets[severity].get(metric), region, phoned)) is None:
        return None
    _, amount, _, hours = found
    return [advance(utc(at), amount, hours=hours, zone=plan.zone) for at in since]


def strictest(plan: Plan, since: datetime, region: str | None = None) -> Promise | None:
    """Return the first response that would be due earliest: the internal goal while a ticket has no severity.

    Under a plan that promises nothing at all it is the strictest of the desk's own goals.
    """
    ids = [severity.id for severity in plan.severities]
    promises = [one for one in (promise(plan, each, since, region=region) for each in ids) if one]
    found = promises or [one for one in (goal(plan, each, since, region=region) for each in ids) if one]
    return min(found, key=lambda one: one.due_at, default=None)


def share(promise: Promise, percent: int) -> datetime:
    """Return the instant at which that percentage of the promise's covered time has passed; 100 is the due time."""
    if percent == 100:
        return promise.due_at
    hours = counted(promise)
    runs = spent(promise, promise.due_at) * percent / 100
    return moved(hours.after(promise.since, runs), promise.pauses, hours)


def spent(promise: Promise, now: datetime) -> timedelta:
    """Return the covered time that has run from the start of the promise to `now`, also beyond its due time."""
    hours = counted(promise)
    paused = (hours.spent(pause.opens, min(pause.closes, now)) for pause in promise.pauses if pause.opens < now)
    return hours.spent(promise.since, now) - sum(paused, timedelta())


def paused(promise: Promise, pauses: tuple[Segment, ...]) -> Promise:
    """Return the promise as it runs with these pauses, which are in order and over."""
    hours = counted(promise)
    return promise._replace(
        due_at=moved(promise.due_at, pauses, hours),
        aim_at=moved(promise.aim_at, pauses, hours) if promise.aim_at else None,
        pauses=pauses,
    )


def moved(at: datetime, pauses: tuple[Segment, ...], hours: Coverage) -> datetime:
    """Return an instant of a promise moved by the covered time of each pause that begins before it is reached."""
    for pause in pauses:
        if pause.opens < at:
            at = hours.after(at, hours.spent(pause.opens, pause.closes))
    return at


def why(promise: Promise, now: datetime) -> Explanation:
    """Return all that is needed to explain, to somebody who asks at `now`, when this is due."""
    hours, since, due_at = counted(promise), promise.since, promise.due_at
    windows = tuple(part for each in hours.segments(since, due_at) for part in running(each, promise.pauses))
    return Explanation(
        promise=promise,
        starts_at=since if promise.target.names_a_day else hours.next_opening(since),
        windows=windows[:_MAX_WINDOWS],
        more_windows=max(0, len(windows) - _MAX_WINDOWS),
        holidays=hours.holidays(since, due_at),
        spent=spent(promise, now),
        left=hours.spent(now, due_at),
    )


def running(part: Segment, pauses: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return what is left of a segment around the pauses."""
    for pause in pauses[:1]:
        return tuple(rest for each in without(pause, part) for rest in running(each, pauses[1:]))
    return (part,)


def counted(promise: Promise) -> Coverage:
    """Return the time that a promise counts: that of its calendar, or every instant."""
    return ROUND_THE_CLOCK if promise.calendar is None else coverage(promise.calendar)


_Counting = tuple[Target, Amount, Calendar | None, Coverage]
"""A target with its amount, and the time that it counts: that of its calendar, or (None) every instant."""


def _counting(plan: Plan, target: Target | None, region: str | None, phoned: bool) -> _Counting | None:
    """Return how the target is counted; None if nothing is promised.

    Raises NoHours if it counts business time and no calendar fits.
    """
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
