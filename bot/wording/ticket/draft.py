"""A draft of what the customer could read, which waits under the card until a person sends it."""

from bot.model.customer_message import CustomerMessage
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Mention, Message, Quote, Strong, Style
from bot.model.ticket import Ticket
from bot.wording.labels import fitted
from bot.wording.spans import clipped, line, message, paragraph, plain


def shown(
    ticket: Ticket, customer: Customer, name: str, said: CustomerMessage, called: tuple[Mention, ...] = ()
) -> Message:
    """Show a draft, with the button that sends it in the name of who presses; `called` is the assignee."""
    head = line(Strong(text=name), f" drafted a reply to {customer.name} on {ticket.id}. Nothing has gone out yet.")
    ask = line(" ", *called, ", please look.") if called else ()
    button = Button(
        label=fitted(f"Send to {customer.name}"),
        verb="publish",
        subject=ticket.id,
        argument=f"{said.key}#0",
        style=Style.PRIMARY,
    )
    return message(
        (*head, *ask, *line(f" “{clipped(said.text)}”")),
        paragraph(*head, *ask),
        Quote(text=said.text),
        Buttons(buttons=(button,)),
    )


def sent(ticket: Ticket, customer: Customer, name: str, writer: str, text: str) -> Message:
    """Stand where the draft was: who sent it, and whose words they are."""
    by = "" if writer == name else f", as {writer} drafted it"
    return plain(Strong(text=name), f" sent {customer.name} this reply on {ticket.id}{by}: “{clipped(text)}”")


def did(written: CustomerMessage | None) -> str:
    """Return what somebody did whose note this message is."""
    return "drafted" if written and written.is_draft else "noted"


def kept(ticket: Ticket) -> Message:
    """Tell who drafted it where it is, and that it hasn't gone out."""
    return plain(f"Your draft is under the card of {ticket.id}. It goes out once a person sends it.")


def nothing_written() -> Message:
    """Say that a draft needs words."""
    return plain("A draft needs the words that the customer should read, behind the ticket's number.")
