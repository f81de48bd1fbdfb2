"""Commands of a ticket's customer about how it was solved."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSolved:
    """Say that a resolved ticket is solved indeed."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Rate how a ticket went, by a number from 1 to 5."""

    origin: Origin
    ticket: TicketId
    score: str


VerdictCommand = ConfirmSolved | Rate
