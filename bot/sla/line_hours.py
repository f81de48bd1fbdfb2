"""The hours of the vendor's lines: when a rung of the ladder may speak to whom.

The hours of a line at a severity are those of its steps in the plan (`ladder.steps`); a line without a step has the
hours that the promise itself counts. A line is still called within five minutes of its closing: a reminder that is due
at the very end of the hours is for the people who are about to leave, and not for whoever comes next.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.sla.clock import Promise, counted
from bot.sla.hours import Coverage, NeverOpens, coverage
from policies.terms import Line, Plan

_GRACE: Final = timedelta(minutes=5)


def is_open(plan: Plan, promise: Promise, line: Line, at: datetime) -> bool:
    """Return whether a line may be called at an instant about this promise."""
    return opening(plan, promise, (line,), at) <= at


def opening(plan: Plan, promise: Promise, lines: Iterable[Line], at: datetime) -> datetime:
    """Return the first instant from `at` on at which any of these lines may be called: `at` itself if one is open.

    It is `at` also if there are no lines, or none that opens any more: nobody is waited for then.
    """
    hours = [each for line in lines for each in hours_of(plan, promise, line)]
    if not hours or any(each.is_open(at) or each.is_open(at - _GRACE) for each in hours):
        return at
    return min((found for each in hours if (found := _opens(each, at))), default=at)


def hours_of(plan: Plan, promise: Promise, line: Line) -> tuple[Coverage, ...]:
    """Return the hours of a line at the severity of a promise: those of its steps, or else what the promise counts."""
    steps = (one for one in plan.ladder.steps if one.line is line and promise.severity in one.severities)
    own = tuple(coverage(plan.calendars[one.calendar]) for one in steps if one.calendar)
    return own or (counted(promise),)


def _opens(hours: Coverage, at: datetime) -> datetime | None:
    try:
        return hours.next_opening(at)
    except NeverOpens:
        return None
