"""The next opening of a plan's hours."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.sla.clock import goal, promise
from bot.sla.hours import Coverage, coverage
from bot.sla.instants import utc
from policies.terms import Plan

_AHEAD = timedelta(days=31)


def next_opening(
    plan: Plan, at: datetime, *, region: str | None = None, severity: str | None = None
) -> datetime | None:
    """Return the first opening after `at` of the hours in which first responses count.

    They are the hours of all severities, or of the one given. None if they never close, or don't open within a month.
    Raises what `promise` raises.
    """
    at = utc(at)
    severities = [severity] if severity else [each.id for each in plan.severities]
    found = [
        opening for each in severities for hours in _hours(plan, each, at, region) for opening in _after(hours, at)
    ]
    return min(found, default=None)


def _hours(plan: Plan, severity: str, at: datetime, region: str | None) -> Iterator[Coverage]:
    made = promise(plan, severity, at, region=region) or goal(plan, severity, at, region=region)
    if made is not None and made.calendar is not None and not coverage(made.calendar).endless:
        yield coverage(made.calendar)


def _after(hours: Coverage, at: datetime) -> list[datetime]:
    return [segment.opens for segment in hours.segments(at, at + _AHEAD) if segment.opens > at][:1]
