"""The news for programs of what happened to a ticket: a message of facts for each event and each of them.

It goes out like every message, by the outbox: kept with the decision that made it, tried again, and once.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from bot.effects import Say, ToPerson
from bot.engine.change import AnyChange, ContractChange
from bot.engine.evolve import begin_ticket, evolve_ticket
from bot.events import (
    Acknowledged,
    Assigned,
    Closed,
    CustomerChased,
    CustomerWrote,
    Event,
    LinkedWorkDone,
    LinkedWorkReopened,
    Merged,
    MilestoneReported,
    PromiseMissed,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    Snoozed,
    SolutionConfirmed,
    TicketEvent,
    TicketOpened,
    Unassigned,
    WaitingOnCustomer,
    WorkLinked,
    WorkUnlinked,
)
from bot.events.linked_work import LinkedWorkEvent
from bot.model.desk import Desk
from bot.model.message import Fact, Facts, Message, Span, Text, When
from bot.model.milestone import Milestone, Outcome
from bot.model.ticket import OVER, Ticket
from bot.model.webhook import HookEvent

_TOLD_AS: Final[Mapping[type[Event], HookEvent]] = {
    TicketOpened: HookEvent.OPENED,
    Acknowledged: HookEvent.ACKNOWLEDGED,
    Assigned: HookEvent.ASSIGNED,
    Unassigned: HookEvent.UNASSIGNED,
    Replied: HookEvent.REPLIED,
    MilestoneReported: HookEvent.REPLIED,
    CustomerWrote: HookEvent.CUSTOMER_WROTE,
    CustomerChased: HookEvent.CUSTOMER_WROTE,
    WaitingOnCustomer: HookEvent.WAITING,
    SeverityChanged: HookEvent.SEVERITY_CHANGED,
    Snoozed: HookEvent.SNOOZED,
    Resolved: HookEvent.RESOLVED,
    SolutionConfirmed: HookEvent.CONFIRMED,
    Reopened: HookEvent.REOPENED,
    Closed: HookEvent.CLOSED,
    Merged: HookEvent.MERGED,
    WorkLinked: HookEvent.LINKED,
    WorkUnlinked: HookEvent.UNLINKED,
    LinkedWorkDone: HookEvent.WORK_DONE,
    LinkedWorkReopened: HookEvent.WORK_REOPENED,
}


def told(change: AnyChange, desk: Desk) -> Iterator[Say]:
    """Yield what a change of a ticket tells the webhooks of a desk, in the order in which it happened."""
    ticket = change.after
    if not desk.webhooks or isinstance(change, ContractChange) or not isinstance(ticket, Ticket):
        return
    before = change.before if isinstance(change.before, Ticket) else None
    for event in change.events:
        after = _after(before, event)
        for what, milestone in _happened(event, before, after):
            work = event.url if isinstance(event, LinkedWorkEvent) else None
            message = _message(what, event.at, ticket, milestone, work)
            wanting = (one for one in desk.webhooks if one.wants(what))
            yield from (Say(to=ToPerson(account=one.account), message=message, subject=ticket.id) for one in wanting)
        before = after


def _after(before: Ticket | None, event: Event) -> Ticket | None:
    if isinstance(event, TicketOpened):
        return begin_ticket(event)
    return evolve_ticket(before, event) if before and isinstance(event, TicketEvent) else before


def _happened(
    event: Event, before: Ticket | None, after: Ticket | None
) -> Iterator[tuple[HookEvent, Milestone | None]]:
    """Yield what an event is, what it changes beside that, and the milestones that it meets or misses."""
    what = _TOLD_AS.get(type(event))
    if what and not (isinstance(event, LinkedWorkDone | LinkedWorkReopened) and not event.is_new):
        yield what, None
    if before and after:
        yield from ((one, None) for one in _changed(before, after) if one is not what)
    for one in event.milestones or ():
        if one.ended and one.ended.outcome is Outcome.MET and one.ended.at == event.at:
            yield HookEvent.MET, one
        elif isinstance(event, PromiseMissed) and event.about == one.id:
            yield HookEvent.MISSED, one


def _changed(before: Ticket, after: Ticket) -> Iterator[HookEvent]:
    """Yield what an event may change whatever it is: whose a ticket is, and whether it is put off."""
    if (before.assignee, before.assignee_id) != (after.assignee, after.assignee_id):
        yield HookEvent.ASSIGNED if after.assignee else HookEvent.UNASSIGNED
    if before.snoozed_until and not after.snoozed_until and after.status not in OVER:
        yield HookEvent.WOKEN


def _message(what: HookEvent, at: datetime, ticket: Ticket, milestone: Milestone | None, work: str | None) -> Message:
    due = next((one.due_at for one in ticket.promises if one.due_at), None)
    facts: dict[str, Span | None] = {
        "at": When(at=at, zone="UTC"),
        "ticket": Text(text=ticket.id),
        "customer": Text(text=ticket.customer),
        "plan": Text(text=ticket.plan_ref),
        "severity": Text(text=ticket.severity) if ticket.severity else None,
        "state": Text(text=ticket.status),
        "assignee": Text(text=ticket.assignee) if ticket.assignee else None,
        "opened_at": When(at=ticket.opened_at, zone="UTC"),
        "due_at": When(at=due, zone="UTC") if due else None,
        "work": Text(text=work) if work else None,
    }
    if milestone:
        facts |= {
            "milestone": Text(text=milestone.id),
            "type": Text(text=str(milestone.kind)),
            "basis": Text(text=milestone.basis),
            "was_due_at": When(at=milestone.due_at, zone="UTC") if milestone.due_at else None,
        }
    told = tuple(Fact(label=label, spans=(span,)) for label, span in facts.items() if span)
    return Message(summary=(Text(text=what),), blocks=(Facts(facts=told),))
