"""Milestones that come with a ticket that was merged into another, and go on there as guests.

The other's severity leaves them alone, and what meets its own meets them too.
"""

from dataclasses import replace
from datetime import datetime

from bot.engine.milestones import apologies
from bot.model.ids import TicketId
from bot.model.milestone import Milestone, MilestoneId, MilestoneType, Outcome
from bot.model.ticket import Ticket


def guests(came_from: TicketId, merged: Ticket, at: datetime) -> tuple[Milestone, ...]:
    """Return what is still promised of a ticket that was merged `at` an instant, as it goes on in the other.

    Whoever was reminded of it isn't reminded again, and what its customer has read an apology for isn't said twice. A
    first response is awaited there even if it is only a goal.
    """
    return tuple(
        replace(_said(one, merged), id=_guest_id(came_from, one), ended=None, round=one.round + 1, set_at=at)
        for one in merged.milestones
        if one.due_at and one.ended and one.ended.outcome is Outcome.MOVED and _goes_on(one)
    )


def _said(one: Milestone, merged: Ticket) -> Milestone:
    """Return it with nothing to apologise for if its customer has read that already; of a later breach they do."""
    if not apologies.is_known(one, merged):
        return one
    return replace(one, breaches=tuple(replace(each, apologise=False) for each in one.breaches))


def _goes_on(one: Milestone) -> bool:
    return one.is_promise or one.type is MilestoneType.FIRST_RESPONSE


def _guest_id(came_from: TicketId, one: Milestone) -> MilestoneId:
    return one.id if one.came_with else MilestoneId(f"{came_from}/{one.id}")
