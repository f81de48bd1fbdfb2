"""Messages of a ticket's thread that are in another ticket."""

from msgspec import Struct

from bot.model.ids import TicketId


class TakenOut(Struct, frozen=True, kw_only=True):
    """Messages, by their platform's ids, of which a ticket of its own was made."""

    ticket: TicketId
    messages: tuple[str, ...]
