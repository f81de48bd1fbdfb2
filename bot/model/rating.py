"""The mark that a customer gives a ticket."""

from datetime import datetime
from typing import Final

from msgspec import Struct


class Rating(Struct, frozen=True, kw_only=True):
    """The mark that the customer gave it, from 1 to `BEST`, and when (UTC)."""

    score: int
    at: datetime


BEST: Final = 5
