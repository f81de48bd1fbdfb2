"""Messages of a ticket's thread that are in another ticket."""

from dataclasses import dataclass

from bot.model.ids import TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """Messages, by their platform's ids, of which a ticket of its own was made."""

    ticket: TicketId
    messages: tuple[str, ...]
