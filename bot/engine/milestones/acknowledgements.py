"""The calls of others until enough people have acknowledged a ticket (`until` of an escalation step).

The first who acknowledges meets what the customer is promised, and ends the reminders of it. From then on the others of
the step's line are called by the intervals of the ladder's repeats: within the line's hours, or at any time if it is
called outside them, too (`wake`).
"""

from datetime import datetime
from typing import Final

from bot.engine.milestones.call_outs import hours_of, opening_of
from bot.model.raises import raised_at
from bot.model.ticket import OVER, Ticket
from bot.sla import ladder
from bot.sla.instants import LATEST
from policies.terms import EscalationStep, Plan

_ROUND: Final = 10_000
"""More than the calls of a ticket between two changes of its severity."""


def wanting(ticket: Ticket, plan: Plan) -> tuple[EscalationStep, ...]:
    """Return the steps of its severity by which others are called, since fewer have acknowledged than they want."""
    people = ticket.acknowledged.or_first(ticket.response)
    if not people or ticket.status in OVER or ticket.snoozed_until or ticket.awaits_response:
        return ()
    steps = plan.ladder.steps
    return tuple(step for step in steps if ticket.severity in step.severities and len(people) < step.until)


def open_now(ticket: Ticket, plan: Plan, now: datetime) -> tuple[EscalationStep, ...]:
    """Return those of these steps whose line may be called at an instant."""
    return tuple(step for step in wanting(ticket, plan) if _speaks(step, ticket, plan, now) <= now)


def next_call(ticket: Ticket, plan: Plan) -> tuple[int, datetime] | None:
    """Return the next call of others, by a number that no call before had, and its time (UTC); None if there is none.

    It counts from the first acknowledgement, or from when the ticket was raised after that.
    """
    steps, so_far = wanting(ticket, plan), ticket.acknowledged
    if not steps:
        return None
    first = ticket.acknowledged.or_first(ticket.response)[0].at
    since = max(first, raised_at(ticket, plan) or first)
    number = 1
    while (at := ladder.call(plan, since, number)) <= (so_far.called_at or since):
        number += 1
    due_at = min(_speaks(step, ticket, plan, at) for step in steps)
    return (len(ticket.history) * _ROUND + so_far.calls, due_at) if due_at < LATEST else None


def _speaks(step: EscalationStep, ticket: Ticket, plan: Plan, at: datetime) -> datetime:
    """Return the first instant from `at` on at which the line of a step may be called."""
    hours = hours_of(step, ticket.severity, ticket, plan) if ticket.severity and not step.wake else None
    return opening_of(hours, at) if hours else at
