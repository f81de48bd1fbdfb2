"""A goal of the desk's own, in the hours of a plan."""

from datetime import datetime, time

from bot.sla.amounts import BUSINESS, ROUND_THE_CLOCK
from bot.sla.clock import Counting, Promise, calendar_of, running
from bot.sla.hours import NeverOpens, coverage
from bot.sla.instants import utc
from policies.terms import Amount, Calendar, CalendarChoice, Metric, Plan, Source, Target, Window

_SOURCE = Source(clause="the desk's own goal")


def own_goal(plan: Plan, severity: str | None, amount: Amount, since: datetime, region: str | None = None) -> Promise:
    """Return a goal of the desk's own from `since` on; it is counted like a promise, but no customer sees it.

    Its hours are those in which the plan counts the first response at that severity, or the goal set for it, or else at
    the most severe that has hours. A plan that has none, or goes on day and night, has those of an office: what nobody
    promised wakes nobody. Where hours don't open any more, it is counted day and night.
    """
    ranked = (*((severity,) if severity else ()), *(one.id for one in plan.severities))
    calendar = _hours(plan, ranked, region) if amount.unit in BUSINESS else None
    chosen = (CalendarChoice(calendar=calendar.id),) if calendar else ()
    target = Target(amount=amount, calendars=chosen, source=_SOURCE)
    plain: Counting = (target, amount, None, ROUND_THE_CLOCK)
    counting: Counting = (target, amount, calendar, coverage(calendar)) if calendar else plain
    return _running(counting, plain, ranked[0], since, plan.zone)


def goal_in(hours: Calendar, amount: Amount, since: datetime) -> Promise:
    """Return a goal of the desk's own from `since` on, in hours that aren't a plan's: those of a person."""
    target = Target(amount=amount, calendars=(CalendarChoice(calendar=hours.id),), source=_SOURCE)
    counting: Counting = (target, amount, hours, coverage(hours))
    return _running(counting, (target, amount, None, ROUND_THE_CLOCK), "", since, hours.zone)


def _running(counting: Counting, plain: Counting, severity: str, since: datetime, zone: str) -> Promise:
    try:
        return running(counting, Metric.FIRST_RESPONSE, severity, utc(since), zone)
    except NeverOpens:
        return running(plain, Metric.FIRST_RESPONSE, severity, utc(since), zone)


def _hours(plan: Plan, ranked: tuple[str, ...], region: str | None) -> Calendar:
    both = ((plan.target(each), plan.ladder.goals.get(each)) for each in ranked)
    targets = (target for pair in both for target in pair if target)
    found = (calendar_of(plan, target, region, phoned=False) for target in targets)
    return next((one for one in found if one and not one.always), None) or office(plan.zone)


def office(zone: str) -> Calendar:
    """Return the hours of an office in a zone."""
    weekdays = frozenset(range(5))
    window = Window(days=weekdays, opens=time(9), opens_zone=zone, closes=time(17), closes_zone=zone)
    return Calendar(id="office", name="Mon–Fri 09:00–17:00", zone=zone, windows=(window,), source=_SOURCE)
