"""The due time of a ticket's first response: by its severity (rule 9), by a call, and as it was before a close.

A call that a person has confirmed begins clocks of its own, one for each severity that the ticket has from then on.
They count the hours of requests that are phoned in, and rest while the ticket is below, like those from the message. So
a detour of the severity buys nothing there either. What is due is the earlier of both.
"""

from dataclasses import replace
from datetime import datetime

from bot.model.milestone import FIRST_RESPONSE, Basis, Milestone, Outcome
from bot.model.ticket import Ticket
from bot.sla import clock, reclassification
from bot.sla.clock import Promise
from policies.terms import Plan

Made = tuple[Basis, Promise | None]
"""A target from the instant it counts from, and whether the terms promise it. None: there is no target."""


def target(plan: Plan, ticket: Ticket) -> Made:
    """Return when the first response is due after all that the ticket's severity has been.

    If the terms promise nothing, the desk's own goal applies, if it has set one. Without a severity that goal is the
    plan's strictest target.
    """
    opened_at, history, region = ticket.opened_at, ticket.history, ticket.region
    made = reclassification.due_under(plan, opened_at=opened_at, history=history, region=region)
    if made:
        called = _from_call(plan, ticket)
        return Basis.PROMISE, min(made, called or made, key=lambda one: one.due_at)
    if ticket.severity is None:
        return Basis.GOAL, clock.strictest(plan, opened_at, region)
    return Basis.GOAL, reclassification.goal_under(plan, opened_at=opened_at, history=history, region=region)


def _from_call(plan: Plan, ticket: Ticket) -> Promise | None:
    """Return the promise that counts from the customer's call; None while nobody has confirmed one."""
    if (at := ticket.phoned_at) is None:
        return None
    history = reclassification.since(at, ticket.history)
    return reclassification.due_under(plan, opened_at=at, history=history, region=ticket.region, phoned=True)


def wanted_again(ticket: Ticket, at: datetime) -> Milestone | None:
    """Return the first response that nobody wanted since the customer had closed the ticket, as it was before.

    Nothing lets it rest: it counts on from the message, as if the ticket hadn't been closed. None if it was given.
    """
    own = next((one for one in ticket.milestones if one.id == FIRST_RESPONSE), None)
    is_wanted_again = own and own.ended and own.ended.outcome is Outcome.WITHDRAWN
    if own is None or not is_wanted_again:
        return None
    return replace(own, ended=None, round=own.round + 1, set_at=at, told=None)
