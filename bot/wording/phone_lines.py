"""The numbers that a customer's people may call: who answers there, in which languages, and whether it is open now."""

from datetime import datetime

from bot.model.message import Spans, Strong
from bot.wording import coverage
from bot.wording.spans import joined, line, spaced, stopped
from policies.terms import PhoneLine, Plan

UNKNOWN = "the number that your account team gave you"
"""The words for a number that our copy of the terms lacks."""


def to_call(plan: Plan, now: datetime) -> tuple[Spans, ...]:
    """Return what is to be said of each phone line of the plan at `now`; empty if it has none."""
    return tuple(_line(one, plan, now) for one in plan.phone_lines)


def _line(one: PhoneLine, plan: Plan, now: datetime) -> Spans:
    spoken = f", in {joined(one.languages)}" if one.languages else ""
    number = Strong(text=one.number) if one.number else UNKNOWN
    hours = coverage.state(plan.calendars[one.calendar], now) if one.calendar else ()
    return spaced(line("You can also call ", number, f" ({one.name}{spoken})."), hours, line(stopped(one.says or "")))
