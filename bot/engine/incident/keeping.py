"""An incident as it is kept: with the timers of its steps, one for each ticket, and its cards in triage."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.commands import ArrangeIncident
from bot.effects import Amend, Effect, InChannel, ReplyToActor, SaveIncident, Say, SetTimer, UnderMessage
from bot.engine.situation import Decision, Situation
from bot.model.ids import CustomerId, PersonId, TicketId
from bot.model.incident import Incident, IncidentStep, StepKind, timers_of
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.incident import words


def as_they_go_on(tickets: Iterable[TicketId], situation: Situation) -> tuple[Ticket, ...]:
    """Return the tickets of these numbers, each once: of those that were merged where they go on."""
    found = (situation.tied.get(one) for one in tickets)
    return tuple({one.id: one for one in found if one}.values())


def names_of(tickets: Iterable[Ticket], situation: Situation) -> dict[CustomerId, str]:
    """Return what the customers of these tickets are called; those who left the desk file by their id."""
    known = ((one.customer, situation.desk.customer(one.customer)) for one in tickets)
    return {customer: found.name if found else customer for customer, found in known}


def step_of(
    incident: Incident,
    kind: StepKind,
    tickets: Iterable[TicketId],
    command: ArrangeIncident,
    situation: Situation,
) -> IncidentStep:
    """Return the next step of an incident, by whoever acts."""
    return IncidentStep(
        number=incident.next_number,
        kind=kind,
        at=situation.now,
        by=PersonId(situation.actor.id),
        name=situation.actor.name,
        via=command.origin.via,
        tickets=tuple(tickets),
    )


def keep(
    after: Incident, step: IncidentStep | None, situation: Situation, told: Message, *, under: Message | None = None
) -> Decision:
    """Keep an incident with the timers of its new step, show it on its cards, and tell who did it.

    `under` is posted below each card, once the card reads as it does now.
    """
    tickets = as_they_go_on(after.tickets, situation)
    shown = words.card(after, tickets, names_of(tickets, situation))
    effects: tuple[Effect, ...] = (
        SaveIncident(incident=replace(after, version=after.version + 1)),
        *(SetTimer(timer=timer) for timer in (timers_of(after.id, step) if step else ())),
        *(_on_card(after, shown, under, situation)),
        ReplyToActor(message=told, is_confirmation=True),
    )
    return Decision(effects=effects)


def _on_card(after: Incident, shown: Message, under: Message | None, situation: Situation) -> Iterable[Effect]:
    """Yield its cards, posted with its beginning and edited after that, and what is said below them."""
    for place in situation.desk.triage:
        key = after.card_in(place)
        if after.version == 0:
            yield Say(to=InChannel(place=place), message=shown, message_key=key)
        else:
            yield Amend(place=place, message_key=key, message=shown)
        if under:
            yield Say(to=UnderMessage(place=place, message_key=key), message=under)
