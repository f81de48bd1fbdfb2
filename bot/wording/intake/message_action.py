"""The result of asking for a ticket about a message, for nobody but the person who asked."""

from datetime import date

from bot.events import Event, IntakeJoined, IntakeRefused, IntakeResumed, IntakeStarted, IntakeTakenUp
from bot.model.desk import Customer
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.spans import plain
from policies.terms import Plan

_ASKED = "The question is in the thread of that message."
_CAME: dict[type[Event], str] = {
    IntakeStarted: _ASKED,
    IntakeTakenUp: _ASKED,
    IntakeResumed: _ASKED,
    IntakeRefused: "I couldn't open it. The thread of that message says why.",
    IntakeJoined: "Added to the request that its writer already has open here.",
}


def told(came: Event) -> Message:
    """Say what came of it; the first event decides."""
    return plain(_CAME[type(came)])


def waits(plan: Plan, customer: Customer, today: date) -> Message:
    """Say that the person may not ask, and that the request waits for somebody who may."""
    return refusals.contacts_only(plan, customer, today, "I've asked them in the thread of that message.")


def already() -> Message:
    """Say that this very message was taken up before."""
    return plain("That's asked for already – see the thread of that message.")


def in_ticket(ticket: Ticket) -> Message:
    """Say that the ticket was opened for the message, or that it is in its thread, where everything belongs to it."""
    return plain(f"That message is part of {ticket.id} already.")


def nothing_there() -> Message:
    """Say that there is nothing to ask for.

    It is the vendor's own message, a greeting, or not in the channel of a customer.
    """
    return plain("I can't open a ticket for that message. Try it on one that a customer wrote in their channel.")


def unreadable() -> Message:
    """Say that the platform didn't show the message to the desk."""
    return plain(
        "I can't read that message. Choose “Open a ticket” in its menu, or write @plandesk and what it's about in its "
        "thread."
    )
