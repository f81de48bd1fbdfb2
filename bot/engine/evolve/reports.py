"""A ticket after what somebody reported of it: its kind, work, its customer's call, confirmation or rating."""

from dataclasses import replace

from bot.engine.evolve.ledger import after_entry
from bot.events import KindChanged, PhoneCallClaimed, PhoneCallConfirmed, Rated, SolutionConfirmed, WorkLogged
from bot.model.rating import Rating
from bot.model.ticket import Ticket

Report = PhoneCallClaimed | PhoneCallConfirmed | SolutionConfirmed | Rated | WorkLogged | KindChanged


def with_report(ticket: Ticket, event: Report) -> Ticket:
    """Return the ticket with it. The call was when they first said so, or when it was, as somebody confirms."""
    if isinstance(event, WorkLogged):
        return replace(ticket, logged=after_entry(ticket.logged, event))
    if isinstance(event, KindChanged):
        return replace(ticket, kind=event.kind)
    if isinstance(event, SolutionConfirmed):
        return replace(ticket, confirmed_at=event.at)
    if isinstance(event, Rated):
        return replace(ticket, rating=Rating(score=event.score, at=event.at))
    if isinstance(event, PhoneCallClaimed):
        return replace(ticket, call_claimed_at=ticket.call_claimed_at or event.at)
    return replace(ticket, phoned_at=event.called_at)
