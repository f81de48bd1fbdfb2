"""The reply to whoever closes a ticket, or opens it again."""

from bot.model.message import Message, When
from bot.model.milestone import MilestoneType
from bot.model.people import Actor
from bot.model.ticket import Ticket
from bot.wording.spans import plain
from bot.wording.ticket import status
from policies.terms import Plan


def closed(ticket: Ticket, plan: Plan) -> Message:
    """Say that it is closed, and by when its customer was promised an answer that they haven't had."""
    unanswered = (one for one in ticket.open_milestones if one.type is MilestoneType.FIRST_RESPONSE and one.is_promise)
    due = min((one.due_at for one in unanswered if one.due_at), default=None)
    if due is None:
        return plain(f"{ticket.id} is closed. “reopen {ticket.id}” undoes it.")
    return plain(
        f"{ticket.id} is closed, but its customer got no answer. It was due ",
        When(at=due, zone=status.zone(ticket, plan)),
        f", and reports show it as closed unanswered. “reopen {ticket.id}” undoes it.",
    )


def reopened(ticket: Ticket, by: Actor) -> Message:
    """Say that it is open again, and to staff whose it is."""
    whose = f", assigned to {ticket.assignee}" if ticket.assignee else ", unassigned"
    return plain(f"{ticket.id} is open again{whose if by.is_staff else ''}.")
