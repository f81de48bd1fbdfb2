"""The incidents and their tickets that a decision may look at, and the customers whom an announcement is for."""

from typing import Final

from msgspec.structs import replace

from bot.commands import Announce, ArrangeIncident, CheckTimers, Command, Submit, WithdrawAnnouncement
from bot.engine.contract import announcing
from bot.engine.situation import Situation
from bot.language import audience
from bot.language.incident_words import Begin, ListThem, Regroup, ordered
from bot.model.ids import IncidentId, TicketId
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from bot.ports import UnitOfWork

MAX_OPEN: Final = 50
"""The most incidents that are listed, or can be chosen from."""


def with_incidents(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the incident that a command or its timers are about, those that are open, and the tickets of both."""
    given = (command.order if isinstance(command, Submit) else None) or command
    if isinstance(given, CheckTimers):
        asked = next((one for one in given.timers if one.kind is TimerKind.INCIDENT), None)
        return replace(situation, incident=work.incidents.of(IncidentId(asked.about))) if asked else situation
    if not isinstance(given, ArrangeIncident):
        return situation
    order = ordered(given.text, situation.desk.ticket_prefix)
    named = order.tickets if isinstance(order, Begin | Regroup) else ()
    incident = None if order is None or isinstance(order, Begin | ListThem) else work.incidents.of(order.incident)
    numbers = dict.fromkeys((*named, *(incident.tickets if incident else ())))
    found = {number: _as_it_goes_on(number, work) for number in numbers}
    tied = {number: ticket for number, ticket in found.items() if ticket}
    return replace(
        situation,
        incident=incident,
        incidents=work.incidents.open(MAX_OPEN),
        tied=tied,
        plans={**situation.plans, **{one.plan_version: work.pinned(one.plan_version) for one in tied.values()}},
    )


def with_addressed(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the contracts with the customers for whom an announcement is, by their ids.

    Once it has been shown they are to be changed: all who lock several do so in the same order.
    """
    ordered = (command.order if isinstance(command, Submit) else None) or command
    if isinstance(ordered, WithdrawAnnouncement) and situation.actor.is_staff:
        return _with_told(situation, ordered, work)
    if not isinstance(ordered, Announce) or ordered.filled is None or not situation.actor.is_staff:
        return situation
    meant = sorted(audience.chosen(announcing.audience_of(ordered.filled), situation.desk))
    purpose = ordered.filled.purpose
    if purpose is None or not purpose.shown:
        return replace(situation, contracts=work.contracts.of(meant))
    found = (work.contracts.to_change(one) for one in meant)
    return replace(situation, contracts=tuple(one for one in found if one))


def _with_told(situation: Situation, command: WithdrawAnnouncement, work: UnitOfWork) -> Situation:
    """Add the contracts with the customers who were told what is to be taken back."""
    told = tuple(one for one in work.contracts.changed({}) if one.notice(command.number))
    if command.filled is None:
        return replace(situation, contracts=told)
    found = (work.contracts.to_change(one.customer) for one in told)
    return replace(situation, contracts=tuple(one for one in found if one))


def _as_it_goes_on(number: TicketId, work: UnitOfWork) -> Ticket | None:
    """Return the ticket of a number, or the one that it was merged into."""
    ticket = work.ticket(number)
    while ticket and ticket.merged_into:
        ticket = work.ticket(ticket.merged_into)
    return ticket
