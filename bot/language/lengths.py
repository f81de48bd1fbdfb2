"""Lengths of time, as people type them: “2h”, “1h30m”, “1 h 30 min”, “90 minutes”."""

import re
from datetime import timedelta
from typing import Final

_PART: Final = re.compile(r"\s*([0-9]{1,4})\s?(minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])", re.IGNORECASE)
_MINUTES: Final = {"m": 1, "h": 60, "d": 24 * 60}


def length_and_rest(text: str) -> tuple[timedelta, str] | None:
    """Return the length that a text begins with, and what follows it; None if it begins with none.

    Of two units the larger comes first.
    """
    minutes, units, rest = 0, list[int](), text
    while found := _PART.match(rest):
        unit = _MINUTES[found[2][0].lower()]
        if units and unit >= units[-1]:
            break
        minutes, units, rest = minutes + int(found[1]) * unit, [*units, unit], rest[found.end() :]
    return (timedelta(minutes=minutes), rest.strip(" \t\n:.,;–—-")) if units else None
