"""Due times, and the covered time spent of them: functions of a plan and of instants.

A `Promise` is one target applied to one instant. Its time is the covered time of the calendar that the plan chooses by
the customer's region and by how the ticket came in; for a target in plain units it is every instant.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.errors import DeskError
from bot.sla.amounts import BUSINESS, ROUND_THE_CLOCK, advance
from bot.sla.days import Segment
from bot.sla.hours import Coverage, NeverOpens, coverage
from bot.sla.instants import LATEST, utc
from policies.terms import Amount, AnyMetric, Calendar, Metric, Plan, Target


class NoHours(DeskError, ValueError):
    """The target counts business time, but no calendar of it fits: give a region that the plan has."""


class Promise(Struct, frozen=True, kw_only=True):
    """A target that runs from `since` and is due at `due_at`; `aim_at` is the internal goal, if the target has one.

    It doesn't run in its `pauses`, which are in order and over; its times have been moved by them (`paused`).
    `severity` is the one whose target it is. `calendar` is the one whose time it counts; None for a target in plain
    units that runs on whatever the plan's hours are.
    """

    metric: AnyMetric
    severity: str
    target: Target
    calendar: Calendar | None
    since: datetime
    due_at: datetime
    aim_at: datetime | None
    pauses: tuple[Segment, ...] = ()


Counting = tuple[Target, Amount, Calendar | None, Coverage]
"""A target with its amount, and the time that it counts: that of its calendar, or (None) every instant."""


def promise(
    plan: Plan,
    severity: str,
    since: datetime,
    *,
    region: str | None = None,
    phoned: bool = False,
    metric: AnyMetric = Metric.FIRST_RESPONSE,
) -> Promise | None:
    """Return what the plan promises at this severity, counted from `since`; None if it promises nothing.

    Nor does it promise anything in hours that don't open any more: a calendar may have dated openings alone. Raises
    KeyError for a severity that the plan doesn't have, NoHours if no calendar fits, and what `Coverage` raises.
    """
    found = counting(plan, severity, region=region, phoned=phoned, metric=metric)
    try:
        return None if found is None else running(found, metric, severity, utc(since), plan.zone)
    except NeverOpens:
        return None


def counting(
    plan: Plan,
    severity: str,
    *,
    region: str | None = None,
    phoned: bool = False,
    metric: AnyMetric = Metric.FIRST_RESPONSE,
) -> Counting | None:
    """Return what the plan promises at this severity, and how that is counted; None if it promises nothing.

    Raises KeyError and NoHours as `promise` does.
    """
    return _counting(plan, plan.targets[severity].get(metric), region, phoned)


def due_at(found: Counting, since: datetime, zone: str) -> datetime | None:
    """Return when a target is due that is counted from an instant; None if its hours open no more.

    Months are in `zone`.
    """
    _, amount, _, hours = found
    try:
        return advance(utc(since), amount, hours=hours, zone=zone)
    except NeverOpens:
        return None


def goal(plan: Plan, severity: str, since: datetime, *, region: str | None = None) -> Promise | None:
    """Return the desk's own goal for the first response at a severity; None if it has set none.

    It is counted like a promise but isn't one: no customer sees it. Where a promise waits for hours that don't open any
    more, the goal is its time, counted day and night, so that somebody is reminded. Raises what `promise` raises.
    """
    plan.severity(severity)
    own = plan.ladder.goals.get(severity)
    if own is None and promise(plan, severity, since, region=region):
        return None
    found = _counting(plan, own or plan.target(severity), region, phoned=False)
    if found is None:
        return None
    try:
        return running(found, Metric.FIRST_RESPONSE, severity, utc(since), plan.zone)
    except NeverOpens:
        return running((*found[:2], None, ROUND_THE_CLOCK), Metric.FIRST_RESPONSE, severity, utc(since), plan.zone)


def due_times(
    plan: Plan,
    severity: str,
    since: Iterable[datetime],
    *,
    region: str | None = None,
    phoned: bool = False,
    metric: AnyMetric = Metric.FIRST_RESPONSE,
) -> list[datetime] | None:
    """Return the due times of `promise` for many instants, which is all that a report needs; raises what it raises.

    Where the hours don't open any more, it is the end of time.
    """
    if (found := counting(plan, severity, region=region, phoned=phoned, metric=metric)) is None:
        return None
    _, amount, _, hours = found
    return [_due(utc(at), amount, hours, plan.zone) for at in since]


def strictest(plan: Plan, since: datetime, region: str | None = None) -> Promise | None:
    """Return the first response that would be due earliest: the internal goal while a ticket has no severity.

    Under a plan that promises nothing at all it is the strictest of the desk's own goals.
    """
    ids = [severity.id for severity in plan.severities]
    promises = [one for one in (promise(plan, each, since, region=region) for each in ids) if one]
    found = promises or [one for one in (goal(plan, each, since, region=region) for each in ids) if one]
    return min(found, key=lambda one: one.due_at, default=None)


def share(promise: Promise, percent: int) -> datetime:
    """Return the instant at which that percentage of the promise's covered time has passed; 100 is the due time.

    What is beyond it runs from the due time on.
    """
    hours, whole = counted(promise), spent(promise, promise.due_at)
    if percent >= 100:
        after = onward(promise.due_at, whole * (percent - 100) / 100, hours) if percent > 100 else promise.due_at
        late = tuple(pause for pause in promise.pauses if pause.opens >= promise.due_at)
        return moved(after, late, hours)
    return moved(onward(promise.since, whole * percent / 100, hours), promise.pauses, hours)


def spent(promise: Promise, now: datetime) -> timedelta:
    """Return the covered time that has run from the start of the promise to `now`, also beyond its due time."""
    hours = counted(promise)
    paused = (hours.spent(pause.opens, min(pause.closes, now)) for pause in promise.pauses if pause.opens < now)
    return hours.spent(promise.since, now) - sum(paused, timedelta())


def paused(promise: Promise, pauses: tuple[Segment, ...]) -> Promise:
    """Return the promise as it runs with these pauses, which are in order and over."""
    hours = counted(promise)
    return replace(
        promise,
        due_at=moved(promise.due_at, pauses, hours),
        aim_at=moved(promise.aim_at, pauses, hours) if promise.aim_at else None,
        pauses=pauses,
    )


def moved(at: datetime, pauses: tuple[Segment, ...], hours: Coverage) -> datetime:
    """Return an instant of a promise moved by the covered time of each pause that begins before it is reached."""
    for pause in pauses:
        if pause.opens < at:
            at = onward(at, hours.spent(pause.opens, pause.closes), hours)
    return at


def onward(at: datetime, covered: timedelta, hours: Coverage) -> datetime:
    """Return when so much covered time has passed; in hours that don't open any more it runs day and night."""
    try:
        return hours.after(at, covered)
    except NeverOpens:
        return at + covered


def counted(promise: Promise) -> Coverage:
    """Return the time that a promise counts: that of its calendar, or every instant."""
    return ROUND_THE_CLOCK if promise.calendar is None else coverage(promise.calendar)


def _counting(plan: Plan, target: Target | None, region: str | None, phoned: bool) -> Counting | None:
    """Return how the target is counted; None if nothing is promised.

    Raises NoHours if it counts business time and no calendar fits.
    """
    if target is None or target.amount is None:
        return None
    calendar = calendar_of(plan, target, region, phoned)
    if target.amount.unit not in BUSINESS:
        heeded = calendar if calendar is not None and coverage(calendar).endless else None
        return target, target.amount, heeded, ROUND_THE_CLOCK
    if calendar is None:
        asked = f"has no hours for the region {region}" if region else "needs a region to count business time in"
        raise NoHours(f"{plan.ref} {asked}; its regions are {', '.join(plan.regions) or 'none'}")
    return target, target.amount, calendar, coverage(calendar)


def running(found: Counting, metric: AnyMetric, severity: str, since: datetime, zone: str) -> Promise:
    """Return the promise of a target that is counted from an instant. Raises NeverOpens if its hours open no more."""
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


def _due(since: datetime, amount: Amount, hours: Coverage, zone: str) -> datetime:
    try:
        return advance(since, amount, hours=hours, zone=zone)
    except NeverOpens:
        return LATEST


def calendar_of(plan: Plan, target: Target, region: str | None, phoned: bool) -> Calendar | None:
    """Return the calendar that a target is counted in; None if none fits."""
    for choice in target.calendars:
        if (choice.region is None or choice.region == region) and (choice.phoned is None or choice.phoned is phoned):
            return plan.calendars[choice.calendar]
    return None
