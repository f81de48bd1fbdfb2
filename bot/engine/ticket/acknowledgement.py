"""The people who acknowledge a ticket that several are to acknowledge, each counted once; who answers counts, too."""

from bot.effects import ReplyToActor
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision
from bot.engine.ticket import cards
from bot.events import AcknowledgementCounted
from bot.model.response import Response
from bot.model.ticket import OVER, Ticket
from bot.wording.ticket import acknowledged as words


def counted(case: Case, ticket: Ticket) -> tuple[AcknowledgementCounted, ...]:
    """Return the event that counts whoever acts, unless one person is enough, or they are counted already."""
    wanted, first = case.plan.ladder.until(ticket.severity), None if ticket.awaits_response else ticket.response
    there = ticket.acknowledged.or_first(first)
    is_counted = any(one.by == case.actor.id for one in ticket.acknowledged.people)
    if wanted == 1 or ticket.status in OVER or is_counted:
        return ()
    people = (*(one for one in there if one.by != case.actor.id), _now(case))
    return (AcknowledgementCounted(**case.stamp, name=case.actor.name, people=people, wanted=wanted),)


def may_join(case: Case, ticket: Ticket) -> bool:
    """Return whether more people are to acknowledge it beside the first, and whoever acts hasn't."""
    there = frozenset(one.by for one in ticket.acknowledged.or_first(ticket.response))
    is_open = ticket.status not in OVER and not ticket.awaits_response
    return is_open and 0 < len(there) < case.plan.ladder.until(ticket.severity) and case.actor.id not in there


def join(case: Case, ticket: Ticket) -> Decision:
    """Take note beside the first: the customer has read of that one, and its assignee stays."""
    course = happen(ticket, *counted(case, ticket), targets=case.targets)
    after = course.after
    told = ReplyToActor(message=words.thanked(after, case.plan), is_confirmation=True)
    noted = cards.notes(after, words.joins(after, case.plan, case.actor.name), case)
    return Decision(events=course.events, effects=(*noted, *cards.refresh_inside(after, case), told))


def _now(case: Case) -> Response:
    return Response(by=case.actor.id, name=case.actor.name, at=case.now)
