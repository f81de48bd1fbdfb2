"""Requests that didn't begin as a message in the customer's channel: the post there, and the replies about it."""

from bot.model.desk import Customer, Desk
from bot.model.ids import TicketId
from bot.model.intake import Intake
from bot.model.message import Message, OwnMessageLink, Quote, Spans
from bot.model.people import Actor
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain
from bot.wording.ticket.triage import NO_TEXT, person


def announced(intake: Intake, by: Actor) -> Message:
    """Return the request for the customer's channel. A member of staff may have opened it for somebody."""
    head = _head(intake, by)
    text = intake.first.words or NO_TEXT
    follows = note(follows_on(intake.follows)) if intake.follows else None
    return message((*head, *line(f" “{clipped(text)}”")), paragraph(*head), Quote(text=text), follows)


def follows_on(past: TicketId) -> str:
    """Say which ticket, closed long ago, a request goes on from."""
    return f"This goes on from {past}, which is closed."


def begun_anew(past: TicketId, intake: Intake) -> Message:
    """Say in the thread of a ticket that was closed long ago where its customer's words are now."""
    told = line(f"{past} has been closed for a while, so I've started a new request for you. ")
    link = OwnMessageLink(message_key=intake.source, text="Go on there")
    return message((*told, link), paragraph(*told, link))


def posted(intake: Intake, customer: Customer) -> Message:
    """Tell somebody who is elsewhere where the request is now; the link needs a message of its own."""
    told = _posted(customer)
    return message(told, paragraph(*told), paragraph(OwnMessageLink(message_key=intake.source, text="Open it")))


def posted_there(customer: Customer) -> Message:
    """Tell them where the request is now, when no link can be set."""
    return plain(*_posted(customer))


def turned_away(customer: Customer) -> Message:
    """Say that the request was posted, but isn't open."""
    return plain(f"It's in {customer.name}'s channel now, but not open yet. Its thread says why.")


def nowhere() -> Message:
    """Tell somebody who belongs to no customer we know, or to several, where to write."""
    return plain("I can't tell which customer that's for. Please write in your support channel.")


def no_channel(customer: Customer) -> Message:
    """Say that the customer has no channel."""
    return plain(f"{customer.name} doesn't have a channel yet. Whoever runs the desk can add one to the desk file.")


def nobody_to_open_for(customer: Customer) -> Message:
    """Say that the desk file names nobody of that customer with an account."""
    return plain(
        f"{customer.name} has no contact with an account yet, so I can't open it for anybody. "
        "Whoever runs the desk can add one to the desk file."
    )


def which_customer(desk: Desk) -> Message:
    """Ask a member of staff for which customer it is."""
    names = joined(tuple(customer.id for customer in desk.customers), last="or")
    example = desk.customers[0].id if desk.customers else "acme"
    return plain(f"Which customer is it for: {names}? Like this: “new {example}: what happened”.")


def _head(intake: Intake, by: Actor) -> Spans:
    asker = person(intake.requester, intake.requester_name)
    return line(f"{by.name} asks for ", asker, ":") if by.is_staff else line(asker, " asks:")


def _posted(customer: Customer) -> Spans:
    return line(f"It's in {customer.name}'s channel now. Please pick a level in its thread.")
