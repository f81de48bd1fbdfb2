"""The events of the ledger of a contract, and as tickets have them: its entries, and the kind that spends it.

An entry is never changed: what was wrong is reversed by another one.
"""

from dataclasses import dataclass

from bot.events.happened import Happened
from bot.model.ids import TicketId
from bot.model.ledger import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Happened):
    """An entry about an allowance in a period, by their keys.

    `warns`: with it the account manager was told that the allowance runs out in that period.
    """

    allowance: str
    period: str
    quantity: Quantity
    warns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved(Entry):
    """An amount is held back for a ticket."""

    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(Entry):
    """An amount is spent on a ticket; `from_reserved` of it was held back for it."""

    ticket: TicketId
    from_reserved: int
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversed(Entry):
    """An amount is available again: it was spent on a ticket, or (`was_reserved`) held back for it."""

    ticket: TicketId
    was_reserved: bool
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToppedUp(Entry):
    """There is more of an allowance in this period, by the approval of that number."""

    approval: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLogged(Happened):
    """Work on it was taken off an allowance in a period, by their keys; `is_reversal`: it was given back.

    `allowance_name` is what the plan calls it. Without a name nobody logged it: a request counts once it's closed.
    """

    name: str
    text: str
    allowance: str
    allowance_name: str
    period: str
    quantity: Quantity
    is_reversal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChanged(Happened):
    """A member of staff set which kind of request it is, by the plan's name of it."""

    name: str
    kind: str


LedgerEvent = Reserved | Settled | Reversed | ToppedUp
