"""Messages to the vendor's staff about what is written in the customer's thread, for the thread under the card."""

from bot.model.customer_message import CustomerMessage, written
from bot.model.desk import Customer
from bot.model.ids import MessageKey
from bot.model.message import Message, MessageLink, OwnMessageLink, Quote, Span, Strong, Text
from bot.model.places import MessageRef, Place
from bot.wording import late
from bot.wording.spans import clipped, joined, line, message, note, paragraph
from bot.wording.ticket.triage import NO_TEXT, is_direct, person

MAX_BRIEF = 400
"""The most characters of a message that are shown as one of many lines; its link leads to the rest."""

OURS = ""
"""The word for whose a member of staff is: everybody who reads this knows."""
UNLISTED = ", who isn't in the desk file,"


def of(*customers: Customer) -> str:
    """Return the words for whose somebody is."""
    return f" of {joined(tuple(one.name for one in customers))}"


def added(
    ticket: str | None, customer: Customer, said: CustomerMessage, name: str, place: Place, *, whose: str | None = None
) -> Message:
    """Return a later message, for the thread of the card, or (`ticket` None) of the pending line.

    `whose` are the words for whose its writer is, if they aren't the customer's.
    """
    who = person(said.by, name)
    head = line(who, f"{of(customer) if whose is None else whose} on {ticket or 'the pending request'}:")
    files = f"Files: {', '.join(file.label for file in said.files)}. " if said.files else ""
    there: Span = MessageLink(ref=MessageRef(place=place, id=said.message), text="Open the message")
    if said.is_draft:  # the desk has posted it for them
        there = OwnMessageLink(message_key=MessageKey(said.message), text="Open the message")
    link = Text(text="(in a direct message)") if is_direct(place, customer) else there
    return message(
        (*head, *line(f" “{clipped(said.body or NO_TEXT)}”")),
        paragraph(*head),
        Quote(text=said.body or NO_TEXT),
        late.remark(said.at, said.read_at, customer.zone),
        note(files, link),
        brief=line(who, f": {clipped(written((said,)) or NO_TEXT, MAX_BRIEF)} ", link),
    )


def sent(ticket: str, name: str, text: str) -> Message:
    """Show what a member of staff wrote to the customer through the desk."""
    head = line(Strong(text=name), f" to the customer on {ticket}:")
    return message(
        (*head, *line(f" “{clipped(text)}”")),
        paragraph(*head),
        Quote(text=text),
        brief=line(Strong(text=name), f" to the customer: {clipped(text, MAX_BRIEF)}"),
    )
