"""Tickets of people who have left, or are away until after something is due: they become unassigned.

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
from bot.model.ticket import Ticket
from bot.model.turn import Turn, turn_of
from bot.oncall.overrides import away_until


def release(command: Release, situation: Situation) -> Decision:
    """Take it from its assignee, if that is so; triage reads of all of them in one post."""
    ticket, case = access_ticket(situation), access_case(situation, command.origin.via)
    if ticket is None or case is None or not is_released(ticket, case.desk, case.now):
        return NOTHING
    back = away_until(case.desk, PersonId(ticket.assignee_id or ""), case.now)
    event = Unassigned(**case.own_stamp, name=ticket.assignee or "", until=back)
    course = happen(ticket, event, targets=case.targets)
    return Decision(events=course.events, effects=cards.refresh(course.after, case))


def is_released(ticket: Ticket, desk: Desk, now: datetime) -> bool:
    """Return whether an open ticket's assignee isn't there for it: they left, or something is due while they are away.

    That is what we have to do next, or the end of a snooze.
    """
    if ticket.assignee_id is None or turn_of(ticket) >= Turn.RESOLVED:
        return False
    person = PersonId(ticket.assignee_id)
    if desk.person(person) is None:
        return True
    back = away_until(desk, person, now)
    times = [at for at in (ticket.milestone.due_at if ticket.milestone else None, ticket.snoozed_until) if at]
    is_there_for_it = ticket.released_until is not None and now < ticket.released_until
    return back is not None and not is_there_for_it and any(at < back for at in times)
