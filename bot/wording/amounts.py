"""Lengths of time, as people say them."""

from datetime import timedelta
from typing import Final

from bot.sla.lateness import Lateness
from policies.terms import Amount, PausedBy, Target, Unit

_WORDS: dict[Unit, tuple[str, str]] = {
    Unit.MINUTE: ("minute", "minutes"),
    Unit.HOUR: ("hour", "hours"),
    Unit.DAY: ("day", "days"),
    Unit.WEEK: ("week", "weeks"),
    Unit.MONTH: ("month", "months"),
    Unit.BUSINESS_MINUTE: ("business minute", "business minutes"),
    Unit.BUSINESS_HOUR: ("business hour", "business hours"),
    Unit.BUSINESS_DAY: ("business day", "business days"),
    Unit.NEXT_BUSINESS_DAY: ("next business day", "following business day"),
}
_PAUSES: Final = {
    PausedBy.WAITING: "while we wait for an answer",
    PausedBy.SNOOZED: "while it is snoozed",
}


def amount(value: Amount) -> str:
    """Return an amount in words: “1 business hour”, “4 business hours”, “the end of the next business day”."""
    one, many = _WORDS[value.unit]
    if not value.names_a_day:
        return f"{value.value} {one if value.value == 1 else many}"
    day = one if value.value == 1 else f"{_ordinal(value.value)} {many}"
    return f"{value.at:%H:%M} on the {day}" if value.at else f"the end of the {day}"


def every(value: Amount) -> str:
    """Return “every 30 minutes”, and of one of its unit “every day”."""
    return f"every {_WORDS[value.unit][0] if value.value == 1 and not value.names_a_day else amount(value)}"


def target(value: Target) -> str:
    """Return a target's amount, or its range: “24–48 hours”. Empty if nothing is promised."""
    if value.amount is None:
        return ""
    if value.aim and value.aim.unit is value.amount.unit and not value.names_a_day:
        return f"{value.aim.value}–{amount(value.amount)}"
    return amount(value.amount)


def within(value: Target) -> str:
    """Return “within 4 business hours” or “by the end of the next business day”. Empty if nothing is promised."""
    if value.amount is None:
        return ""
    return f"{'by' if value.names_a_day else 'within'} {target(value)}"


def life(value: Target) -> str:
    """Return what is said of a target beside its time: “at fixed intervals”, “paused while it is snoozed”."""
    pauses = [_PAUSES[each] for each in value.pauses]
    said = (*(("at fixed intervals",) if value.fixed else ()), *((f"paused {' and '.join(pauses)}",) if pauses else ()))
    return ", ".join(said)


def span(length: timedelta) -> str:
    """Return a length of time, rounded down to minutes: “2 h 5 min”, “3 days 4 h”, “less than a minute”."""
    minutes = int(length.total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [f"{days} day{'s' if days > 1 else ''}"] if days else []
    parts += [f"{hours} h"] if hours else []
    parts += [f"{minutes} min"] if minutes and not days else []
    return " ".join(parts) or "less than a minute"


def covered(length: timedelta) -> str:
    """Return a length of covered time, which has no days of its own, rounded down to minutes: “51 h 5 min”."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{minutes} min"] if minutes else [])
    return " ".join(parts) or "less than a minute"


def hours(length: timedelta) -> str:
    """Return a length of time in hours, however long: “51 h”, “less than 1 h”."""
    whole = length // timedelta(hours=1)
    return f"{whole} h" if whole else "less than 1 h"


def late(over: Lateness) -> str:
    """Return how late something is, in covered time: “42 min”, “1 h 5 min”, “2 business days, 3 h”.

    Empty if none of the time since was covered, or not half a minute of it.
    """
    if over.days:
        hours = over.rest // timedelta(hours=1)
        days = amount(Amount(value=over.days, unit=Unit.BUSINESS_DAY))
        return f"{days}, {hours} h" if hours else days
    return span(over.rest) if over.rest >= timedelta(minutes=1) else ""


def ago(over: Lateness) -> str:
    """Return “, 1 business hour ago”, to go on after a time that has passed; empty if nothing covered has since."""
    return f", {late(over)} ago" if late(over) else ""


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
