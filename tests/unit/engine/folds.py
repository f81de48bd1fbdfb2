"""What the timelines of a desk make of its tickets and requests."""

from bot.engine.evolve import begin_intake, begin_ticket, evolve_intake, evolve_ticket
from bot.events import IntakeBegun, TicketOpened
from bot.model.intake import Intake
from bot.model.ticket import Ticket
from tests.unit.engine.desk import FrontDesk


def folded_ticket(desk: FrontDesk, ticket: Ticket) -> Ticket:
    """The ticket that its timeline makes."""
    first, *rest = desk.history(ticket.id)
    assert isinstance(first, TicketOpened)
    made = begin_ticket(first)
    for event in rest:
        made = evolve_ticket(made, event)  # type: ignore[arg-type]  # a timeline of tickets; a bug shows as KeyError
    return made


def folded_intake(desk: FrontDesk, intake: Intake) -> Intake:
    """The request that its timeline makes."""
    first, *rest = desk.history(intake.id)
    assert isinstance(first, IntakeBegun)
    made = begin_intake(first)
    for event in rest:
        made = evolve_intake(made, event)  # type: ignore[arg-type]  # likewise
    return made
