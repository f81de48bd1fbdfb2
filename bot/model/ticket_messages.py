"""The keys of the messages about a ticket in its customer's thread, by which they are edited later."""

from datetime import datetime

from bot.model.ids import MessageKey, TicketId


def card_of(ticket: TicketId) -> MessageKey:
    """Return the key of a ticket's live card, known before the ticket exists."""
    return MessageKey(f"{ticket}/card")


def resolved_message_of(ticket: TicketId, at: datetime | None) -> MessageKey:
    """Return the key of the message that a ticket is resolved, of that time."""
    return MessageKey(f"{ticket}/resolved/{at.isoformat() if at else ''}")


def call_message_of(ticket: TicketId) -> MessageKey:
    """Return the key of the thanks for a customer's word that they have called, which asks when that was."""
    return MessageKey(f"{ticket}/call")


def change_message_of(ticket: TicketId, change: int) -> MessageKey:
    """Return the key of the message about a change of its severity, by the place of that among all that it had."""
    return MessageKey(f"{ticket}/severity/{change}")
