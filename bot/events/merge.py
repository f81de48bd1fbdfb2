"""The events of two tickets about the same: one ends, and goes on as the other."""

from dataclasses import dataclass

from bot.events.happened import Happened
from bot.model.ids import TicketId
from bot.model.milestone import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Happened):
    """It is about the same as another ticket, and goes on there."""

    into: TicketId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed(Happened):
    """Another ticket is about the same as this one, and goes on here, with what is still promised of it.

    `wants_answer`: its customer waited for one there.
    """

    ticket: TicketId
    name: str
    guests: tuple[Milestone, ...] = ()
    wants_answer: bool = False
