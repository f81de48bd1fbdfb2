"""Orders that change nothing: somebody wants to know something."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTickets:
    """Show the open tickets that this person may see, a page of them; pages count from 1."""

    origin: Origin
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Show what wants the vendor's people next; `words` narrow it: “mine”, a customer, a severity, “page 2”."""

    origin: Origin
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHome:
    """Show somebody what matters to them now; `Via.HOME`: on the page that the platform has for it."""

    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowContacts:
    """Say who may ask; `words` name the customer, for the vendor's people elsewhere than in its channel."""

    origin: Origin
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPlan:
    """Say what the plan promises, likewise."""

    origin: Origin
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTicket:
    """Show one ticket."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Explain a ticket's due time, down to the clause."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Say what this person may do here; or what could not be read of what they typed (`problem`), and what they may
    have meant (`guess`: a command as it is typed).
    """

    origin: Origin
    problem: str = ""
    guess: str = ""


CustomerCommand = ShowContacts | ShowPlan
"""At one customer."""
DeskCommand = ListTickets | Queue | OpenHome | CustomerCommand | Help
"""At nothing that has a number."""
LookingCommand = ShowTicket | Explain
"""At one ticket."""
