"""The numbers that a customer's people may call: who answers there, in which languages, and whether it is open now."""

from datetime import datetime

from bot.model.message import Spans, Strong, When
from bot.sla.hours import NeverOpens
from bot.sla.hours import coverage as hours_of
from bot.wording import coverage
from bot.wording.spans import by, joined, line, spaced, stopped
from policies.terms import PhoneLine, Plan

UNKNOWN = "the number that your account team gave you"
"""The words for a number that our copy of the terms lacks."""


def to_call(plan: Plan, now: datetime) -> tuple[Spans, ...]:
    """Return what is to be said of each phone line of the plan at `now`; empty if it has none."""
    return tuple(_line(one, plan, now) for one in plan.phone_lines)


def opens(plan: Plan, number: str | None, now: datetime) -> When | None:
    """Return when the line with that number opens, if it has hours and is closed now."""
    found = _of_number(plan, number)
    calendar = plan.calendars[found.calendar] if found and found.calendar else None
    if calendar is None or calendar.always or hours_of(calendar).is_open(now):
        return None
    try:
        return by(hours_of(calendar).next_opening(now), calendar.zone)
    except NeverOpens:
        return None


def languages(plan: Plan, number: str | None) -> str:
    """Return the languages in which the line with that number is answered; empty if none are stated."""
    found = _of_number(plan, number)
    return joined(found.languages) if found else ""


def _of_number(plan: Plan, number: str | None) -> PhoneLine | None:
    return next((one for one in plan.phone_lines if number and one.number == number), None)


def _line(one: PhoneLine, plan: Plan, now: datetime) -> Spans:
    spoken = f", in {joined(one.languages)}" if one.languages else ""
    number = Strong(text=one.number) if one.number else UNKNOWN
    hours = coverage.state(plan.calendars[one.calendar], now) if one.calendar else ()
    return spaced(line("You can also call ", number, f" ({one.name}{spoken})."), hours, line(stopped(one.says or "")))
