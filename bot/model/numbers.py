"""Whole numbers, as people type them."""

from typing import Final

MAX_NUMBER: Final = 999_999_999
"""The highest that means anything here: a ticket's has nine digits at most."""


def whole(digits: str) -> int:
    """Return the number that some decimal digits are, or the highest if it is more, however many there are."""
    known = digits.lstrip("0")
    return int(known or "0") if len(known) < len(str(MAX_NUMBER)) else min(MAX_NUMBER, int(known[:10]))
