"""Amounts as packs write them ("2 bh", "24-48 h", "none"), read into values and written back."""

import re
from dataclasses import dataclass

from policies.terms import Amount, Unit

_AMOUNT = re.compile(r"(?:(?P<aim>[0-9]{1,6})\s*[-–]\s*)?(?P<value>[0-9]{1,6})\s*(?P<unit>[a-z]{1,2})")
NO_AMOUNT = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A target's figures: `amount` is None for "none"; `aim` is the lower end, if a range is written."""

    amount: Amount | None
    aim: Amount | None = None


class NotAnAmount(ValueError):
    """Text that can't be read as an amount; the message shows how one is written."""


def parse_span(text: str) -> Span:
    """Read "2 bh", "24-48 h" or "none"; raises NotAnAmount for anything else."""
    written = text.strip()
    if written == NO_AMOUNT:
        return Span(amount=None)
    match = _AMOUNT.fullmatch(written)
    if match is None or match["unit"] not in tuple(Unit):
        units = ", ".join(Unit)
        raise NotAnAmount(f'"{text}" is not an amount; write "2 bh", "24-48 h" or "none", in units {units}')
    unit = Unit(match["unit"])
    aim = Amount(value=int(match["aim"]), unit=unit) if match["aim"] else None
    return Span(amount=Amount(value=int(match["value"]), unit=unit), aim=aim)


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
    return f"{lower}{span.amount.value} {span.amount.unit}"
