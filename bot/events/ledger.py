"""The events of the ledger of a contract, and as tickets have them: its entries, and the kind that spends it.

An entry is never changed: what was wrong is reversed by another one.
"""

from bot.events.happened import Happened
from bot.model.ids import TicketId
from bot.model.ledger import Quantity


class Entry(Happened, frozen=True, kw_only=True):
    """An entry about an allowance in a period, by their keys.

    `warns`: with it the account manager was told that the allowance runs out in that period.
    """

    allowance: str
    period: str
    quantity: Quantity
    warns: bool = False


class Reserved(Entry, frozen=True, kw_only=True):
    """An amount is held back for a ticket."""

    ticket: TicketId


class Settled(Entry, frozen=True, kw_only=True):
    """An amount is spent on a ticket; `from_reserved` of it was held back for it."""

    ticket: TicketId
    from_reserved: int
    name: str
    text: str


class Reversed(Entry, frozen=True, kw_only=True):
    """An amount is available again: it was spent on a ticket, or (`was_reserved`) held back for it."""

    ticket: TicketId
    was_reserved: bool
    name: str = ""
    text: str = ""


class ToppedUp(Entry, frozen=True, kw_only=True):
    """There is more of an allowance in this period, by the approval of that number."""

    approval: int
    name: str


class WorkLogged(Happened, frozen=True, kw_only=True):
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


class KindChanged(Happened, frozen=True, kw_only=True):
    """A member of staff set which kind of request it is, by the plan's name of it."""

    name: str
    kind: str


LedgerEvent = Reserved | Settled | Reversed | ToppedUp
