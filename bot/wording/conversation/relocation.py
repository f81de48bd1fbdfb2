"""Messages for when a customer's channel now belongs to another, or is no longer in the desk file."""

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.message import Message, PlaceLink, Strong
from bot.model.ticket import Ticket
from bot.wording.spans import clipped, plain
from bot.wording.ticket.triage import NO_TEXT


def goes_on_here(ticket: Ticket) -> Message:
    """Tell the customer, first in the new thread, that it goes on here."""
    return plain(f"{ticket.id} goes on in this thread: “{clipped(ticket.text or NO_TEXT)}”")


def goes_on_there(one: Intake | Ticket, customer: Customer) -> Message:
    """Tell triage where it goes on, and why."""
    there = PlaceLink(place=one.thread.place, text=f"another channel of {customer.name}")
    return plain(f"{_named(one)} goes on in ", there, ". The one it was in doesn't belong to them any more.")


def not_reached(one: Intake | Ticket, customer: str) -> Message:
    """Tell triage, and whoever wanted something said, that it reached nobody."""
    return plain(
        Strong(text=f"{customer} wasn't reached."),
        f" The channel of {_named(one, within=True)} isn't theirs any more, and the desk file has no other. "
        "Please tell them another way; once they have a channel there, it goes on in it.",
    )


def another_customers(ticket: str | None, former: str) -> Message:
    """Tell a member of staff, who writes in an old thread, that the channel is another customer's now."""
    instead = f", and use “reply {ticket}” instead" if ticket else ""
    return plain(
        Strong(text=f"{former} wasn't reached."),
        f" This thread was about {ticket or 'a request of theirs'}, but the channel belongs to another customer now. "
        f"If what you wrote is for {former}, please delete it here{instead}.",
    )


def _named(one: Intake | Ticket, *, within: bool = False) -> str:
    if isinstance(one, Ticket):
        return one.id
    return "this request" if within else "This request"
