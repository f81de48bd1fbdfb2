"""Tickets that were merged into another, as what is promised of them goes on there.

Each is looked at as the ticket that it would be if it hadn't been merged (`seen`): with its own severities, calls and
milestones, and with the state of the other. So what happens to the other keeps, pauses and brings back what is promised
of its guests by the rules of any ticket, at their own severities. Only what the other has of its own serves them all:
the next response, questions and calls.
"""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from bot.engine.milestones import apologies
from bot.events import PromiseMissed, Reminded, Reopened, SeverityChanged, TicketEvent
from bot.model.classification import Classification
from bot.model.ids import TicketId
from bot.model.merged_ticket import MergedTicket
from bot.model.milestone import Milestone, MilestoneId, MilestoneKind, MilestoneType, Outcome, parsed
from bot.model.ticket import Status, Ticket


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


def came(ticket: Ticket, other: Ticket) -> tuple[MergedTicket, ...]:
    """Return a ticket that is merged into another, and those that were merged into it, as the other's guests.

    What was solved leaves nothing to come, and under another plan nothing is promised of it there. What the customer
    has said of a call is still to be confirmed there.
    """
    if ticket.status is Status.RESOLVED:
        return ()
    itself = MergedTicket(
        id=ticket.id,
        opened_at=ticket.opened_at,
        region=ticket.region,
        history=ticket.history,
        phoned_at=ticket.phoned_at,
        call_claimed_at=None if ticket.phoned_at else ticket.call_claimed_at,
    )
    is_of_plan = ticket.plan_version == other.plan_version
    return tuple(one if is_of_plan else replace(one, history=()) for one in (*ticket.guests, itself))


def own(ticket: Ticket) -> Ticket:
    """Return a ticket with its own milestones alone."""
    if not ticket.absorbed:
        return ticket
    return replace(ticket, milestones=tuple(one for one in ticket.milestones if not one.came_with))


def seen(guest: MergedTicket, ticket: Ticket) -> Ticket:
    """Return a guest as the ticket that it would be, if it hadn't been merged into this one."""
    now = next((one for one in ticket.guests if one.id == guest.id), guest)
    prefix = f"{guest.id}/"
    theirs = (one for one in ticket.milestones if one.came_with == guest.id)
    return replace(
        ticket,
        id=guest.id,
        opened_at=now.opened_at,
        region=now.region,
        history=now.history,
        guests=(),
        call_claimed_at=now.call_claimed_at,
        phoned_at=now.phoned_at,
        milestones=tuple(replace(one, id=MilestoneId(one.id.removeprefix(prefix))) for one in theirs),
    )


def guests_of(ticket: Ticket) -> Iterator[MergedTicket]:
    """Yield the guests of a ticket, also those of whom only the milestones are known: they came before any was kept."""
    yield from ticket.guests
    kept = {one.id for one in ticket.guests}
    for name in dict.fromkeys(one.came_with for one in ticket.milestones if ticket.absorbed):
        if name and name not in kept:
            yield _made_up(TicketId(name), ticket)


def _made_up(name: TicketId, ticket: Ticket) -> MergedTicket:
    """Return a guest by the severities and beginnings of its milestones."""
    theirs = sorted((one for one in ticket.milestones if one.came_with == name), key=lambda one: one.since)
    history = tuple(Classification(severity=one.severity, at=one.since) for one in theirs if one.severity)
    return MergedTicket(id=name, opened_at=theirs[0].since, region=ticket.region, history=history)


def as_theirs(milestone: Milestone, guest: MergedTicket) -> Milestone:
    """Return a milestone of a guest by the id that it has in the ticket where it goes on."""
    return replace(milestone, id=_guest_id(guest.id, milestone))


def told(event: TicketEvent, came_with: str) -> TicketEvent | None:
    """Return an event as it is heard of a guest, or of the ticket itself; None if it is about another of them."""
    if isinstance(event, SeverityChanged):
        return None if came_with else event
    if not isinstance(event, PromiseMissed | Reminded):
        return event
    if parsed(event.about)[0] != came_with:
        return None
    return replace(event, about=MilestoneId(event.about.removeprefix(f"{came_with}/"))) if came_with else event


def may_begin(kind: MilestoneKind, event: TicketEvent, guest: MergedTicket, ticket: Ticket) -> bool:
    """Return whether a milestone of a guest, as it is seen in a ticket, may begin or go on.

    Once the ticket is open again, what was promised before is; a next update follows the last, or the first response.
    """
    is_former = any(one.kind == kind and one.came_with == guest.id for one in ticket.milestones)
    if kind.type is MilestoneType.NEXT_UPDATE:
        return is_former or guest in ticket.guests
    return is_former and isinstance(event, Reopened)


def _said(one: Milestone, merged: Ticket) -> Milestone:
    """Return it with nothing to apologise for if its customer has read that already; of a later breach they do."""
    if not apologies.is_known(one, merged):
        return one
    return replace(one, breaches=tuple(replace(each, apologise=False) for each in one.breaches))


def _goes_on(one: Milestone) -> bool:
    return one.is_promise or one.type is MilestoneType.FIRST_RESPONSE


def _guest_id(came_from: TicketId, one: Milestone) -> MilestoneId:
    return one.id if one.came_with else MilestoneId(f"{came_from}/{one.id}")
