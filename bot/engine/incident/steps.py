"""A step of an incident for one ticket, in a transaction of its own: its timer asks once, and no crash asks it again.

What customers read is recorded as the reply of whoever sent it, so that it meets what the plan of each promises by the
clause of each. Nothing in it comes from anybody else's ticket.
"""

from bot.commands import CheckTimers
from bot.effects import Effect, SetTimer
from bot.engine import posts
from bot.engine.access import access_case
from bot.engine.milestones.follow import happen
from bot.engine.names import is_answer
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.engine.ticket import cards, response
from bot.events import IncidentTied, IncidentUntied, Replied, Resolved, Spoke, Stamp
from bot.model.ids import TicketId
from bot.model.incident import Incident, IncidentStep, StepKind, timers_of
from bot.model.ticket import OVER, Ticket
from bot.wording.incident import telling as words
from bot.wording.ticket import news


def take(command: CheckTimers, situation: Situation) -> Decision:
    """Take the step that a timer asks about for its ticket, or for the one in which that goes on meanwhile."""
    case, incident = access_case(situation, command.origin.via), situation.incident
    step = incident.step(command.timers[0].step) if incident and command.timers else None
    ticket = case.situation.ticket if case else None
    if case is None or ticket is None or incident is None or step is None:
        return NOTHING
    if ticket.merged_into:
        return Decision(effects=_handed_on(incident, step, ticket.merged_into))
    match step.kind:
        case StepKind.TIE | StepKind.UNTIE:
            return _regrouped(incident, step, case, ticket)
        case StepKind.TELL | StepKind.RESOLVE:
            return NOTHING if ticket.status in OVER else _told(step, case, ticket)


def after(step: IncidentStep, case: Case, ticket: Ticket) -> Ticket:
    """Return the ticket once its customer has read the text of a step."""
    return happen(ticket, _reaching(step, case, ticket), targets=case.targets).after


def _handed_on(incident: Incident, step: IncidentStep, into: TicketId) -> tuple[Effect, ...]:
    """Return the timer that asks the same about another ticket; one that was asked about already isn't again."""
    there = timers_of(incident.id, step, (into,))
    return tuple(SetTimer(timer=timer) for timer in there)


def _regrouped(incident: Incident, step: IncidentStep, case: Case, ticket: Ticket) -> Decision:
    joins, stamp = step.kind is StepKind.TIE, _stamp(step, case)
    if not joins and (ticket.incident is None or ticket.incident.id != incident.id):
        return NOTHING
    event = (
        IncidentTied(**stamp, incident=incident.id, title=incident.title, name=step.name)
        if joins
        else IncidentUntied(**stamp, incident=incident.id, name=step.name)
    )
    course = happen(ticket, event, targets=case.targets)
    return Decision(events=course.events, effects=cards.refresh_inside(course.after, case))


def _told(step: IncidentStep, case: Case, ticket: Ticket) -> Decision:
    event = _reaching(step, case, ticket)
    if isinstance(event, Resolved):
        said = news.resolved(ticket, step.name, step.text, confirms=case.desk.confirm_resolved)
    else:
        said = words.to_customer(after(step, case, ticket), case.plan, step.name, step.text)
    if not isinstance(event, Spoke):
        return response.record_response(ticket, event, case, said)
    rank = cards.rank_of(ticket, case.plan)
    return Decision(events=(event,), effects=(posts.to_customer(ticket, said, rank=rank),))


def _reaching(step: IncidentStep, case: Case, ticket: Ticket) -> Replied | Resolved | Spoke:
    """Return the event by which a text reaches a customer: by the same rule as whatever else staff write to them."""
    stamp, name, text = _stamp(step, case), step.name, step.text
    if step.kind is StepKind.RESOLVE:
        closes_after = case.desk.goals.closes_after
        return Resolved(**stamp, name=name, text=text, closes_after=closes_after, has_key=True)
    is_reply = is_answer(text, case, ticket)
    return Replied(**stamp, name=name, text=text) if is_reply else Spoke(**stamp, name=name, text=text)


def _stamp(step: IncidentStep, case: Case) -> Stamp:
    return Stamp(at=case.now, by=step.by, via=step.via)
