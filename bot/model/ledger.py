"""The ledger of a contract: what of each allowance is reserved, settled and topped up, in the periods that count.

Amounts are whole: requests, minutes, or hundredths of money.
"""

from dataclasses import dataclass
from typing import Final

from bot.model.ids import TicketId
from policies.terms import Allowance

_UNITS: Final = {"requests": 1, "hours": 60, "money": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """An amount of an allowance that is held back for a ticket, in the period in which it opened."""

    allowance: str
    period: str
    ticket: TicketId
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The amount of an allowance that was settled for a ticket in one period, less what was reversed."""

    allowance: str
    period: str
    amount: int
