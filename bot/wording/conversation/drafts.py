"""Drafts of a customer's assistant, as its customer's contacts read them, and what the assistant is told."""

from collections.abc import Sequence

from bot.model.desk import Customer
from bot.model.ids import TicketId
from bot.model.message import Button, Buttons, Message, Quote, Spans, Strong, Style
from bot.model.ticket import Ticket
from bot.wording.spans import clipped, joined, line, listed, message, paragraph, plain


def offered(name: str, draft: str, text: str, ticket: TicketId | None, called: Spans = ()) -> Message:
    """Show contacts what was drafted, with the buttons that send and drop it; `ticket` None: it is a new request.

    Where others read it too, those for whom it is are `called`. Its words are in the body alone: what doesn't get
    through is told to others by its summary.
    """
    about = f"a message about {ticket}" if ticket else "a new request"
    whom = listed(called, "and") or line("you")
    head = line(Strong(text=name), f" drafted {about} for ", *whom, ". Nothing goes out unless you send it.")
    send = (
        Button(label="Send", verb="send-draft", subject=ticket, argument=f"{draft}#{text}", style=Style.PRIMARY)
        if ticket
        else Button(label="Send", verb="send-request", subject=draft, argument=text, style=Style.PRIMARY)
    )
    drop = Button(label="Drop", verb="drop-draft", subject=draft)
    return message(head, paragraph(*head), Quote(text=text), Buttons(buttons=(send, drop)))


def sent(name: str, text: str, ticket: TicketId | None) -> Message:
    """Stand where the draft was: who sent it, and where it went."""
    where = f"in the thread of {ticket}" if ticket else "as a new request"
    return plain(Strong(text=name), f" sent this {where}: “{clipped(text)}”")


def dropped(name: str) -> Message:
    """Stand where the draft was: who dropped it."""
    return plain(Strong(text=name), " dropped this draft.")


def settled() -> Message:
    """Say that somebody else was first."""
    return plain("This draft has been sent or dropped already.")


def said(ticket: Ticket, name: str, text: str) -> Message:
    """Post in the thread of a ticket what one of the customer's people says there."""
    return message(
        line(f"{name} on {ticket.id}: {clipped(text)}"), paragraph(Strong(text=name), " says:"), Quote(text=text)
    )


def waits(names: Sequence[str]) -> Message:
    """Tell the assistant who can send its draft."""
    whoever = "they send" if len(names) == 1 else "one of them sends"
    return plain(f"{joined(tuple(names))} can read your draft now. It goes out if {whoever} it.")


def past(ticket: Ticket) -> Message:
    """Say that nothing more can be said about a ticket, and what can be done instead."""
    return plain(f"{ticket.id} has been closed for a while. Please begin a new request instead.")


def nothing_written() -> Message:
    """Say that a draft needs words."""
    return plain("A draft needs the words that somebody could send: “new what happened”, “draft EX-1 what to say”.")


def too_long(length: int, limit: int) -> Message:
    """Say how long a draft may be."""
    return plain(f"A draft can have up to {limit:,} characters, and this one has {length:,}. Please shorten it.")


def nobody(customer: Customer) -> Message:
    """Say that there is nobody who could send it."""
    return plain(f"{customer.name} has no contact here who could send it. Whoever runs the desk can add one.")
