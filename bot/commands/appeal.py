"""Commands about an appeal against a severity that staff gave a ticket."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.ids import TicketId


class AppealSeverity(Struct, frozen=True, kw_only=True):
    """Disagree with the severity that staff gave; `text` says why, and may be empty.

    A button says which change of the severity it is about instead: “#2”, by its place among all that the ticket had.
    """

    origin: Origin
    ticket: TicketId
    text: str = ""


class GrantAppeal(Struct, frozen=True, kw_only=True):
    """Set the severity as the customer wants it; `text` says why, and may be empty."""

    origin: Origin
    ticket: TicketId
    text: str = ""


class RefuseAppeal(Struct, frozen=True, kw_only=True):
    """Keep the severity that staff gave; `text` says why."""

    origin: Origin
    ticket: TicketId
    text: str = ""


AppealCommand = AppealSeverity | GrantAppeal | RefuseAppeal
