"""Commands of a ticket's customer alone: how it was solved, and whether what its severity asks for holds."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.ids import TicketId


class ConfirmSolved(Struct, frozen=True, kw_only=True):
    """Say that a resolved ticket is solved indeed."""

    origin: Origin
    ticket: TicketId


class Rate(Struct, frozen=True, kw_only=True):
    """Rate how a ticket went, by a number from 1 to 5."""

    origin: Origin
    ticket: TicketId
    score: str


class CheckLevel(Struct, frozen=True, kw_only=True):
    """Answer what the severity asks to be confirmed."""

    origin: Origin
    ticket: TicketId
    holds: bool


VerdictCommand = ConfirmSolved | Rate | CheckLevel
