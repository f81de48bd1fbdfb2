"""A ticket that is made of a message in the thread of another: what is said in both threads."""

from bot.model.ids import TicketId
from bot.model.intake import Intake
from bot.model.message import Message, OwnMessageLink, Quote, Strong
from bot.model.ticket import Ticket
from bot.wording.spans import clipped, joined, line, message, paragraph, plain, quoted


def root(began: Intake, old: TicketId, name: str, text: str) -> Message:
    """Begin its own thread in the customer's channel, with the words that it is about."""
    who = began.requester_name or "One of you"
    head = line(Strong(text=who), f" wrote this in {old}. {name} has given it a ticket of its own:")
    return message((*head, *line(f" “{clipped(text)}”")), paragraph(*head), Quote(text=text))


def in_old_thread(began: Intake, new: TicketId, name: str, text: str) -> Message:
    """Tell the customer where it goes on, and what the old thread is for now."""
    told = line(Strong(text=name), f" has moved “{clipped(text)}” to a ticket of its own. ")
    link = OwnMessageLink(message_key=began.source, text=f"Go on with it in {new}")
    rest = "; everything else stays here."
    return message((*told, link, *line(rest)), paragraph(*told, link, rest))


def under_old_card(new: TicketId, name: str, text: str) -> Message:
    """Say under the card of the ticket that it was in."""
    return plain(Strong(text=name), f" has split off {new}, where this goes on: {quoted(text)}")


def related(ticket: Ticket) -> str:
    """Return, for either card, which ticket it was split from, and which were split off; empty if there are none."""
    came = f"Split off from {ticket.split_from}." if ticket.split_from else ""
    gave = f"Split off: {joined(tuple(each.ticket for each in ticket.taken_out))}." if ticket.taken_out else ""
    return " ".join(filter(None, (came, gave)))


def done(old: Ticket, new: TicketId) -> Message:
    """Tell who split them."""
    return plain(f"{new} is open, split off from {old.id}. The customer knows, and nothing changes for {old.id}.")


def nothing_there() -> Message:
    """Say which messages can be split off."""
    return plain("I can split off what a customer wrote in the thread of a ticket. Choose it there, or under the card.")


def only_one(ticket: Ticket) -> Message:
    """Say that a ticket can't be split at the message that it began with."""
    return plain(f"{ticket.id} began with that message. Choose a later one of its thread.")


def already(ticket: TicketId) -> Message:
    """Say that the message is in a ticket of its own already."""
    return plain(f"That message is {ticket} already.")


def gone() -> Message:
    """Say that the message was deleted."""
    return plain("That message was deleted, so there's nothing to split off.")
