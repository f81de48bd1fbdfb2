"""Tickets of people who have left, or are away until after something is due: they become unassigned.

Who has no account in the desk file any more, or no role by which they may act, has left like who isn't in it.

Nobody is asked who takes them: their reminders go to the line on duty, as those of any ticket that nobody has. A person
who is away and takes one up again all the same keeps it.
"""

from datetime import datetime

from bot.commands import Release
from bot.engine.access import access_case, access_ticket
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Decision, Situation
from bot.engine.ticket import cards
from bot.events import Unassigned
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.listed_ticket import ListedTicket, listed
from bot.model.ticket import Ticket
from bot.model.turn import Turn
from bot.oncall.overrides import away_until


def release(command: Release, situation: Situation) -> Decision:
    """Take it from its assignee, if that is so; triage reads of all of them in one post."""
    ticket, case = access_ticket(situation), access_case(situation, command.origin.via)
    if ticket is None or case is None or not is_released(ticket, case.desk, case.now):
        return NOTHING
    back = away_until(case.desk, PersonId(ticket.assignee_id or ""), case.now)
    event = Unassigned(**case.own_stamp, name=ticket.assignee or "", until=back, line=ticket.version)
    course = happen(ticket, event, targets=case.targets)
    return Decision(events=course.events, effects=cards.refresh(course.after, case))


def may_be_released(line: ListedTicket, desk: Desk, now: datetime) -> bool:
    """Return whether an open ticket's assignee has left, or something is due while they are away.

    That is what we have to do next, or the end of a snooze.
    """
    if line.assignee_id is None or line.turn >= Turn.RESOLVED:
        return False
    person = PersonId(line.assignee_id)
    if has_left(desk, person):
        return True
    back = away_until(desk, person, now)
    times = [at for at in (line.next_due.due if line.next_due else None, line.snoozed_until) if at]
    return back is not None and any(at < back for at in times)


def has_left(desk: Desk, who: PersonId) -> bool:
    """Return whether an assignee can't work on tickets any more, by the desk file in force."""
    person = desk.person(who)
    return person is None or not person.works_on_tickets


def is_released(ticket: Ticket, desk: Desk, now: datetime) -> bool:
    """Return whether an open ticket's assignee isn't there for it, and didn't take it up again while they are away."""
    is_gone = has_left(desk, PersonId(ticket.assignee_id or ""))
    is_there_for_it = ticket.released_until is not None and now < ticket.released_until
    return may_be_released(listed(ticket), desk, now) and (is_gone or not is_there_for_it)
