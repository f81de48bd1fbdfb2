"""What was decided, put on record: the requests and tickets that it changed, with their timelines."""

from collections.abc import Sequence

from bot.engine.situation import Decision, Situation
from bot.engine.timeline import fold_intake, fold_ticket
from bot.events import Event, IntakeBegun, IntakeEvent, TicketEvent
from bot.model.intake import Intake
from bot.model.ticket import Ticket
from bot.ports import UnitOfWork


def keep(decision: Decision, situation: Situation, work: UnitOfWork) -> None:
    """Save what the decision is about, and what else it concerns, as they are now.

    Raises `StaleVersion` where another was first.
    """
    if decision.events and isinstance(decision.events[0], IntakeBegun) and situation.plan:
        work.pin(situation.plan)
    _save(decision.events, situation.intake, situation.ticket, work)
    _save(decision.to_other, None, situation.other, work)
    if decision.to_nearby:
        near = situation.nearby[0]
        _save(decision.to_nearby, near.intake, near.ticket, work)


def _save(events: Sequence[Event], intake: Intake | None, ticket: Ticket | None, work: UnitOfWork) -> None:
    intake_events = tuple(event for event in events if isinstance(event, IntakeEvent))
    ticket_events = tuple(event for event in events if isinstance(event, TicketEvent))
    if intake_events:
        work.save_intake(fold_intake(intake, intake_events), intake_events)
    if ticket_events:
        work.save_ticket(fold_ticket(ticket, ticket_events), ticket_events)
