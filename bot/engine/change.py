"""Requests and tickets before and after a decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.engine.evolve.timeline import fold_intake, fold_ticket
from bot.engine.situation import Decision, Situation
from bot.events import Event, IntakeBegun, IntakeEvent, TicketEvent, TicketOpened
from bot.model.intake import Intake
from bot.model.ticket import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The effect of `events` on a request or a ticket; `before` None: they began it."""

    before: Intake | Ticket | None
    after: Intake | Ticket
    events: tuple[Event, ...]


def changes(decision: Decision, situation: Situation) -> tuple[Change, ...]:
    """Return what a decision changes: its subject, the second ticket, and what is nearby."""
    near = situation.nearby[0] if decision.to_nearby else None
    return (
        *_changed(decision.events, situation.intake, situation.ticket),
        *_changed(decision.to_other, None, situation.other),
        *(_changed(decision.to_nearby, near.intake, near.ticket) if near else ()),
    )


def _changed(events: Sequence[Event], intake: Intake | None, ticket: Ticket | None) -> Iterator[Change]:
    of_intake = tuple(event for event in events if isinstance(event, IntakeEvent))
    of_ticket = tuple(event for event in events if isinstance(event, TicketEvent))
    if of_intake:
        before = None if isinstance(of_intake[0], IntakeBegun) else intake
        yield Change(before=before, after=fold_intake(before, of_intake), events=of_intake)
    if of_ticket:
        former = None if isinstance(of_ticket[0], TicketOpened) else ticket
        yield Change(before=former, after=fold_ticket(former, of_ticket), events=of_ticket)
