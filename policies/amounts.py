"""Amounts as packs write them ("2 bh", "24-48 h", "nbd 12:00", "none"), read into values and written back."""

import re
from datetime import time

from msgspec import Struct

from policies.terms import Amount, Unit

_AMOUNT = re.compile(
    r"(?:(?:(?P<aim>[0-9]{1,6})\s*[-–]\s*)?(?P<value>[0-9]{1,6})\s*)?(?P<unit>[a-z]{1,3})(?:\s+(?P<at>[0-9]\S*))?"
)
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
NO_AMOUNT = "none"


class Span(Struct, frozen=True, kw_only=True):
    """A target's figures: `amount` is None for "none"; `aim` is the lower end, if a range is written."""

    amount: Amount | None
    aim: Amount | None = None


class NotAnAmount(ValueError):
    """Text that can't be read as an amount; the message shows how one is written."""


def parse_span(text: str) -> Span:
    """Read "2 bh", "24-48 h", "nbd", "nbd 12:00" or "none"; raises NotAnAmount for anything else."""
    written = text.strip()
    if written == NO_AMOUNT:
        return Span(amount=None)
    match = _AMOUNT.fullmatch(written)
    if match is None or match["unit"] not in tuple(Unit):
        raise _refused(text)
    unit = Unit(match["unit"])
    if match["value"] is None and unit is not Unit.NEXT_BUSINESS_DAY:
        raise _refused(text)
    at = _time_on_the_day(text, unit, match["at"])
    aim = Amount(value=int(match["aim"]), unit=unit, at=at) if match["aim"] else None
    return Span(amount=Amount(value=int(match["value"] or 1), unit=unit, at=at), aim=aim)


def parse_amount(text: str) -> Amount:
    """Read a single amount such as "30 bm"; raises NotAnAmount for a range, for "none" and for anything else."""
    span = parse_span(text)
    if span.amount is None or span.aim is not None:
        raise NotAnAmount(f'"{text}" is not a single amount; write "30 bm" or "1 d"')
    return span.amount


def written(span: Span) -> str:
    """Return the text that `parse_span` reads as this span."""
    if span.amount is None:
        return NO_AMOUNT
    lower = f"{span.aim.value}-" if span.aim else ""
    at = f" {span.amount.at:%H:%M}" if span.amount.at else ""
    return f"{lower}{span.amount.value} {span.amount.unit}{at}"


def _time_on_the_day(text: str, unit: Unit, at: str | None) -> time | None:
    if at is None:
        return None
    if unit is not Unit.NEXT_BUSINESS_DAY:
        raise NotAnAmount(f'"{text}" is not an amount; only "nbd" takes a time of day, as in "nbd 12:00"')
    if not _TIME.fullmatch(at):
        raise NotAnAmount(f'"{text}" has no time of day; write "nbd 12:00", by the clock of the hours')
    return time.fromisoformat(at)


def _refused(text: str) -> NotAnAmount:
    units = ", ".join(Unit)
    return NotAnAmount(f'"{text}" is not an amount; write "2 bh", "24-48 h" or "none", in units {units}')
