"""An incident begins, is joined and left, and ends: by any of our people, from wherever they are.

What belongs to it is kept at once. That the card of each ticket names it follows ticket by ticket (`steps`).
"""

from typing import Final, assert_never

from msgspec.structs import replace

from bot.commands import ArrangeIncident
from bot.engine import other_forms
from bot.engine.incident import telling
from bot.engine.incident.keeping import as_they_go_on, keep, names_of, step_of
from bot.engine.situation import INCIDENT_WANTED, Decision, Situation, answer
from bot.language.incident_words import Begin, End, ListThem, Regroup, Send, Show, Write, ordered
from bot.model.ids import PersonId, TicketId
from bot.model.incident import Incident, StepKind
from bot.model.message import Message
from bot.model.ticket import OVER
from bot.wording import refusals
from bot.wording.incident import words
from bot.wording.views.incident_choice import NEW

MAX_TICKETS: Final = 500
"""The most tickets of one incident."""


def arrange(command: ArrangeIncident, situation: Situation) -> Decision:
    """Return what follows from words about incidents."""
    order = ordered(command.text, situation.desk.ticket_prefix)
    match order:
        case None:
            return answer(words.unread())
        case ListThem():
            return answer(words.listed(situation.incidents))
        case Begin():
            return _begin(order, command, situation)
        case Show() | Regroup() | Write() | Send() | End():
            incident = situation.incident
            return _about(order, command, situation, incident) if incident else answer(words.unknown(order.incident))
        case _:
            assert_never(order)


def _about(
    order: Show | Regroup | Write | Send | End, command: ArrangeIncident, situation: Situation, incident: Incident
) -> Decision:
    match order:
        case Show():
            return answer(_card(incident, situation))
        case Send():
            return telling.send(order, command, situation, incident)
        case _ if not incident.is_open:
            return answer(words.is_over(incident))
        case Regroup():
            return _regroup(order, command, situation, incident)
        case Write():
            return telling.draft(order, command, situation, incident)
        case End():
            after = replace(incident, ended_at=situation.now, draft=None)
            return keep(after, None, situation, words.ended(incident))
        case _:
            assert_never(order)


def _card(incident: Incident, situation: Situation) -> Message:
    tickets = as_they_go_on(incident.tickets, situation)
    return words.card(incident, tickets, names_of(tickets, situation))


def _begin(order: Begin, command: ArrangeIncident, situation: Situation) -> Decision:
    refused = _refusal(order.tickets, None, situation)
    if refused:
        return answer(refused)
    if not order.title:
        return other_forms.show("incident", " ".join(order.tickets) or NEW, situation)
    if situation.next_incident is None:
        return INCIDENT_WANTED
    actor = situation.actor
    begun = Incident(
        id=situation.next_incident,
        title=order.title,
        lead_id=PersonId(actor.id),
        lead=actor.name,
        opened_at=situation.now,
    )
    tickets = as_they_go_on(order.tickets, situation)
    step = step_of(begun, StepKind.TIE, (one.id for one in tickets), command, situation)
    after = begun.after(step)
    return keep(after, step, situation, words.begun(after))


def _regroup(order: Regroup, command: ArrangeIncident, situation: Situation, incident: Incident) -> Decision:
    """Take tickets in or out; those that were merged since count as the ones in which they go on."""
    joins = order.kind is StepKind.TIE
    refused = _refusal(order.tickets, incident, situation) if joins else _not_there(order.tickets, incident, situation)
    if refused:
        return answer(refused)
    named = tuple(one.id for one in as_they_go_on(order.tickets, situation))
    step = step_of(incident, order.kind, named, command, situation)
    there = tuple(one.id for one in as_they_go_on(incident.tickets, situation))
    after = replace(incident, tickets=there).after(step)
    return keep(after, step, situation, words.regrouped(after, step))


def _not_there(tickets: tuple[TicketId, ...], incident: Incident, situation: Situation) -> Message | None:
    there = {one.id for one in as_they_go_on(incident.tickets, situation)}
    named = {one: situation.tied.get(one) for one in tickets}
    missing = next((number for number, one in named.items() if one is None or one.id not in there), None)
    return words.not_there(missing, incident) if missing else None


def _refusal(tickets: tuple[TicketId, ...], incident: Incident | None, situation: Situation) -> Message | None:
    """Return why these tickets can't become part of an incident (None: of one that begins); None if they can."""
    absent = next((one for one in tickets if one not in situation.tied), None)
    if absent:
        return refusals.unknown_ticket(absent)
    named = as_they_go_on(tickets, situation)
    over = next((one for one in named if one.status in OVER), None)
    if over:
        return refusals.not_from_here(over.id, over.status)
    there = [one.id for one in as_they_go_on(incident.tickets, situation)] if incident else []
    again = [one.id for one in named if one.id in there]
    if incident and again:
        return words.there_already(again, incident)
    taken = ((one.id, other) for one in named for other in situation.incidents if one.id in other.tickets)
    elsewhere = next(taken, None)
    if elsewhere:
        return words.in_another(*elsewhere)
    return words.too_many(MAX_TICKETS) if len(named) + len(there) > MAX_TICKETS else None
