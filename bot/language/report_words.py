"""The month and the customer that somebody wants a report on: “acme 2026-10”."""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from bot.model.desk import Customer, Desk

_MONTH: Final = re.compile(r"(?<!\S)(20\d\d)-(0?[1-9]|1[0-2])(?!\S)")


class ReportWish(Struct, frozen=True, kw_only=True):
    """A month by its first day, or the present one, and one customer's promises or all; `unread` is not understood."""

    month: date | None = None
    customer: Customer | None = None
    unread: str = ""


def wished(words: str, desk: Desk) -> ReportWish:
    """Return what these words ask for, in any order."""
    named = _MONTH.search(words)
    month = date(int(named[1]), int(named[2]), 1) if named else None
    rest = " ".join(_MONTH.sub(" ", words, count=1).split())
    customer = desk.called(rest) if rest else None
    return ReportWish(month=month, customer=customer, unread="" if customer else rest)
