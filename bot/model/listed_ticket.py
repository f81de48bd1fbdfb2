"""A ticket as lists have it: all that a line says of it, and who may read that. A store has it in columns."""

from datetime import datetime
from itertools import pairwise
from typing import Final

from msgspec import Struct

from bot.model.ids import CustomerId, TicketId
from bot.model.milestone import FIRST_RESPONSE, Milestone, MilestoneId, MilestoneKind, parsed
from bot.model.places import Account, Place
from bot.model.ticket import Status, Ticket
from bot.model.turn import NEVER, Turn, turn_of
from policies.terms import Amount

MAX_HEAD: Final = 200
"""The most characters of what its customer wrote that are kept for a line."""


class NextDue(Struct, frozen=True, kw_only=True):
    """The milestone that the vendor's side has to meet next: a `Milestone` as far as a line needs it."""

    id: MilestoneId
    is_promise: bool
    severity: str | None
    since: datetime
    due: datetime
    target: Amount | None = None

    @property
    def kind(self) -> MilestoneKind:
        """The type, and the name of what the pack names itself."""
        return parsed(self.id)[1]


class PromisedNext(Struct, frozen=True, kw_only=True):
    """The next promise of the terms and its due time (UTC): all that its customer may know of what is due."""

    id: MilestoneId
    due: datetime


class Missed(Struct, frozen=True, kw_only=True):
    """The last promised due time of the first response that passed unmet, before the one that it has now."""

    due_at: datetime
    severity: str


class ListedTicket(Struct, frozen=True, kw_only=True):
    """A ticket in a list. `head` is how what its customer wrote begins, in one line.

    `next_due` is None while nothing of ours is due at a time. `is_again`: it was opened again after an answer.
    `changes` is how often its severity was changed after it had one.
    """

    id: TicketId
    customer: CustomerId
    plan_version: str
    region: str | None
    severity: str | None
    head: str
    status: Status
    turn: Turn
    opened_at: datetime
    requester: Account
    place: Place
    private: bool | None
    assignee: str | None = None
    assignee_id: str | None = None
    snoozed_until: datetime | None = None
    merged_into: TicketId | None = None
    phoned_at: datetime | None = None
    is_again: bool = False
    next_due: NextDue | None = None
    promised: PromisedNext | None = None
    missed: Missed | None = None
    changes: int = 0

    @property
    def ours_since(self) -> datetime:
        """The instant (UTC) since which what is due next has been ours to do."""
        return self.next_due.since if self.next_due else self.opened_at

    @property
    def next_at(self) -> datetime:
        """The instant (UTC) that sorts it within its turn, as `bot.model.turn.next_at` has it."""
        match self.turn:
            case Turn.UNANSWERED | Turn.OURS:
                return self.next_due.due if self.next_due else NEVER
            case Turn.SNOOZED:
                return self.snoozed_until or NEVER
            case _:
                return self.opened_at

    def is_overdue(self, now: datetime) -> bool:
        """Return whether something of ours was due before an instant (UTC), promised or a goal, and isn't done."""
        return self.turn <= Turn.OURS and self.next_due is not None and self.next_due.due < now

    def is_breach(self, now: datetime) -> bool:
        """Return whether what the terms promised by an instant (UTC) is overdue."""
        return self.is_overdue(now) and self.next_due is not None and self.next_due.is_promise


AnyTicket = Ticket | ListedTicket
"""A ticket, whole or as lists have it."""


def listed(ticket: Ticket) -> ListedTicket:
    """Return a ticket as lists have it."""
    due = ticket.milestone
    return ListedTicket(
        id=ticket.id,
        customer=ticket.customer,
        plan_version=ticket.plan_version,
        region=ticket.region,
        severity=ticket.severity,
        head=_head(ticket.text),
        status=ticket.status,
        turn=turn_of(ticket),
        opened_at=ticket.opened_at,
        requester=ticket.requester,
        place=ticket.thread.place,
        private=ticket.private,
        assignee=ticket.assignee,
        assignee_id=ticket.assignee_id,
        snoozed_until=ticket.snoozed_until,
        merged_into=ticket.merged_into,
        phoned_at=ticket.phoned_at,
        is_again=ticket.status is Status.NEW and (ticket.response is not None or ticket.is_withdrawn),
        next_due=_next(due) if due else None,
        promised=_promised(ticket),
        missed=_missed(ticket),
        changes=changes_of(ticket),
    )


def changes_of(ticket: Ticket) -> int:
    """Return how often the severity of a ticket was changed after it had one."""
    given = [one.severity for one in ticket.history if one.severity is not None]
    return sum(before != after for before, after in pairwise(given))


def _head(text: str) -> str:
    return " ".join(text.split())[:MAX_HEAD]


def _next(due: Milestone) -> NextDue:
    return NextDue(
        id=due.id,
        is_promise=due.is_promise,
        severity=due.severity,
        since=due.since,
        due=due.due,
        target=due.target,
    )


def _promised(ticket: Ticket) -> PromisedNext | None:
    own = ticket.first_response
    first = (own,) if own and own.is_open else ()
    found = min((*first, *ticket.promises), key=lambda one: one.due, default=None)
    return PromisedNext(id=found.id, due=found.due) if found else None


def _missed(ticket: Ticket) -> Missed | None:
    due_at = next((one.due_at for one in ticket.milestones if one.id == FIRST_RESPONSE), None)
    earlier = [one for one in ticket.breaches if one.due_at != due_at]
    return Missed(due_at=earlier[-1].due_at, severity=earlier[-1].severity) if earlier else None
