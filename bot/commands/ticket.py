"""Commands that change a ticket."""

from msgspec import Struct

from bot.commands.linked_work import LinkWork
from bot.commands.origin import Origin
from bot.model.ids import TicketId


class Acknowledge(Struct, frozen=True, kw_only=True):
    """Take note of a ticket, and have the customer notified."""

    origin: Origin
    ticket: TicketId


class Reply(Struct, frozen=True, kw_only=True):
    """Reply to the customer, in the thread of the ticket."""

    origin: Origin
    ticket: TicketId
    text: str


class AwaitCustomer(Struct, frozen=True, kw_only=True):
    """Wait for the customer; `text` is what they are asked, and may be empty."""

    origin: Origin
    ticket: TicketId
    text: str = ""


class Resolve(Struct, frozen=True, kw_only=True):
    """Mark a ticket as resolved; `text` says how, and may be empty.

    `seen` is how far it had moved on (`bot.model.moves`) when the button showed it; None: a person typed it.
    """

    origin: Origin
    ticket: TicketId
    text: str = ""
    seen: int | None = None


class SetSeverity(Struct, frozen=True, kw_only=True):
    """Give a ticket another severity, by its id or its name in the plan."""

    origin: Origin
    ticket: TicketId
    severity: str


class ReportMilestone(Struct, frozen=True, kw_only=True):
    """Say that something promised is done; `text` begins with what that is: “workaround Use the old export.”."""

    origin: Origin
    ticket: TicketId
    text: str


class ReportCall(Struct, frozen=True, kw_only=True):
    """Say that the customer has phoned about a ticket; `text` says to whom, or when, and may be empty."""

    origin: Origin
    ticket: TicketId
    text: str = ""


class Reopen(Struct, frozen=True, kw_only=True):
    """Say that a resolved or closed ticket isn't solved."""

    origin: Origin
    ticket: TicketId


class Close(Struct, frozen=True, kw_only=True):
    """End a ticket.

    `seen` is how far it had moved on (`bot.model.moves`) when the button showed it; None: a person typed it.
    """

    origin: Origin
    ticket: TicketId
    seen: int | None = None


class AssignToSelf(Struct, frozen=True, kw_only=True):
    """Become the assignee of a ticket; if nobody has replied yet, take note of it too.

    `seen` is the id of the assignee whom the button was shown with, empty if there was none; None: a person typed it.
    """

    origin: Origin
    ticket: TicketId
    seen: str | None = None


class Assign(Struct, frozen=True, kw_only=True):
    """Assign a ticket to a member of staff; `to` is how they were named, unless the origin's mentions say who."""

    origin: Origin
    ticket: TicketId
    to: str


class AddNote(Struct, frozen=True, kw_only=True):
    """Keep a note that no customer ever reads."""

    origin: Origin
    ticket: TicketId
    text: str


class Snooze(Struct, frozen=True, kw_only=True):
    """Take a ticket with no reply due out of the queue for a while: “2h”, “tomorrow”, “until 09:00”.

    `seen` is how far it had moved on (`bot.model.moves`) when the button showed it; None: a person typed it.
    """

    origin: Origin
    ticket: TicketId
    until: str
    seen: int | None = None


class Merge(Struct, frozen=True, kw_only=True):
    """Say that a ticket is about the same as another of that customer, and goes on there."""

    origin: Origin
    ticket: TicketId
    into: TicketId


class ArrangeAccess(Struct, frozen=True, kw_only=True):
    """Ask for remote access (“2h why”), or allow, refuse or end it: `bot.language.access_words` reads the text."""

    origin: Origin
    ticket: TicketId
    text: str


class LogWork(Struct, frozen=True, kw_only=True):
    """Take an amount off an allowance of the customer's, or give it back: `bot.language.log_words` reads the text."""

    origin: Origin
    ticket: TicketId
    text: str


class SetKind(Struct, frozen=True, kw_only=True):
    """Say which of the plan's kinds of request a ticket is: `bot.language.kinds` reads the text."""

    origin: Origin
    ticket: TicketId
    text: str


AnsweringCommand = Acknowledge | Reply | AwaitCustomer | Resolve
"""A command whose result reaches the customer."""
ChangingCommand = (
    AnsweringCommand
    | AssignToSelf
    | Assign
    | AddNote
    | Snooze
    | Merge
    | SetSeverity
    | ReportMilestone
    | ReportCall
    | ArrangeAccess
    | LogWork
    | SetKind
    | LinkWork
    | Reopen
    | Close
)
