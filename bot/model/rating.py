"""The mark that a customer gives a ticket."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The mark that the customer gave it, from 1 to `BEST`, and when (UTC)."""

    score: int
    at: datetime


BEST: Final = 5
