"""Calendars: open at some time, and at one time only."""

from collections.abc import Iterator

from policies.predicates.hit import Hit
from policies.terms import Plan


def calendars_without_hours(plan: Plan) -> Iterator[Hit]:
    """Calendars that are never open, or that are both always open and not."""
    for calendar in plan.calendars.values():
        if calendar.always == bool(calendar.windows):
            yield Hit(at=("calendars", calendar.id))


def windows_without_days(plan: Plan) -> Iterator[Hit]:
    """Weekly windows on no weekday."""
    for calendar in plan.calendars.values():
        for nth, window in enumerate(calendar.windows):
            if not window.days:
                yield Hit(at=("calendars", calendar.id, "windows", str(nth)))


def repeated_special_days(plan: Plan) -> Iterator[Hit]:
    """Dates with two sets of special hours."""
    for calendar in plan.calendars.values():
        days = [special.day for special in calendar.special_days]
        for day in sorted({day for day in days if days.count(day) > 1}):
            yield Hit(at=("calendars", calendar.id, "special_days"), what=day.isoformat())


def backward_breaks(plan: Plan) -> Iterator[Hit]:
    """Breaks that end before they start; one of a single date cannot run past midnight."""
    for calendar in plan.calendars.values():
        for nth, pause in enumerate(calendar.breaks):
            if pause.ends <= pause.starts:
                yield Hit(at=("calendars", calendar.id, "breaks", str(nth)))
