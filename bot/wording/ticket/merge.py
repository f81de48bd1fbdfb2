"""Two tickets about the same thing, and where it goes on."""

from bot.model.message import Message, OwnMessageLink, Strong
from bot.model.ticket import Ticket
from bot.wording.spans import invitation, plain, quoted
from bot.wording.ticket.triage import NO_TEXT


def to_customer(ticket: Ticket, other: Ticket) -> Message:
    """Tell the customer, in the thread that ends here."""
    return plain(
        f"{ticket.id} is about the same thing as {other.id}, so we'll go on there: ",
        OwnMessageLink(message_key=other.card, text=f"open {other.id}"),
        invitation(". What you write here reaches us too.", ". What you write here with @plandesk reaches us too."),
    )


def in_ended_thread(ticket: Ticket, other: Ticket, name: str) -> Message:
    """Say under the triage card of the ticket that ends where it goes on."""
    return plain(Strong(text=name), f" merged {ticket.id} into {other.id}. It goes on there.")


def in_remaining_thread(ticket: Ticket, name: str) -> Message:
    """Say under the triage card of the ticket that goes on which one was merged into it."""
    told = f" merged {ticket.id} into this one, where it goes on: {quoted(ticket.text or NO_TEXT)}"
    return plain(Strong(text=name), told)


def to_actor(ticket: Ticket, other: Ticket) -> Message:
    """Tell who merged them that it is done."""
    return plain(f"{ticket.id} is merged into {other.id}, and the customer knows.")


def with_itself(ticket: Ticket) -> Message:
    """Say that a ticket can't be merged into itself."""
    return plain(f"{ticket.id} can't be merged into itself. Merge it into another one.")


def two_customers(ticket: Ticket, other: Ticket) -> Message:
    """Say that tickets of two customers can't be merged: nobody is ever shown another's."""
    return plain(f"{ticket.id} and {other.id} are two customers' tickets, so they can't be merged.")


def said_alone(ticket: Ticket, other: Ticket) -> Message:
    """Say that the other ticket is private: people in the thread that ends would learn of it."""
    return plain(
        f"{other.id} was written to me alone, and the others in {ticket.id} shouldn't learn of it. "
        f"Try “merge {other.id} into {ticket.id}”."
    )


def under_two_plans(ticket: Ticket, other: Ticket) -> Message:
    """Say that something is still due to it under another plan, which doesn't go on in the other."""
    if ticket.response:
        return plain(
            f"Something is still due to {ticket.id}, and its plan isn't {other.id}'s. "
            f"See to it first (“why {ticket.id}” says to what), then merge it."
        )
    return plain(
        f"{ticket.id} still waits for a first response, and its plan isn't {other.id}'s. "
        f"Acknowledge {ticket.id} first, then merge it."
    )
