"""The only ways to a ticket or an intake. Absent and forbidden answer alike, so that nobody learns what others have."""

from dataclasses import replace

from bot.engine.situation import Situation
from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.ticket import Ticket


def access_ticket(situation: Situation) -> Ticket | None:
    """The ticket at hand, if this actor may know of it: the vendor's people may, a customer's own people may."""
    ticket, actor = situation.ticket, situation.actor
    if ticket is None or not (actor.is_vendor or actor.customer == ticket.customer):
        return None
    return ticket


def access_other(situation: Situation) -> Ticket | None:
    """The second ticket at hand, likewise."""
    return access_ticket(replace(situation, ticket=situation.other))


def access_customer(situation: Situation) -> Customer | None:
    """The customer at hand, likewise."""
    customer, actor = situation.customer, situation.actor
    return customer if customer and (actor.is_vendor or actor.customer == customer.id) else None


def access_intake(situation: Situation) -> Intake | None:
    """The intake at hand, likewise."""
    intake, actor = situation.intake, situation.actor
    if intake is None or not (actor.is_vendor or actor.customer == intake.customer):
        return None
    return intake


def access_tickets(situation: Situation) -> tuple[Ticket, ...]:
    """Those of the tickets at hand that this actor may know of."""
    actor = situation.actor
    return tuple(t for t in situation.tickets if actor.is_vendor or actor.customer == t.customer)
