"""Tickets that are snoozed, and that come back."""

from datetime import datetime, timedelta

from bot.model.desk import Customer
from bot.model.message import Buttons, Message, Quote, Strong
from bot.model.milestone import Milestone
from bot.model.ticket import Status, Ticket
from bot.wording.spans import by, clipped, line, message, paragraph, plain, spaced
from bot.wording.ticket import promised, status
from bot.wording.ticket.triage import NO_TEXT, later, thread_link
from policies.terms import Plan


def put_aside(ticket: Ticket, plan: Plan, name: str) -> Message:
    """Say under the triage card that somebody snoozed it."""
    return plain(Strong(text=name), f" snoozed {ticket.id} until ", *status.until(ticket, plan), ".")


def snoozed(ticket: Ticket, plan: Plan) -> Message:
    """Tell who snoozed it that it is done."""
    return plain(
        f"{ticket.id} is snoozed until ",
        *status.until(ticket, plan),
        ", or until the customer writes. You'll hear then.",
    )


def woken(ticket: Ticket) -> Message:
    """Say under the triage card that its time has come."""
    return plain(
        f"{ticket.id} is back in the queue, {f'assigned to {ticket.assignee}' if ticket.assignee else 'unassigned'}."
    )


def to_assignee(ticket: Ticket, plan: Plan, customer: Customer, now: datetime) -> Message:
    """Tell the assignee that it is back, by its time or by a message of the customer."""
    name = f"{ticket.id} · {customer.name} · {status.severity_name(ticket, plan)}"
    head = line(Strong(text=name), " is back in the queue.")
    return message(
        spaced(head, status.state(ticket, plan)),
        paragraph(*head, " ", *status.state(ticket, plan)),
        Quote(text=clipped(ticket.text or NO_TEXT, 600)),
        paragraph(thread_link(ticket, customer)),
        Buttons(buttons=later(ticket, plan, now)),
    )


def not_answered(ticket: Ticket) -> Message:
    """Say that a ticket with a reply due can't be snoozed."""
    is_again = ticket.status is Status.NEW and ticket.response is not None
    waits = "is open again, and nobody has responded to that" if is_again else "still waits for a first response"
    return plain(f"{ticket.id} {waits}, so it can't be snoozed yet. Acknowledge it first (“ack {ticket.id}”).")


def promised_before(ticket: Ticket, promise: Milestone, plan: Plan) -> Message:
    """Say that something is promised before that time, so that it can be snoozed until then at most."""
    due = by(promise.due, status.zone(ticket, plan))
    name = promised.capital(promised.named(promise.id))
    return plain(f"{name} of {ticket.id} is due ", due, ", so you can snooze it until then at most.")


def overdue(ticket: Ticket, milestone: Milestone, plan: Plan) -> Message:
    """Say that something was due, so that it can't be snoozed before that is done."""
    due = by(milestone.due, status.zone(ticket, plan))
    name = promised.capital(promised.named(milestone.id))
    return plain(f"{name} was due ", due, f", so {ticket.id} can't be snoozed before that is done.")


def no_such_moment(typed: str, longest: timedelta) -> Message:
    """Say that the time can't be read, is past, or is too far away."""
    return plain(
        f"I can't read “{clipped(typed, 40)}” as a time within the next {longest.days} days. "
        "Try 2h, tomorrow or Monday."
    )
