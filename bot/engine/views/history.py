"""The history of a ticket: all of it for staff, for a customer's people what they wrote and were told."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot.commands import ShowHistory
from bot.engine import zones
from bot.engine.situation import Case, Decision, answer
from bot.events import (
    Event,
    IntakeBegun,
    IntakeEdited,
    IntakeOpened,
    IntakeOverheard,
    IntakeRetracted,
    Overheard,
    TicketOpened,
)
from bot.model.desk import Desk
from bot.model.places import Account
from bot.model.ticket import Ticket
from bot.wording import pages
from bot.wording.ticket import status
from bot.wording.views import history_page
from bot.wording.views import timeline as words
from bot.wording.views.history_page import HistoryLine
from policies.terms import Plan

LINES: Final = 20
"""Lines of a page."""


def history(command: ShowHistory, case: Case, ticket: Ticket) -> Decision:
    """Return a page of a ticket's history; of one that is shorter its last."""
    zone = zones.of_actor(case.situation) or status.zone(ticket, case.plan)
    told = lines(case.situation.timeline, ticket, case.plan, case.desk, zone, to_staff=case.actor.is_staff)
    return answer(history_page.history(ticket, pages.cut(told, command.page, LINES), zone))


def lines(
    timeline: Sequence[Event], ticket: Ticket, plan: Plan, desk: Desk, zone: str, *, to_staff: bool
) -> tuple[HistoryLine, ...]:
    """Return what has happened to a ticket and to the request before it, oldest first, a line for each event."""
    happened = tuple(_once(timeline))
    name = named(happened, ticket, desk)
    record = words.Record(ticket=ticket, plan=plan, zone=zone, name=name, now=words.as_they_read_now(happened))
    tell = words.to_staff if to_staff else words.to_customer
    told = ((event.at, tell(event, record)) for event in happened)
    return tuple(HistoryLine(at=at, spans=spans) for at, spans in told if spans)


def named(happened: Sequence[Event], ticket: Ticket, desk: Desk) -> Callable[[Account], str]:
    """Return what everybody is called by whose account something is in the history of a ticket."""
    customer = desk.customer(ticket.customer)
    begun = {event.requester: event.requester_name for event in happened if isinstance(event, IntakeBegun)}
    overheard = (event for event in happened if isinstance(event, Overheard | IntakeOverheard))
    names = {**{event.customer_message.by: event.name for event in overheard}, **begun}

    def name(account: Account) -> str:
        staff = desk.staff(account)
        contacts = (one.name for of, one in desk.contact_of(account) if of.id == ticket.customer)
        somebody = f"Somebody at {customer.name if customer else ticket.customer}"
        return next(contacts, "") or (staff.name if staff else "") or names.get(account, "") or somebody

    return name


def _once(happened: Sequence[Event]) -> Iterator[Event]:
    """Leave out what the request's record repeats once there is a ticket: that it opened, and later edits."""
    is_open = False
    for event in happened:
        is_open = is_open or isinstance(event, TicketOpened)
        if not isinstance(event, IntakeOpened) and not (is_open and isinstance(event, IntakeEdited | IntakeRetracted)):
            yield event
