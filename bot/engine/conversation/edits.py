"""Later changes of a message: its writer edits it, or it is deleted, or restored.

Triage is notified, and whatever quotes the message follows; the earlier words stay on the record. A change opens
nothing, closes nothing and asks nothing. Changes of a message that belongs to no request are ignored. Who wrote it
isn't checked again: the platforms let nobody else change it, and know its writer by more than one name.
"""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import DeleteMessage, EditMessage, RewritingCommand
from bot.engine.access import access_case, access_intake, access_ticket, access_writers_case
from bot.engine.evolve import evolve_intake
from bot.engine.intake import offer_answer
from bot.engine.intake.question import refresh_pending
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.engine.ticket import additions, cards, publication, snooze
from bot.events import CustomerEdited, CustomerRetracted, IntakeEdited, IntakeEvent, IntakeRetracted, TicketEvent, Woken
from bot.model.customer_message import CustomerMessage, MessageSide, written
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message
from bot.model.people import Role
from bot.model.ticket import Status, Ticket
from bot.wording.ticket import additions as words
from bot.wording.ticket import edits


class _Change(Struct, frozen=True, kw_only=True):
    """A message before and after its change, and the request around it as that reads now."""

    before: CustomerMessage
    after: CustomerMessage
    request: Intake
    case: Case

    @property
    def is_of_the_request(self) -> bool:
        """Return whether it was written before the ticket opened."""
        return self.case.situation.customer_message is not None

    def told(self, ticket: str | None) -> Message:
        """Return the message to triage about the change."""
        whose, name = _whose(self.before, self.case), self._writer()
        if self.is_deletion:
            return edits.deleted(ticket, whose, self.before, name)
        place = self.after.place or self.request.thread.place
        if self.before.deleted_at and not self.after.deleted_at:
            return edits.restored(ticket, whose, self.after, name=name, place=place)
        return edits.edited(ticket, whose, self.before, self.after, name=name, place=place)

    @property
    def is_of_the_customer(self) -> bool:
        """Return whether it is one of the customer's own words, and not what somebody else wrote in the thread."""
        return self.before.side is MessageSide.CUSTOMER

    @property
    def is_deletion(self) -> bool:
        """Return whether it was deleted now. An edit of a deleted message was made before that, and arrives late."""
        return _is_gone(self.before, self.after)

    @property
    def is_of_the_source(self) -> bool:
        """Return whether the request began with it."""
        return self.request.first.message == self.after.message

    def _writer(self) -> str:
        """Return the name of its writer, who needn't be the person who deleted it."""
        actor, request = self.case.actor, self.request
        if self.before.by == actor.account:
            return actor.name
        return request.requester_name if self.before.by == request.requester else ""


def _whose(said: CustomerMessage, case: Case) -> str:
    """Return the words for whose its writer is."""
    actor = case.actor
    if actor.is_staff:
        return words.OURS
    if Role.UNLISTED in actor.roles:
        return words.UNLISTED
    others = tuple(customer for customer, _ in case.desk.contact_of(said.by))
    is_ours = said.side is MessageSide.CUSTOMER or actor.customer == case.customer.id
    return words.of(*(others if others and not is_ours else (case.customer,)))


def follow(command: RewritingCommand, situation: Situation) -> Decision:
    """Decide what follows when a message of a request or ticket was changed or deleted.

    Of the customer's own words its writer may see the rest; of what others wrote beside them they needn't.
    """
    before = situation.customer_message or situation.later_message
    after = _after(command, before, situation) if before else None
    if before is None or after is None:
        return NOTHING
    is_customers = before.side is MessageSide.CUSTOMER
    intake = access_intake(situation) if is_customers else situation.intake
    ticket = access_ticket(situation) if is_customers else situation.ticket
    case = (access_case if is_customers else access_writers_case)(_rewritten(situation, after), command.origin.via)
    if case is None or intake is None:
        return NOTHING
    events = _happened(after, case)
    for event in events:
        intake = evolve_intake(intake, event)
    change = _Change(before=before, after=after, request=intake, case=case)
    rest = _on_ticket(change, ticket) if ticket else _on_request(change)
    return Decision(events=events) + rest


def _after(command: RewritingCommand, before: CustomerMessage, situation: Situation) -> CustomerMessage | None:
    """Return the message as it is now; None if nothing has changed, or if later news of it came first."""
    at = min(command.origin.at, situation.now)
    match command:
        case EditMessage(text=text, files=files, carried=carried):
            now = replace(before, text=text, files=files, carried=carried, edited_at=at, deleted_at=None)
            if before.edited_at is not None and at < before.edited_at:
                return None
            if before.deleted_at and at > before.deleted_at:
                return now
            is_same = (text, files, carried) == (before.text, before.files, before.carried)
            return None if is_same else replace(now, deleted_at=before.deleted_at)
        case DeleteMessage():
            was_brought_back = before.edited_at is not None and at < before.edited_at
            return None if before.deleted_at or was_brought_back else replace(before, deleted_at=at)
        case _:
            assert_never(command)


def _is_gone(before: CustomerMessage, after: CustomerMessage) -> bool:
    return after.deleted_at is not None and before.deleted_at is None


def _rewritten(situation: Situation, after: CustomerMessage) -> Situation:
    """Return the situation with the message as it is now."""
    messages = tuple(after if said.message == after.message else said for said in situation.messages)
    return replace(situation, messages=messages)


def _happened(after: CustomerMessage, case: Case) -> tuple[IntakeEvent, ...]:
    """Return the events of the request; none if the message was written after it."""
    if case.situation.customer_message is None:
        return ()
    kind = IntakeRetracted if _is_gone(case.situation.customer_message, after) else IntakeEdited
    return (kind(**case.stamp, customer_message=after),)


def _on_request(change: _Change) -> Decision:
    """Decide about a change in a request; once it was dismissed, the change is noted and nobody is notified."""
    request, case = change.request, change.case
    if request.state is IntakeState.DISMISSED:
        return NOTHING
    if request.is_offered and request.is_empty:
        return offer_answer.settle_deleted(case, request)
    shown = additions.show(request, change.told(None), case.desk)
    is_seen = request.is_undecided and change.is_of_the_customer
    return Decision(effects=(*shown, *(refresh_pending(request, case) if is_seen else ())))


def _on_ticket(change: _Change, ticket: Ticket) -> Decision:
    """Decide about a change in a ticket; once it is closed, the change is noted and nobody is notified."""
    case, event = change.case, _ticket_event(change, ticket)
    if change.after.side is MessageSide.INTERNAL:
        return Decision(events=(event,), effects=publication.follow(change.before, change.after, case, ticket))
    if ticket.status is Status.CLOSED:
        return Decision(events=(event,))
    events = (event, *_woken(change, ticket))
    changed = happen(ticket, *events, targets=case.targets).after
    shown = additions.show(ticket, change.told(ticket.id), case.desk)
    moved = cards.refresh(changed, case) if replace(changed, version=ticket.version) != ticket else ()
    back = snooze.notify_assignee(changed, case) if len(events) > 1 else ()
    return Decision(events=events, effects=(*shown, *moved, *back))


def _woken(change: _Change, ticket: Ticket) -> tuple[TicketEvent, ...]:
    """Return the end of a snooze, if the customer wrote something new rather than deleted it."""
    case = change.case
    if ticket.snoozed_until is None or change.after.deleted_at or not change.is_of_the_customer or case.actor.is_staff:
        return ()
    return (Woken(**case.stamp),)


def _ticket_event(change: _Change, ticket: Ticket) -> CustomerEdited | CustomerRetracted:
    case, after, is_source = change.case, change.after, change.is_of_the_source
    name = "" if change.is_of_the_customer else case.actor.name
    if change.is_deletion:
        return CustomerRetracted(**case.stamp, customer_message=after, is_source=is_source, name=name)
    is_quoted = change.is_of_the_request and change.is_of_the_customer
    text = written(case.situation.messages) if is_quoted else ticket.text
    return CustomerEdited(**case.stamp, customer_message=after, text=text, is_source=is_source, name=name)
