"""The people who have acknowledged a ticket that more than one person is to acknowledge."""

from bot.events import AcknowledgementCounted, OthersCalled
from bot.model.message import Message, Strong
from bot.model.ticket import OVER, Ticket
from bot.wording.spans import joined, plain
from policies.terms import Plan


def standing(ticket: Ticket, plan: Plan) -> str:
    """Return who has acknowledged it, and how many are to; empty where one is enough, or it is over."""
    until, people = plan.ladder.until(ticket.severity), ticket.acknowledged.or_first(ticket.response)
    if until == 1 or not people or ticket.status in OVER or ticket.awaits_response:
        return ""
    names = joined(tuple(one.name for one in people))
    return f"Acknowledged by {names} ({len(people)} of {until})."


def joins(ticket: Ticket, plan: Plan, who: str) -> Message:
    """Say under the card that somebody else is there, too; `ticket` is as it is with them."""
    return plain(Strong(text=who), f" acknowledged {ticket.id}, too. {_left(ticket, plan)}")


def thanked(ticket: Ticket, plan: Plan) -> Message:
    """Tell who acknowledged it that it is kept, and whether anybody else is called."""
    whose = f" It stays assigned to {ticket.assignee}." if ticket.assignee else ""
    return plain(f"You've acknowledged {ticket.id}, too. {_left(ticket, plan)}{whose}")


def counted(it: AcknowledgementCounted) -> str:
    """Return how many have acknowledged it by then; of the first, another line says so."""
    who = f"{it.name} acknowledged it, too" if len(it.people) > 1 else "Somebody is there"
    return f"{who}: {len(it.people)} of {it.wanted} people."


def called(it: OthersCalled) -> str:
    """Return who was called since too few had acknowledged it."""
    who = joined(it.names)
    return f"{who} {'was' if len(it.names) == 1 else 'were'} called to acknowledge it, too." if who else _NOBODY


def asked_of(plan: Plan, severity: str | None) -> str:
    """Return, for staff, how many are to acknowledge at a severity; empty where one is enough."""
    until = plan.ladder.until(severity)
    return f"Others are called until {until} people have acknowledged it." if until > 1 else ""


_NOBODY = "Nobody else could be called to acknowledge it."


def _left(ticket: Ticket, plan: Plan) -> str:
    until, there = plan.ladder.until(ticket.severity), len(ticket.acknowledged.or_first(ticket.response))
    return f"That's {there} of {until}." if there < until else f"That's all {until}, so nobody else is called."
