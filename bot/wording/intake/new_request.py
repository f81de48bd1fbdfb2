"""Requests without a message in the customer's channel: how the desk posts them there, and what it tells."""

from bot.model.desk import Customer, Desk
from bot.model.intake import Intake
from bot.model.message import Message, Quote, SlotLink, Spans
from bot.model.people import Actor
from bot.wording.spans import clipped, joined, line, message, paragraph, plain
from bot.wording.ticket.triage import NO_TEXT, person


def announced(intake: Intake, by: Actor) -> Message:
    """The request in the customer's channel. One of the vendor's people may have opened it for somebody."""
    head = _head(intake, by)
    text = intake.first.words or NO_TEXT
    return message((*head, *line(f" “{clipped(text)}”")), paragraph(*head), Quote(text=text))


def posted(intake: Intake, customer: Customer) -> Message:
    """Where it is now, to whoever is somewhere else; the link needs a message of its own."""
    told = _posted(customer)
    return message(told, paragraph(*told), paragraph(SlotLink(slot=intake.source, text="Open it")))


def posted_there(customer: Customer) -> Message:
    """The same where no link can be set."""
    return plain(*_posted(customer))


def turned_away(customer: Customer) -> Message:
    """It stands there, and is not open."""
    return plain(f"It is in the channel of {customer.name} now. It is not open yet; its thread says why.")


def nowhere() -> Message:
    """A person of no customer that we know, or of several."""
    return plain("It is not clear for which customer that is. Please write in your support channel.")


def no_channel(customer: Customer) -> Message:
    """A customer without a channel."""
    return plain(f"No channel is set up for {customer.name} yet. Whoever runs the desk can add it to the desk file.")


def nobody_to_open_for(customer: Customer) -> Message:
    """A customer nobody of whom the desk file can name on a platform."""
    return plain(
        f"Nobody is named for {customer.name} with an account, so there is nobody to open it for. "
        "Whoever runs the desk can add a contact to the desk file."
    )


def which_customer(desk: Desk) -> Message:
    """One of the vendor's people did not say for whom."""
    names = joined(tuple(customer.id for customer in desk.customers), last="or")
    return plain(f"For which customer is it? Write “new customer: what happened”, with one of {names}.")


def _head(intake: Intake, by: Actor) -> Spans:
    asker = person(intake.requester, intake.requester_name)
    return line(f"{by.name} asks for ", asker, ":") if by.is_vendor else line(asker, " asks:")


def _posted(customer: Customer) -> Spans:
    return line(f"It is in the channel of {customer.name} now. Please choose the severity in its thread.")
