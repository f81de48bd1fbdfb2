"""Commands of a ticket's customer alone: how it was solved, and whether what its severity asks for holds."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLevel:
    """Answer what the severity asks to be confirmed."""

    origin: Origin
    ticket: TicketId
    holds: bool


VerdictCommand = ConfirmSolved | Rate | CheckLevel
