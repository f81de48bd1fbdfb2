"""The ledger of a contract: what of each allowance is reserved, settled and topped up, in the periods that count.

Amounts are whole: requests, minutes, or hundredths of money.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.ids import CustomerId, TicketId
from policies.terms import Allowance

_UNITS: Final = {"requests": 1, "hours": 60, "money": 100}


class Quantity(Struct, frozen=True, kw_only=True):
    """An amount of what an allowance `counts`: “requests”, “hours” (in minutes) or “money” (in hundredths)."""

    amount: int
    counts: str
    currency: str = ""


def quantity(allowance: Allowance, amount: int) -> Quantity:
    """Return an amount of an allowance."""
    return Quantity(amount=amount, counts=allowance.counts, currency=allowance.currency)


def limit_of(allowance: Allowance) -> int | None:
    """Return the amount that a period of an allowance has; None if it is unlimited, or the order form doesn't say."""
    is_endless = allowance.unlimited or allowance.limit is None
    return None if is_endless or allowance.limit is None else allowance.limit * _UNITS[allowance.counts]


class Balance(Struct, frozen=True, kw_only=True):
    """The amounts of one allowance in one period, by its key. `warned`: the account manager knows that it runs out."""

    allowance: str
    period: str
    reserved: int = 0
    settled: int = 0
    topped_up: int = 0
    warned: bool = False

    @property
    def used(self) -> int:
        """The amount that is spent, or held back."""
        return self.reserved + self.settled

    def available(self, limit: int | None) -> int | None:
        """Return what is left of a limit; None if there is none."""
        return None if limit is None else limit + self.topped_up - self.used


def balance_in(balances: Iterable[Balance], allowance: str, period: str) -> Balance:
    """Return what of an allowance is used in a period: nothing, if that is on no record."""
    found = (one for one in balances if (one.allowance, one.period) == (allowance, period))
    return next(found, Balance(allowance=allowance, period=period))


class Reservation(Struct, frozen=True, kw_only=True):
    """An amount of an allowance that is held back for a ticket, in the period in which it opened."""

    allowance: str
    period: str
    ticket: TicketId
    amount: int


class Logged(Struct, frozen=True, kw_only=True):
    """The amount of an allowance that was settled for a ticket in one period, less what was reversed."""

    allowance: str
    period: str
    amount: int


class EntryKind(StrEnum):
    """The kind of an entry: `released` gives back what was held back, `reversed` what was spent."""

    RESERVED = "reserved"
    SETTLED = "settled"
    RELEASED = "released"
    REVERSED = "reversed"
    TOPPED_UP = "topped-up"


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """An entry as lists have it, by its `number` in the timeline of the contract with a customer.

    `reserved`, `settled` and `topped_up` are what it adds to those of its period: their sums are the balance. `by` is
    the id of who made it, `name` theirs; empty: the desk, as a request opened or closed.
    """

    customer: CustomerId
    number: int
    at: datetime
    by: str
    name: str
    kind: EntryKind
    allowance: str
    period: str
    quantity: Quantity
    ticket: TicketId | None
    approval: int | None
    why: str
    reserved: int
    settled: int
    topped_up: int


class Spent(Struct, frozen=True, kw_only=True):
    """The sum of so many `entries` about an allowance of a customer in one of its periods, of what it `counts`."""

    customer: CustomerId
    balance: Balance
    counts: str
    currency: str
    entries: int
