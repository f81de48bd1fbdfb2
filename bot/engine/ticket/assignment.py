"""Assignment of a ticket, and notes of the staff about it. Customers see nothing of this."""

from datetime import datetime

from bot.commands import Acknowledge, AddNote, Assign, AssignToSelf, Via
from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards, recipients, release, response
from bot.events import Acknowledged, Assigned, Noted
from bot.language import whom
from bot.model.ids import PersonId
from bot.model.message import Message
from bot.model.people import Person
from bot.model.raises import wants_acknowledgement
from bot.model.ticket import OVER, Ticket
from bot.oncall.overrides import away_until
from bot.wording import refusals
from bot.wording.ticket import assignment


def take(command: AssignToSelf, case: Case, ticket: Ticket) -> Decision:
    """Become the assignee. If nobody has replied yet, or since it was raised, this acknowledges it: a person is on it.

    A button takes it only from the assignee whom it was shown with: whoever presses it late reads whose it is.
    """
    if ticket.status not in OVER and _is_anothers_by_now(command, case, ticket):
        return answer(assignment.taken_meanwhile(ticket))
    back = _back(case.actor.id, case)
    event = Assigned(**case.stamp, to=case.actor.id, name=case.actor.name, away_until=back)
    if may(ticket.status, Acknowledged) and wants_acknowledgement(ticket, case.plan):
        noted = response.acknowledge(Acknowledge(origin=command.origin, ticket=ticket.id), case, ticket)
        return noted + Decision(events=(event,) if back and noted.events else ())
    if not may(ticket.status, Assigned):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if ticket.assignee_id == case.actor.id:
        return answer(assignment.yours_already(ticket))
    return _held(ticket, event, case, assignment.taken(ticket, case.actor.name))


def _is_anothers_by_now(command: AssignToSelf, case: Case, ticket: Ticket) -> bool:
    now = ticket.assignee_id
    return command.seen is not None and now is not None and now not in (command.seen, case.actor.id)


def assign(command: Assign, case: Case, ticket: Ticket) -> Decision:
    """Assign it to a colleague, who is notified directly. A reply that is due stays due.

    Nobody can give it to who has left, or is away while it needs them: it would become unassigned at once.
    """
    if not may(ticket.status, Assigned):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    desk = case.desk
    speaker = desk.person(PersonId(case.actor.id))
    found = whom.meant(command.to, command.origin.mentions, desk, speaker)
    if len(found) != 1:
        return answer(assignment.unclear(command.to, found or desk.people, ambiguous=bool(found)))
    (person,) = found
    if ticket.assignee_id == person.id:
        return answer(assignment.already_assigned(ticket))
    back, is_own = _back(person.id, case), person.id == case.actor.id
    event = Assigned(**case.stamp, to=person.id, name=person.name, away_until=back if is_own else None)
    decision = _held(ticket, event, case, assignment.assigned(ticket, case.actor.name, person.name), back)
    if is_own:
        return decision
    assigned = happen(ticket, event, targets=case.targets).after
    if release.is_missed(assigned, case.plan, desk, case.now):
        return answer(assignment.not_there(ticket, person.name, back, case.plan))
    return decision + Decision(effects=_given(assigned, person, case))


def _back(who: str, case: Case) -> datetime | None:
    """Return when somebody who is away now is back (UTC); None if they aren't away."""
    return away_until(case.desk, PersonId(who), case.now)


def note(command: AddNote, case: Case, ticket: Ticket) -> Decision:
    """Keep a note on the timeline and under the triage card; that of a customer's assistant in their thread, too."""
    if case.actor.is_assistant and case.actor.customer:
        return _shared(command, case, ticket)
    event = Noted(**case.stamp, name=case.actor.name, text=command.text)
    shown = cards.notes(ticket, assignment.note(ticket, case.actor.name, command.text), case)
    place = command.origin.place
    heard = command.origin.via is Via.MENTION and place is not None and case.desk.customer_in(place) is not None
    back = (
        (ReplyToActor(message=assignment.overheard(ticket)),)
        if heard
        else reply_to_actor(assignment.noted(ticket), case)
    )
    return Decision(events=(event,), effects=(*shown, *back))


def _shared(command: AddNote, case: Case, ticket: Ticket) -> Decision:
    """Keep a note that both sides read, in the thread of the ticket unless it was given there."""
    event = Noted(**case.stamp, name=case.actor.name, text=command.text, shared=True)
    shown = cards.notes(ticket, assignment.shared_note(ticket, case.customer, case.actor.name, command.text), case)
    said = posts.to_customer(
        ticket, assignment.their_note(ticket, case.actor.name, command.text), rank=cards.rank_of(ticket, case.plan)
    )
    there = () if command.origin.thread == ticket.thread else (said,)
    told = ReplyToActor(message=assignment.shared(ticket), is_confirmation=True)
    return Decision(events=(event,), effects=(*shown, *there, told))


def _held(ticket: Ticket, event: Assigned, case: Case, told: Message, away: datetime | None = None) -> Decision:
    held = happen(ticket, event, targets=case.targets).after
    return Decision(
        events=(event,),
        effects=(
            *cards.notes(ticket, told, case),
            *cards.refresh(held, case),
            *reply_to_actor(assignment.assigned_to(held, case.plan, away=away), case),
        ),
    )


def _given(ticket: Ticket, person: Person, case: Case) -> tuple[Effect, ...]:
    """Return the notice to the new assignee."""
    message = assignment.given(ticket, case.plan, case.customer, case.actor.name)
    return posts.to_people(ticket, recipients.accounts([person], case), message)
