"""An incident: one outage that tickets of several customers are about, and what our side did about all of them at once.

Whatever is done for all of its tickets is a step of it. A step is kept with a timer for each ticket, so that each of
them is dealt with in a transaction of its own, exactly once, whenever the desk dies.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.model.ids import IncidentId, MessageKey, PersonId, TicketId
from bot.model.places import Place
from bot.model.timer import Timer, TimerKind

_PREFIXES: Final = ("INC", "OUTAGE")


class StepKind(StrEnum):
    """The thing that is done for each ticket of a step."""

    TIE = "tie"  # its card names the incident
    UNTIE = "untie"  # it no longer does
    TELL = "tell"  # its customer reads the text
    RESOLVE = "resolve"  # its customer reads the text, and it is resolved


A_SECOND: Final = 20
"""The tickets that are dealt with in a second, so that whoever writes meanwhile needn't wait for all of them."""
TELLING: Final = frozenset({StepKind.TELL, StepKind.RESOLVE})
"""The steps whose text customers read."""


class IncidentStep(Struct, frozen=True, kw_only=True):
    """A step at an instant (UTC), by whose act (`by` is their id) and which way, for these tickets; numbers begin at 1.

    `text` is what the customers read, as it is said to each in their own thread.
    """

    number: int
    kind: StepKind
    at: datetime
    by: PersonId
    name: str
    via: str
    tickets: tuple[TicketId, ...]
    text: str = ""


class Incident(Struct, frozen=True, kw_only=True):
    """An incident that is open until `ended_at` (UTC); `lead` is the name of who looks after it, `lead_id` their id.

    `draft` is the step that somebody has been shown, and nobody has sent. `title` is for our side alone: it may name
    customers. `version` counts its changes.
    """

    id: IncidentId
    title: str
    lead_id: PersonId
    lead: str
    opened_at: datetime
    tickets: tuple[TicketId, ...] = ()
    steps: tuple[IncidentStep, ...] = ()
    draft: IncidentStep | None = None
    ended_at: datetime | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Return whether it isn't over."""
        return self.ended_at is None

    @property
    def next_number(self) -> int:
        """The number of the next step, whether or not it is only a draft yet."""
        return max((one.number for one in (*self.steps, self.draft) if one), default=0) + 1

    @property
    def last_told(self) -> IncidentStep | None:
        """The last step whose text customers have been told."""
        return next((one for one in reversed(self.steps) if one.kind in TELLING), None)

    def step(self, number: int) -> IncidentStep | None:
        """Return the step of that number, if it was taken."""
        return next((one for one in self.steps if one.number == number), None)

    def after(self, step: IncidentStep) -> "Incident":
        """Return the incident after one more step; what was shown to somebody before it no longer counts."""
        tickets = self.tickets
        if step.kind is StepKind.TIE:
            tickets = (*tickets, *step.tickets)
        if step.kind is StepKind.UNTIE:
            tickets = tuple(one for one in tickets if one not in step.tickets)
        return replace(self, tickets=tickets, steps=(*self.steps, step), draft=None)

    def card_in(self, triage: Place) -> MessageKey:
        """Return the key of its card in a triage channel."""
        return MessageKey(f"{self.id}/triage/{triage}")


class PartOfIncident(Struct, frozen=True, kw_only=True):
    """The incident that a ticket is part of, as its card names it."""

    id: IncidentId
    title: str


def prefix(tickets: str) -> str:
    """Return the beginning of every incident's number at a desk whose tickets' numbers begin so."""
    return next(one for one in _PREFIXES if one != tickets.upper())


def timers_of(
    incident: IncidentId, step: IncidentStep, tickets: tuple[TicketId, ...] | None = None
) -> tuple[Timer, ...]:
    """Return the timers of a step, one for each ticket (None: each of the step): each asks once, so many a second."""
    return tuple(
        Timer(
            subject=ticket,
            plan_version="",
            about=incident,
            kind=TimerKind.INCIDENT,
            step=step.number,
            cycle=1,
            due_at=step.at + timedelta(seconds=number // A_SECOND),
        )
        for number, ticket in enumerate(step.tickets if tickets is None else tickets)
    )
