"""Tickets of people who have left, or are away until after something is due: they become unassigned.

Who has no account in the desk file any more, or no role by which they may act, has left like who isn't in it.

A raise that nobody has acknowledged wants somebody now, whenever something is due: a ticket that is raised while its
assignee isn't there becomes unassigned with the raise, and the line that calls people says so.

Nobody is asked who takes them: their reminders go to the line on duty, as those of any ticket that nobody has. A person
who is away and takes one up again all the same keeps it.
"""

from datetime import datetime

from msgspec.structs import replace

from bot.commands import Release
from bot.engine.access import access_case, access_ticket
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.engine.ticket import cards
from bot.events import Unassigned
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.listed_ticket import ListedTicket, listed
from bot.model.raises import unanswered_raise
from bot.model.ticket import OVER, Ticket
from bot.model.turn import Turn
from bot.oncall.overrides import away_until
from policies.terms import Plan


def release(command: Release, situation: Situation) -> Decision:
    """Take it from its assignee, if that is so; triage reads of all of them in one post."""
    ticket, case = access_ticket(situation), access_case(situation, command.origin.via)
    if ticket is None or case is None or not is_released(ticket, case.plan, case.desk, case.now):
        return NOTHING
    event = replace(_unassigned(ticket, case), line=ticket.version)
    course = happen(ticket, event, targets=case.targets)
    return Decision(events=course.events, effects=cards.refresh(course.after, case))


def with_the_raise(ticket: Ticket, case: Case) -> tuple[Unassigned, ...]:
    """Return the event that takes a ticket that is raised now from its assignee, unless they are there, or raise it."""
    is_nobodys = ticket.assignee_id is None or ticket.status in OVER
    if is_nobodys or ticket.assignee_id == case.actor.id or cards.assignee(ticket, case):
        return ()
    return (_unassigned(ticket, case),)


def _unassigned(ticket: Ticket, case: Case) -> Unassigned:
    back = away_until(case.desk, PersonId(ticket.assignee_id or ""), case.now)
    return Unassigned(**case.own_stamp, name=ticket.assignee or "", until=back)


def may_be_released(line: ListedTicket, desk: Desk, now: datetime) -> bool:
    """Return whether an open ticket's assignee has left, or is away and may be needed before they are back.

    That is if something is due by then: what we have to do next, or the end of a snooze. Or it may have been raised.
    """
    if line.assignee_id is None or line.turn >= Turn.RESOLVED:
        return False
    person = PersonId(line.assignee_id)
    if has_left(desk, person):
        return True
    back = away_until(desk, person, now)
    return back is not None and (line.changes > 0 or _is_due_before(line, back))


def _is_due_before(line: ListedTicket, back: datetime) -> bool:
    times = (line.next_due.due if line.next_due else None, line.snoozed_until)
    return any(at < back for at in times if at)


def has_left(desk: Desk, who: PersonId) -> bool:
    """Return whether an assignee can't work on tickets any more, by the desk file in force."""
    person = desk.person(who)
    return person is None or not person.works_on_tickets


def is_released(ticket: Ticket, plan: Plan, desk: Desk, now: datetime) -> bool:
    """Return whether an open ticket's assignee isn't there for it, and didn't take it up again while they are away."""
    if ticket.released_until is not None and now < ticket.released_until and not has_left(desk, _whose(ticket)):
        return False
    return is_missed(ticket, plan, desk, now)


def is_missed(ticket: Ticket, plan: Plan, desk: Desk, now: datetime) -> bool:
    """Return whether an open ticket's assignee has left, or is away while it needs them."""
    line, back = listed(ticket), away_until(desk, _whose(ticket), now)
    if back is None or has_left(desk, _whose(ticket)) or not may_be_released(line, desk, now):
        return may_be_released(line, desk, now)
    return _is_due_before(line, back) or unanswered_raise(ticket, plan) is not None


def _whose(ticket: Ticket) -> PersonId:
    return PersonId(ticket.assignee_id or "")
