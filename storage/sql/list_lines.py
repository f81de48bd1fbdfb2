"""The line of a ticket in a list: into columns, and back. No document is read for it."""

from typing import Any, Final

from sqlalchemy import Row

from bot.model.listed_ticket import ListedTicket, Missed, NextDue, PromisedNext, listed
from bot.model.milestone import Basis
from bot.model.places import Account, Place
from bot.model.ticket import Status, Ticket
from bot.model.turn import Turn
from policies.amounts import Span, parse_amount, written
from storage.tables.work import TICKETS

_IS = TICKETS.c
COLUMNS: Final = (
    _IS.id,
    _IS.customer,
    _IS.plan_version,
    _IS.region,
    _IS.severity,
    _IS.head,
    _IS.status,
    _IS.turn,
    _IS.opened_at,
    _IS.requester,
    _IS.place,
    _IS.is_private,
    _IS.assignee_name,
    _IS.assignee,
    _IS.snoozed_until,
    _IS.merged_into,
    _IS.phoned_at,
    _IS.is_again,
    _IS.next_about,
    _IS.next_basis,
    _IS.next_severity,
    _IS.next_since,
    _IS.next_due,
    _IS.next_target,
    _IS.promised_about,
    _IS.promised_due,
    _IS.missed_due,
    _IS.missed_severity,
    _IS.changes,
)
"""The columns of a line."""


def row(saved: Ticket) -> dict[str, Any]:
    """Return those of the columns that nothing but a line is made of."""
    one = listed(saved)
    due, promised, missed = one.next_due, one.promised, one.missed
    return {
        "head": one.head,
        "plan_version": one.plan_version,
        "region": one.region,
        "assignee_name": one.assignee,
        "snoozed_until": one.snoozed_until,
        "merged_into": one.merged_into,
        "phoned_at": one.phoned_at,
        "is_again": one.is_again,
        "next_about": due.id if due else None,
        "next_basis": (Basis.PROMISE if due.is_promise else Basis.GOAL) if due else None,
        "next_severity": due.severity if due else None,
        "next_since": due.since if due else None,
        "next_due": due.due if due else None,
        "next_target": written(Span(amount=due.target)) if due and due.target else None,
        "promised_about": promised.id if promised else None,
        "promised_due": promised.due if promised else None,
        "missed_due": missed.due_at if missed else None,
        "missed_severity": missed.severity if missed else None,
        "changes": one.changes,
    }


def line(found: Row[Any]) -> ListedTicket:
    """Return the line of a row with these columns."""
    return ListedTicket(
        id=found.id,
        customer=found.customer,
        plan_version=found.plan_version,
        region=found.region,
        severity=found.severity,
        head=found.head,
        status=Status(found.status),
        turn=Turn(found.turn),
        opened_at=found.opened_at,
        requester=Account.parse(found.requester),
        place=Place.parse(found.place),
        private=found.is_private,
        assignee=found.assignee_name,
        assignee_id=found.assignee,
        snoozed_until=found.snoozed_until,
        merged_into=found.merged_into,
        phoned_at=found.phoned_at,
        is_again=found.is_again,
        next_due=_next(found),
        promised=PromisedNext(id=found.promised_about, due=found.promised_due) if found.promised_about else None,
        missed=Missed(due_at=found.missed_due, severity=found.missed_severity) if found.missed_due else None,
        changes=found.changes,
    )


def _next(found: Row[Any]) -> NextDue | None:
    if found.next_about is None:
        return None
    return NextDue(
        id=found.next_about,
        is_promise=found.next_basis == Basis.PROMISE,
        severity=found.next_severity,
        since=found.next_since,
        due=found.next_due,
        target=parse_amount(found.next_target) if found.next_target else None,
    )
