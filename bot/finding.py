"""Which request and ticket something is about, as the store has it."""

from dataclasses import dataclass, replace

from bot.events import Heard
from bot.model.ids import IntakeId, SubjectId, TicketId
from bot.model.intake import Intake, Said
from bot.model.places import MessageRef, Thread
from bot.model.ticket import Ticket
from bot.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The intake and the ticket that a command is about, as far as there are any."""

    intake: Intake | None = None
    ticket: Ticket | None = None
    other: Ticket | None = None


def in_thread(thread: Thread, work: UnitOfWork) -> Found:
    """What began in a thread; else what its first message is about."""
    began = Found(intake=work.intake_in(thread), ticket=work.ticket_in(thread))
    if began.intake or began.ticket:
        return began
    return of_message(MessageRef(place=thread.place, id=thread.root), work)


def gone_on(found: Found, work: UnitOfWork) -> Found:
    """What is said about a ticket that was merged into another is about that other."""
    ticket = found.ticket
    while ticket and ticket.merged_into:
        ticket = work.ticket(ticket.merged_into)
    return replace(found, ticket=ticket)


def as_it_stood(message: str, found: Found, work: UnitOfWork) -> Said | None:
    """A message as the request, or else the timeline of the ticket, has it last."""
    asked = found.intake.said if found.intake else ()
    told = work.timeline(SubjectId(found.ticket.id)) if found.ticket else ()
    later = (line.event.said for line in reversed(told) if isinstance(line.event, Heard))
    return next((said for said in (*reversed(asked), *later) if said.message == message), None)


def of_message(ref: MessageRef, work: UnitOfWork) -> Found:
    """The request or ticket that a message belongs to."""
    subject = work.about(ref)
    if subject is None:
        return Found()
    ticket = work.ticket(TicketId(subject))
    return of_request(ticket.intake if ticket else IntakeId(subject), work)


def of_request(intake_id: IntakeId, work: UnitOfWork) -> Found:
    """A request, with the ticket that it became."""
    intake = work.intake(intake_id)
    return with_ticket(intake, work) if intake else Found()


def with_ticket(intake: Intake, work: UnitOfWork) -> Found:
    """Likewise."""
    return Found(intake=intake, ticket=work.ticket(intake.ticket) if intake.ticket else None)
