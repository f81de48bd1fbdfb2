"""What the customer does with a ticket: write more, open it again, end it."""

from typing import assert_never

from bot.commands import Close, Hear, Reopen, ReturningCommand
from bot.dialog.smalltalk import is_smalltalk, is_thanks
from bot.effects import CancelTimers, Effect, InThread, Say, UnderSlot, Withdraw
from bot.engine import additions, cards, owing, snoozing
from bot.engine.answering import missed_before
from bot.engine.evolve import evolve_ticket
from bot.engine.intake import said_in
from bot.engine.situation import NOTHING, Case, Decision, answer, done
from bot.engine.transitions import may
from bot.events import Closed, CustomerWrote, Reopened, TicketEvent
from bot.model.ids import SubjectId
from bot.model.intake import Said
from bot.model.message import Message
from bot.model.places import Place
from bot.model.ticket import Status, Ticket
from bot.wording import additions as words
from bot.wording import news, refusals, triage
from policies.terms import Line

_OVER = frozenset({Status.RESOLVED, Status.CLOSED})


def do(command: ReturningCommand, case: Case, ticket: Ticket) -> Decision:
    """What may be ordered of it, by either side."""
    match command:
        case Reopen():
            return reopen(command, case, ticket)
        case Close():
            return close(command, case, ticket)
        case _:
            assert_never(command)


def wrote(command: Hear, case: Case, ticket: Ticket) -> Decision:
    """A customer's message in the thread of a ticket: shown under the triage card; it may open the ticket again.

    Small talk is shown too, but opens nothing. While we wait for them, a “yes” may be what we wait for; thanks are not.
    """
    by = command.origin.by
    if by is None or not command.words:
        return NOTHING
    said = said_in(command, by, case.now)
    shown = _shown(ticket, said, command.origin.place or ticket.thread.place, case)
    idle = is_thanks if ticket.status is Status.WAITING else is_smalltalk
    if idle(command.text) and not command.brings_content:
        return Decision(effects=shown)
    event = CustomerWrote(at=case.now, by=case.actor.id, via=case.via, said=said)
    if ticket.status not in _OVER:
        changed = evolve_ticket(ticket, event)
        is_back = ticket.snoozed_until is not None
        moved = cards.refreshed(changed, case) if is_back or changed.status is not ticket.status else ()
        back = snoozing.back(changed, case) if is_back else ()
        return Decision(events=(event,), effects=(*shown, *moved, *back))
    again = _reopening(evolve_ticket(ticket, event), case)
    return Decision(events=(event, *again.events), effects=(*shown, *again.effects))


def noted(command: Hear, case: Case, ticket: Ticket) -> Decision:
    """A customer's message on the record and under the triage card, and nothing more."""
    by = command.origin.by
    if by is None:
        return NOTHING
    said = said_in(command, by, case.now)
    event = CustomerWrote(at=case.now, by=case.actor.id, via=case.via, said=said)
    return Decision(events=(event,), effects=_shown(ticket, said, command.origin.place or ticket.thread.place, case))


def reopen(_: Reopen, case: Case, ticket: Ticket) -> Decision:
    """It was not solved."""
    if not may(ticket.status, Reopened):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    return _reopening(ticket, case)


def close(_: Close, case: Case, ticket: Ticket) -> Decision:
    """It is over."""
    if not may(ticket.status, Closed):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    return ended(ticket, case, news.closed(ticket))


def ended(ticket: Ticket, case: Case, told: Message | None) -> Decision:
    """The ticket closed, with its timers and unsent reminders; `told` is what the customer reads of it."""
    event = Closed(at=case.now, by=case.actor.id, via=case.via)
    return Decision(
        events=(*missed_before(ticket, case.now, case), event),
        effects=(
            *_told(ticket, told),
            CancelTimers(subject=SubjectId(ticket.id)),
            Withdraw(tag=ticket.nudges),
            *cards.refreshed(evolve_ticket(ticket, event), case),
            *done(ticket, event, case),
        ),
    )


def _reopening(ticket: Ticket, case: Case) -> Decision:
    """Open again. The terms promise nothing here, so the desk looks after it by a goal of its own."""
    owed = owing.goal(case.plan, ticket.severity, case.now, ticket.region)
    event = Reopened(at=case.now, by=case.actor.id, via=case.via, owed=owed)
    again = evolve_ticket(ticket, event)
    events: tuple[TicketEvent, ...] = (event,)
    return Decision(
        events=events,
        effects=(
            *_told(ticket, news.reopened(ticket)),
            *_call(again, case),
            CancelTimers(subject=SubjectId(ticket.id)),
            *cards.refreshed(again, case),
            *owing.reminders(case.plan, again, case.now),
            *done(ticket, event, case),
        ),
    )


def _call(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    return tuple(
        Say(
            to=UnderSlot(place=channel, slot=ticket.triage_card(channel)),
            message=triage.reopened(ticket, case.customer, cards.mentions((Line.FIRST,), channel, case)),
            subject=SubjectId(ticket.id),
            rank=cards.rank_of(ticket, case.plan),
        )
        for channel in case.desk.triage
    )


def _shown(ticket: Ticket, said: Said, place: Place, case: Case) -> tuple[Effect, ...]:
    message = words.added(ticket.id, case.customer, said, case.actor.name, place)
    return additions.show(message, SubjectId(ticket.id), ticket.triage_card, case)


def _told(ticket: Ticket, told: Message | None) -> tuple[Effect, ...]:
    if told is None:
        return ()
    return (Say(to=InThread(thread=ticket.thread), message=told, subject=SubjectId(ticket.id)),)
