"""The fold of a timeline, which rebuilds the intake or ticket that it is about."""

from collections.abc import Sequence

from bot.engine.evolve import begin_intake, begin_ticket, evolve_intake, evolve_ticket
from bot.events import IntakeBegun, IntakeEvent, TicketEvent, TicketOpened
from bot.model.intake import Intake
from bot.model.ticket import Ticket


def fold_intake(intake: Intake | None, events: Sequence[IntakeEvent]) -> Intake:
    """Return the intake after all of these events, which may start one; raises LookupError if none is there."""
    for event in events:
        if isinstance(event, IntakeBegun):
            intake = begin_intake(event)
        elif intake is not None:
            intake = evolve_intake(intake, event)
    if intake is None:
        raise LookupError("an intake's first event must start it")
    return intake


def fold_ticket(ticket: Ticket | None, events: Sequence[TicketEvent]) -> Ticket:
    """Return the ticket after all of these events, which may open one; raises LookupError if none is there."""
    for event in events:
        if isinstance(event, TicketOpened):
            ticket = begin_ticket(event)
        elif ticket is not None:
            ticket = evolve_ticket(ticket, event)
    if ticket is None:
        raise LookupError("a ticket's first event must open it")
    return ticket
