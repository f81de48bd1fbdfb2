"""Messages to the vendor's staff about what customers add to a request or a ticket."""

from bot.model.desk import Customer
from bot.model.intake import CustomerMessage, written
from bot.model.message import Message, MessageLink, Quote, Text
from bot.model.places import MessageRef, Place
from bot.wording import late
from bot.wording.spans import clipped, line, message, note, paragraph
from bot.wording.ticket.triage import NO_TEXT, is_direct, person

MAX_BRIEF = 400
"""The most characters of a message that are shown as one of many lines; its link leads to the rest."""


def added(ticket: str | None, customer: Customer, said: CustomerMessage, name: str, place: Place) -> Message:
    """Return a customer's later message, for the thread of the card, or (`ticket` None) of the pending line."""
    head = line(person(said.by, name), f" of {customer.name} on {ticket or 'the pending request'}:")
    files = f"Files: {', '.join(file.label for file in said.files)}. " if said.files else ""
    there = MessageLink(ref=MessageRef(place=place, id=said.message), text="Open the message")
    link = Text(text="In a direct message.") if is_direct(place, customer) else there
    return message(
        (*head, *line(f" “{clipped(said.body or NO_TEXT)}”")),
        paragraph(*head),
        Quote(text=said.body or NO_TEXT),
        late.remark(said.at, said.read_at, customer.zone),
        note(files, link),
        brief=line(person(said.by, name), f": {clipped(written((said,)) or NO_TEXT, MAX_BRIEF)} ", link),
    )
