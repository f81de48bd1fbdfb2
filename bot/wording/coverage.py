"""The plan's coverage at present: which hours are open, and when a first response would be due."""

from datetime import datetime, timedelta
from typing import Final

from bot.model.message import Span, Spans, Strong, When
from bot.sla.clock import Promise, promise
from bot.sla.hours import coverage
from bot.wording import amounts
from bot.wording.spans import line
from policies.terms import Calendar, Metric, Plan

_A_WEEK: Final = timedelta(days=7)


def zone_of(plan: Plan, made: Promise | None) -> str:
    """Return the zone that a promise is shown in if the platform has no other: its calendar's, else the plan's."""
    calendar = made.calendar if made else None
    return calendar.zone if calendar and not calendar.always else plan.zone


def promised(plan: Plan, severity: str, since: datetime, region: str | None) -> Spans:
    """Return “First answer within 1 business hour, by …”, or that the terms promise no time.

    One sentence, without a full stop.
    """
    made = promise(plan, severity, since, region=region)
    if made is None:
        return line("No response time is promised")
    within = amounts.target(made.target)
    return line("First answer within ", Strong(text=within), ", by ", When(at=made.due_at, zone=zone_of(plan, made)))


def now_open(plan: Plan, now: datetime, region: str | None) -> tuple[Spans, ...]:
    """Return one sentence for each calendar that first responses count in: open until when, or closed until when."""
    return tuple(_state(calendar, now) for calendar in calendars(plan, region))


def calendars(plan: Plan, region: str | None) -> tuple[Calendar, ...]:
    """Return the calendars that first-response targets count in for this region, each once, most severe first."""
    found: dict[str, Calendar] = {}
    for severity in plan.severities:
        target = plan.target(severity.id, Metric.FIRST_RESPONSE)
        for choice in target.calendars if target and target.amount else ():
            if choice.region in (None, region) and not choice.phoned:
                found.setdefault(choice.calendar, plan.calendars[choice.calendar])
                break
    return tuple(found.values())


def is_open(plan: Plan, severity: str, at: datetime, region: str | None) -> bool:
    """Return whether this severity's clock runs at that instant.

    True if every instant counts or nothing is promised.
    """
    made = promise(plan, severity, at, region=region)
    return made is None or made.calendar is None or coverage(made.calendar).is_open(at)


def _state(calendar: Calendar, now: datetime) -> Spans:
    hours = coverage(calendar)
    name: Span = Strong(text=calendar.name)
    if calendar.always:
        return line(name, ": open now.")
    if not hours.is_open(now):
        opening = When(at=hours.next_opening(now), zone=calendar.zone)
        return line(name, ": closed now, opens ", opening, ". The clock starts then.")
    closing = hours.segments(now, now + _A_WEEK)[0].closes
    return line(name, ": open now, until ", When(at=closing, zone=calendar.zone), ".")
