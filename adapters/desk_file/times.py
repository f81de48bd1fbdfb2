"""Lengths of time and times of day in a desk file, and the goals that are made of them."""

from datetime import time, timedelta
from typing import Final

from adapters.desk_file.usual import USUAL
from bot.model.targets import SEVEN_DAYS, Goals
from policies.amounts import parse_amount, parse_span
from policies.grammar.table import Table
from policies.grammar.wallclock import parse_wall_time
from policies.terms import Amount, Unit

NONE: Final = "none"
"""The word for what a file doesn't want at all."""
_LENGTHS: Final = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1), Unit.DAY: timedelta(days=1)}
_MAX_READ_BACK: Final = timedelta(days=30)
_MAX_SILENCE: Final = timedelta(days=3650)


def read_back(head: Table) -> timedelta:
    """Return how far back messages are read after an absence."""
    usual: timedelta = USUAL["read_back"]
    return usual if head.value("read_back") is None else head.parsed("read_back", _read_back, usual)


def silent_after(head: Table) -> timedelta | None:
    """Return the time without a word after which a customer is silent; None if none ever is."""
    usual: timedelta | None = USUAL["silent_after"]
    return usual if head.value("silent_after") is None else head.parsed("silent_after", _silence, None)


def goals(head: Table) -> Goals:
    """Return the desk's own goals; one that the file leaves out is what it always is."""
    usual, after = Goals(), head.value("closes_after")
    return Goals(
        next_response=_own(head, "next_response", usual.next_response),
        nudge=_own(head, "nudge", usual.nudge),
        close_waiting=bool(head.flag("close_waiting")),
        closes_after=usual.closes_after if after is None else head.parsed("closes_after", _time, SEVEN_DAYS),
    )


def time_of_day(row: Table, key: str, zoned_by: str) -> time:
    """Return a time of day by the wall clock of a zone that something else says, and note anything else."""
    value = row.value(key)
    if isinstance(value, time):
        return value
    found = row.parsed(key, parse_wall_time, None)
    if found and (found.zone or found.ends_day):
        row.fault(key, f'must be a time of day such as "09:00"; its zone is {zoned_by}')
    return found.at if found else time()


def day_card(row: Table) -> time | None:
    """Return when the card of the day comes; None if it comes as the hours begin, or not at all."""
    value = row.value("day_card")
    return None if value in (None, NONE) else time_of_day(row, "day_card", "the person's")


def _own(head: Table, key: str, usual: Amount | None) -> Amount | None:
    return usual if head.value(key) is None else head.parsed(key, _goal, None)


def _time(text: str) -> Amount:
    """Return an amount of time; raises ValueError for anything else, and for nothing at all."""
    amount = _goal(text)
    if amount is None:
        raise ValueError(f"must be an amount such as “7 d”, not “{text}”")
    return amount


def _goal(text: str) -> Amount | None:
    """Return the amount of a goal, or None for "none"; raises ValueError for anything else, and for nothing at all."""
    span = parse_span(text)
    if span.aim or (span.amount and not span.amount.value):
        raise ValueError(f"must be an amount such as “1 bd” or “none”, not “{text}”")
    return span.amount


def _read_back(text: str) -> timedelta:
    return _length(text, _MAX_READ_BACK, "24 h")


def _silence(text: str) -> timedelta | None:
    return None if text == NONE else _length(text, _MAX_SILENCE, "30 d")


def _length(text: str, longest: timedelta, example: str) -> timedelta:
    """Return a length of time by the clock; raises ValueError for anything else, and for one that is too long."""
    amount = parse_amount(text)
    if amount.unit not in _LENGTHS or amount.value * _LENGTHS[amount.unit] > longest:
        raise ValueError(f"must be a length of time such as “{example}”, at most {longest.days} d, not “{text}”")
    return amount.value * _LENGTHS[amount.unit]
