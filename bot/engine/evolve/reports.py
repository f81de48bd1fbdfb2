"""A ticket after what somebody reported of it: its kind, work, incident, call, appeal, confirmation or rating."""

from typing import TypeVar

from msgspec.structs import replace

from bot.engine.evolve.appeal import with_appeal
from bot.engine.evolve.ledger import after_entry
from bot.events import (
    AppealEvent,
    IncidentEvent,
    IncidentTied,
    KindChanged,
    LevelChecked,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    Rated,
    SolutionConfirmed,
    WorkLogged,
)
from bot.model.incident import PartOfIncident
from bot.model.level_check import LevelCheck
from bot.model.merged_ticket import MergedTicket
from bot.model.rating import Rating
from bot.model.ticket import Ticket

T = TypeVar("T", Ticket, MergedTicket)
Report = (
    PhoneCallClaimed
    | PhoneCallConfirmed
    | SolutionConfirmed
    | Rated
    | WorkLogged
    | KindChanged
    | AppealEvent
    | LevelChecked
    | IncidentEvent
)


def with_report(ticket: Ticket, event: Report) -> Ticket:
    """Return the ticket with it. The call was when they first said so, or when it was, as somebody confirms."""
    if isinstance(event, WorkLogged):
        return replace(ticket, logged=after_entry(ticket.logged, event))
    if isinstance(event, KindChanged):
        return replace(ticket, kind=event.kind)
    if isinstance(event, AppealEvent):
        return replace(ticket, appeals=with_appeal(ticket.appeals, event))
    if isinstance(event, LevelChecked):
        check = LevelCheck(severity=event.severity, holds=event.holds, name=event.name, at=event.at)
        return replace(ticket, check=check)
    if isinstance(event, IncidentTied):
        return replace(ticket, incident=PartOfIncident(id=event.incident, title=event.title))
    if isinstance(event, IncidentEvent):
        return replace(ticket, incident=None)
    if isinstance(event, SolutionConfirmed):
        return replace(ticket, confirmed_at=event.at)
    if isinstance(event, Rated):
        return replace(ticket, rating=Rating(score=event.score, at=event.at))
    if isinstance(event, PhoneCallClaimed):
        return replace(_claimed(ticket, event), guests=tuple(_claimed(one, event) for one in ticket.guests))
    at = event.called_at
    guests = tuple(replace(one, phoned_at=one.phoned_at or max(at, one.opened_at)) for one in ticket.guests)
    return replace(ticket, phoned_at=ticket.phoned_at or max(at, ticket.opened_at), guests=guests)


def _claimed(one: T, event: PhoneCallClaimed) -> T:
    """Return a ticket, or one that was merged into it, with their word that they called, unless that is confirmed."""
    if one.phoned_at:
        return one
    return replace(one, call_claimed_at=event.called_at or one.call_claimed_at or event.at)
