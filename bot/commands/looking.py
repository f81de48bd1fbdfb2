"""Commands that change nothing: somebody wants to know something."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.commands.threads import DropDraft
from bot.model.ids import TicketId


class ListTickets(Struct, frozen=True, kw_only=True):
    """Show the open tickets that this person may see, or the `closed` ones, a page of them; pages count from 1."""

    origin: Origin
    page: int = 1
    closed: bool = False


class Search(Struct, frozen=True, kw_only=True):
    """Show the tickets that this person may see whose messages have these `words`, maybe “page 2” of them."""

    origin: Origin
    words: str = ""


class Queue(Struct, frozen=True, kw_only=True):
    """Show the work that waits for staff next; `words` narrow it: “mine”, a customer, a severity, “page 2”."""

    origin: Origin
    words: str = ""


class OpenHome(Struct, frozen=True, kw_only=True):
    """Show somebody what matters to them now; `Via.HOME`: on the page that the platform has for it.

    `again`: they have acted on the page in their own chat, which is edited.
    """

    origin: Origin
    again: bool = False


class ShowContacts(Struct, frozen=True, kw_only=True):
    """Say who may ask; `words` name the customer, if staff ask outside its channel."""

    origin: Origin
    words: str = ""


class ShowPlan(Struct, frozen=True, kw_only=True):
    """Say what the plan promises, or what it says about a topic.

    `words` are the topic, behind the customer's name if staff ask outside its channel.
    """

    origin: Origin
    words: str = ""


class ShowOnCall(Struct, frozen=True, kw_only=True):
    """Say who is on duty in each line, and who is away."""

    origin: Origin


class ShowRadar(Struct, frozen=True, kw_only=True):
    """Show an account manager what to look at for their customers; `words` narrow it: a part, a customer, “page 2”."""

    origin: Origin
    words: str = ""


class ShowAccounts(Struct, frozen=True, kw_only=True):
    """Show an account manager their customers, a line each; `words` narrow it: a customer, “page 2”."""

    origin: Origin
    words: str = ""


class ShowReport(Struct, frozen=True, kw_only=True):
    """Show which promises of a month were kept; `words` narrow it: a customer, and a month as 2026-11."""

    origin: Origin
    words: str = ""


class ShowTicket(Struct, frozen=True, kw_only=True):
    """Show one ticket."""

    origin: Origin
    ticket: TicketId


class ExplainDueTime(Struct, frozen=True, kw_only=True):
    """Explain a ticket's due time, down to the clause."""

    origin: Origin
    ticket: TicketId


class ShowHistory(Struct, frozen=True, kw_only=True):
    """Show what has happened to a ticket, a page of it; pages count from 1."""

    origin: Origin
    ticket: TicketId
    page: int = 1


class Help(Struct, frozen=True, kw_only=True):
    """Say what this person may do here, or what couldn't be read of what they typed (`problem`).

    `guess` is what they may have meant: a command as it is typed. `everything`: all commands, not just the first few.
    """

    origin: Origin
    everything: bool = False
    problem: str = ""
    guess: str = ""


class OpenTicketForm(Struct, frozen=True, kw_only=True):
    """Show the form in which the words that follow a verb about a ticket are filled in.

    `chosen` is what is chosen in it already, by its value; empty: what it proposes itself.
    """

    origin: Origin
    ticket: TicketId
    verb: str
    chosen: str = ""


"""A command about one customer."""
RadarCommand = ShowRadar | ShowAccounts
"""A command about many customers at once."""
DeskCommand = (
    ListTickets
    | Search
    | Queue
    | OpenHome
    | ShowContacts
    | ShowPlan
    | ShowOnCall
    | RadarCommand
    | ShowReport
    | Help
    | DropDraft
)
"""A command about nothing that has a number."""
LookingCommand = ShowTicket | ExplainDueTime | ShowHistory | OpenTicketForm
"""A command about one ticket."""
