"""Raises of a ticket's severity: when the last was, what waits for somebody's word about it, and who said why."""

from datetime import datetime
from itertools import pairwise
from operator import itemgetter

from bot.model.classification import Classification
from bot.model.milestone import Milestone, MilestoneType, Outcome
from bot.model.ticket import Ticket
from policies.terms import Plan

_RESPONSES = frozenset({MilestoneType.FIRST_RESPONSE, MilestoneType.NEXT_RESPONSE})


def raised_at(ticket: Ticket, plan: Plan) -> datetime | None:
    """Return when the ticket got its severity, or was last raised; None while it has had none."""
    last = _last_raise(ticket, plan) or next((one for one in ticket.history[:1] if one.severity is not None), None)
    return last.at if last else None


def unheard_since(ticket: Ticket, plan: Plan) -> datetime | None:
    """Return when a ticket was last raised, if nobody has said a word to its customer since; None if somebody has."""
    last = _last_raise(ticket, plan)
    own = (one.ended for one in ticket.milestones if one.type in _RESPONSES and not one.came_with)
    met = (ended.at for ended in own if ended and ended.outcome is Outcome.MET)
    return None if last is None or any(at >= last.at for at in met) else last.at


def unanswered_raise(ticket: Ticket, plan: Plan) -> Milestone | None:
    """Return the next response that is due since a raise or before it, which nobody has said a word about; or None."""
    raised = unheard_since(ticket, plan)
    own = (one for one in ticket.open_milestones if one.type is MilestoneType.NEXT_RESPONSE)
    return next((one for one in own if raised and one.since <= raised), None)


def _last_raise(ticket: Ticket, plan: Plan) -> Classification | None:
    raises = [now for was, now in pairwise(ticket.history) if is_raise(was, now, plan)]
    return raises[-1] if raises else None


def wants_acknowledgement(ticket: Ticket, plan: Plan) -> bool:
    """Return whether an acknowledgement says anything: a first response is due, or nobody has spoken since a raise."""
    return ticket.awaits_response or unanswered_raise(ticket, plan) is not None


def words_now(ticket: Ticket, plan: Plan) -> str:
    """Return the latest words by which a ticket is what it is: that raised it, or reopened it, or else that began it.

    Of a severity that staff gave only what they said of a raise counts, with their name: all else are its customer's.
    What was said of a lowering says nothing once there is another severity.
    """
    found = [(ticket.opened_at, ticket.text)]
    found += [(ticket.reopening.at, ticket.reopening.text)] if ticket.reopening else []
    for was, one in pairwise(ticket.history):
        stands = one is ticket.history[-1] and not one.by_staff
        if one.reason and (stands or is_raise(was, one, plan)):
            found.append((one.at, f"{one.name}: {one.reason}" if one.by_staff else one.reason))
    return max(found, key=itemgetter(0))[1]


def is_raise(was: Classification, now: Classification, plan: Plan) -> bool:
    """Return whether the later of two severities is the more severe; none at all is the least."""
    rank, before = (len(plan.severities) if one.severity is None else plan.rank(one.severity) for one in (now, was))
    return rank < before
