"""The reply to whoever closes a ticket, or opens it again."""

from collections.abc import Sequence

from bot.model.message import Message, Spans, When
from bot.model.milestone import FIRST_RESPONSE, Milestone
from bot.model.people import Actor
from bot.model.ticket import Ticket
from bot.wording.spans import line, plain
from bot.wording.ticket import promised, status
from policies.terms import Plan


def closed(ticket: Ticket, plan: Plan) -> Message:
    """Say that it is closed, and what its customer was promised and hasn't had: that it is closed ends no promise."""
    unmet = sorted((one for one in ticket.open_milestones if one.is_promise and one.due_at), key=lambda one: one.due)
    undo = f"“reopen {ticket.id}” undoes it."
    if not unmet:
        return plain(f"{ticket.id} is closed. {undo}")
    first, zone = unmet[0], status.zone(ticket, plan)
    if first.id == FIRST_RESPONSE and len(unmet) == 1:
        return plain(
            f"{ticket.id} is closed, but its customer got no answer. It was due ",
            When(at=first.due, zone=zone),
            f", and reports show it as closed unanswered. {undo}",
        )
    return plain(
        f"{ticket.id} is closed, but not all that was promised has come: ",
        *_named(unmet, zone),
        f". Nobody is reminded of it now, and reports show what is missing as closed unanswered. {undo}",
    )


def _named(unmet: Sequence[Milestone], zone: str) -> Spans:
    """Return the promises by name, each with the time by which it is due."""
    parts = (line(", " if number else "", *_due(one, zone)) for number, one in enumerate(unmet))
    return tuple(span for part in parts for span in part)


def _due(one: Milestone, zone: str) -> Spans:
    return line(f"{promised.bare(one.id)} ({'was ' if one.is_breached else ''}due ", When(at=one.due, zone=zone), ")")


def reopened(ticket: Ticket, by: Actor) -> Message:
    """Say that it is open again, and to staff whose it is."""
    whose = f", assigned to {ticket.assignee}" if ticket.assignee else ", unassigned"
    return plain(f"{ticket.id} is open again{whose if by.is_staff else ''}.")
