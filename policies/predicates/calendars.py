"""Checks of calendars: each is open at some time, and says so in one way only."""

from collections.abc import Iterator
from datetime import date

from policies.predicates.hit import Hit
from policies.terms import Calendar, Plan


def calendars_without_hours(plan: Plan) -> Iterator[Hit]:
    """Yield calendars that are never open, or that are both always open and not."""
    for calendar in plan.calendars.values():
        is_open = calendar.always or calendar.windows or special_openings(calendar)
        if not is_open or (calendar.always and calendar.windows):
            yield Hit(at=("calendars", calendar.id))


def special_openings(calendar: Calendar) -> list[date]:
    """Return the dates on which special hours open, in order; a holiday keeps them shut."""
    return sorted(one.day for one in calendar.special_days if one.windows and one.day not in calendar.holidays)


def windows_without_days(plan: Plan) -> Iterator[Hit]:
    """Yield weekly windows that name no weekday."""
    for calendar in plan.calendars.values():
        for nth, window in enumerate(calendar.windows):
            if not window.days:
                yield Hit(at=("calendars", calendar.id, "windows", str(nth)))


def repeated_special_days(plan: Plan) -> Iterator[Hit]:
    """Yield dates with two sets of special hours."""
    for calendar in plan.calendars.values():
        days = [special.day for special in calendar.special_days]
        for day in sorted({day for day in days if days.count(day) > 1}):
            yield Hit(at=("calendars", calendar.id, "special_days"), what=day.isoformat())


def backward_breaks(plan: Plan) -> Iterator[Hit]:
    """Yield breaks that end before they start; a break on a single date can't run past midnight."""
    for calendar in plan.calendars.values():
        for nth, pause in enumerate(calendar.breaks):
            if pause.ends <= pause.starts:
                yield Hit(at=("calendars", calendar.id, "breaks", str(nth)))
