"""The due time of a ticket's first response: by its severity and a call (`reclassification`), and after a close."""

from datetime import datetime

from msgspec.structs import replace

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
    made = reclassification.first_due(
        plan, opened_at=opened_at, history=history, region=region, phoned_at=ticket.phoned_at
    )
    if made:
        return Basis.PROMISE, made
    if ticket.severity is None:
        return Basis.GOAL, clock.strictest(plan, opened_at, region)
    return Basis.GOAL, reclassification.goal_under(plan, opened_at=opened_at, history=history, region=region)


def wanted_again(ticket: Ticket, at: datetime) -> Milestone | None:
    """Return the first response that nobody wanted since the customer had closed the ticket, as it was before.

    Nothing lets it rest: it counts on from the message, as if the ticket hadn't been closed. None if it was given.
    """
    own = next((one for one in ticket.milestones if one.id == FIRST_RESPONSE), None)
    is_wanted_again = own and own.ended and own.ended.outcome is Outcome.WITHDRAWN
    if own is None or not is_wanted_again:
        return None
    return replace(own, ended=None, round=own.round + 1, set_at=at, told=None, reopened_at=at)
