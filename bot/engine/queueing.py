"""What wants the vendor's people next, narrowed as they like it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.commands import Queue
from bot.dialog.filters import Part, Wanted, wanted
from bot.engine.access import access_tickets
from bot.engine.situation import Decision, Situation, answer
from bot.model.ids import PersonId
from bot.model.ticket import Status, Ticket
from bot.wording import queue as words

MOST_QUEUED: Final = 500
"""Open tickets that are looked through, those due first first: reading them holds up all who write."""
MOST_SHOWN: Final = 12

Holds = Callable[[Ticket, Situation], bool]


def is_nobodys(ticket: Ticket, situation: Situation) -> bool:
    """Whether nobody has it, or somebody who is not in the desk file any more."""
    return ticket.holder_id is None or situation.desk.person(PersonId(ticket.holder_id)) is None


PARTS: Final[dict[Part, Holds]] = {
    Part.MINE: lambda ticket, situation: ticket.holder_id == situation.actor.id,
    Part.UNASSIGNED: is_nobodys,
    Part.UNANSWERED: lambda ticket, _: ticket.status is Status.NEW,
    Part.WAITING: lambda ticket, _: ticket.status is Status.WAITING,
    Part.OVERDUE: lambda ticket, situation: ticket.owed is not None and ticket.owed.due_at < situation.now,
    Part.SNOOZED: lambda ticket, _: ticket.snoozed_until is not None,
}
"""What each word asks of a ticket."""


def queue(command: Queue, situation: Situation) -> Decision:
    """Open tickets, what is owed first at the top, then what waits for us, then what waits for the customer."""
    severities = {severity.id for plan in situation.plans.values() for severity in plan.severities}
    sought = wanted(command.words, situation.desk, severities)
    if sought.unread:
        return answer(words.unread(sought.unread, tuple(Part)))
    found = in_queue(situation, sought)
    most = MOST_QUEUED if len(situation.tickets) >= MOST_QUEUED else None
    return answer(
        words.queue(found[:MOST_SHOWN], len(found), situation.plans, situation.desk, situation.now, most=most)
    )


def in_queue(situation: Situation, sought: Wanted) -> list[Ticket]:
    """Those of the tickets at hand that are in the queue and are sought, in its order."""
    found = (ticket for ticket in access_tickets(situation) if _is_sought(ticket, sought, situation))
    return sorted(found, key=_urgency)


def _is_sought(ticket: Ticket, sought: Wanted, situation: Situation) -> bool:
    return (
        ticket.status not in (Status.RESOLVED, Status.CLOSED)
        and (ticket.snoozed_until is None or Part.SNOOZED in sought.parts)
        and all(PARTS[part](ticket, situation) for part in sought.parts)
        and (sought.customer is None or ticket.customer == sought.customer.id)
        and (sought.severity is None or ticket.severity == sought.severity)
    )


def _urgency(ticket: Ticket) -> tuple[int, datetime]:
    if ticket.owed:
        return 0, ticket.owed.due_at
    return (2 if ticket.status is Status.WAITING else 1), ticket.opened_at
