"""Messages about a message that may belong to another request: the question, and its result."""

from datetime import timedelta
from math import ceil
from typing import Final

from bot.model.ids import TicketId
from bot.model.intake import Intake
from bot.model.message import Button, Buttons, Message, MessageLink, OwnMessageLink, Span, Spans, Strong, Style
from bot.model.offer import Offer
from bot.model.people import Actor, Role
from bot.model.places import MessageRef, OwnThread
from bot.model.ticket import Ticket
from bot.wording import amounts
from bot.wording.results import RequestResult, named
from bot.wording.spans import clipped, invitation, line, message, note, paragraph, plain
from bot.wording.ticket.triage import NO_TEXT
from policies.terms import Amount, Unit

_QUOTED: Final = 80
"""The most characters quoted of another request: enough to tell which one is meant."""


def shortened(text: str) -> str:
    """Return the first words of a request, as it is named by them."""
    return clipped(text or NO_TEXT, _QUOTED)


def asked(intake: Intake, offer: Offer, other: Intake, within: timedelta) -> Message:
    """Ask the writer whether it belongs to `other`.

    Unless they reply `within` that time, it is asked about on its own.
    """
    minutes = amounts.amount(Amount(value=max(1, ceil(within.total_seconds() / 60)), unit=Unit.MINUTE))
    head = line(f"Got it{f', {intake.requester_name}' if intake.requester_name else ''}. ", *_question(offer))
    buttons = (
        Button(label=_belongs(offer), verb="join", subject=intake.id, style=Style.PRIMARY),
        Button(label="It's something new", verb="apart", subject=intake.id),
    )
    later = f"Our team can read it already. If nobody clicks, I'll take it as something new in {minutes}. "
    return message(head, paragraph(*head), Buttons(buttons=buttons), note(later, _link(other, "Open the other thread")))


def _question(offer: Offer) -> Spans:
    quoted = f"“{offer.quote}”"
    if offer.ticket:
        return line("Does this belong to ", Strong(text=offer.ticket), f" ({quoted})?")
    return line(f"{offer.name or 'A colleague'} wrote just before you: {quoted}. Is this about the same?")


def _belongs(offer: Offer) -> str:
    return f"It belongs to {offer.ticket}" if offer.ticket else "It's the same"


def button(intake: Intake, offer: Offer) -> Button:
    """Return the button for triage."""
    label = f"Add to {offer.ticket}" if offer.ticket else "Add to the other"
    return Button(label=label, verb="join", subject=intake.id)


def stands(offer: Offer) -> str:
    """Return the state for triage, to follow the writer's name."""
    return f", and is asked whether it belongs to {offer.ticket or f'“{offer.quote}”'}."


def joined(other: Intake, ticket: Ticket | None, offer: Offer, by: Actor) -> RequestResult:
    """Say that it belongs to the other."""
    goes_on = invitation("What you write here goes there too. ", "What you write here with @plandesk goes there too. ")
    if ticket:
        told = line("Added to ", Strong(text=ticket.id), ". ", goes_on, _link(other, f"Open {ticket.id}"))
        return RequestResult(told=told, noted=line(_who(by), f" added it to {ticket.id}."))
    whose = f"what {offer.name or 'your colleague'} wrote"
    told = line(f"Put together with {whose}. ", goes_on, _link(other, "Open that thread"))
    return RequestResult(told=told, noted=line(_who(by), f" put it together with “{offer.quote}”."))


def taken_up(other: Intake, offer: Offer, by: Actor) -> RequestResult:
    """Say that it belongs to a request that waited for somebody who may ask, and is asked about there."""
    told = line(
        f"Put together with what {offer.name or 'your colleague'} wrote. ",
        OwnMessageLink(message_key=other.question, text="Choose the severity there"),
        ", and it's open.",
    )
    return RequestResult(told=told, noted=line(_who(by), f" put it together with “{offer.quote}”."))


def apart(by: Actor) -> Spans:
    """Say that it is a request of its own; the question follows."""
    if Role.SYSTEM in by.roles:
        return line("I've taken it as something new.")
    return line(named(by), " said that it's something new.")


def opened() -> Spans:
    """Say that somebody chose a severity for it, so that it is a ticket of its own."""
    return line("It's a ticket of its own now.")


def over(offer: Offer, ticket: TicketId | None) -> Message:
    """Say that the other one has ended, so that this is asked about on its own."""
    ended = f"{ticket or offer.ticket} is closed" if ticket or offer.ticket else "The other request has ended"
    return plain(f"{ended} meanwhile, so I've taken this as something new.")


def deleted() -> RequestResult:
    """Say that its writer deleted it before anybody answered."""
    return RequestResult(told=line("The message was deleted, so there's nothing to add."), noted=line("was deleted."))


def settled() -> Message:
    """Say that it was answered before, or that the five minutes are over."""
    return plain("That's settled already – see the thread of the message.")


def _who(by: Actor) -> str | Span:
    return named(by)


def _link(other: Intake, text: str) -> Span:
    thread = other.thread
    if isinstance(thread, OwnThread):
        return OwnMessageLink(message_key=thread.message_key, text=text)
    return MessageLink(ref=MessageRef(place=thread.place, id=thread.root), text=text)
