"""The keys of the messages about a ticket, by which they are edited later: in its customer's thread, and its cards."""

from datetime import datetime

from bot.model.ids import MessageKey, TicketId
from bot.model.places import Place


def card_of(ticket: TicketId) -> MessageKey:
    """Return the key of a ticket's live card, known before the ticket exists."""
    return MessageKey(f"{ticket}/card")


def card_in(ticket: TicketId, triage: Place) -> MessageKey:
    """Return the key of a ticket's live card in a triage channel."""
    return MessageKey(f"{ticket}/triage/{triage}")


def resolved_message_of(ticket: TicketId, at: datetime | None) -> MessageKey:
    """Return the key of the message that a ticket is resolved, of that time."""
    return MessageKey(f"{ticket}/resolved/{at.isoformat() if at else ''}")


def call_message_of(ticket: TicketId) -> MessageKey:
    """Return the key of the thanks for a customer's word that they have called, which asks when that was."""
    return MessageKey(f"{ticket}/call")


def change_message_of(ticket: TicketId, change: int) -> MessageKey:
    """Return the key of the message about a change of its severity, by the place of that among all that it had."""
    return MessageKey(f"{ticket}/severity/{change}")


def hand_over_line_of(ticket: TicketId, number: int, triage: Place) -> MessageKey:
    """Return the key of its line of that number in the post in a triage channel that it has no assignee any more."""
    return MessageKey(f"{ticket}/hand-over/{number}/{triage}")


def others_tag(ticket: TicketId) -> str:
    """Return the tag of the calls of others until enough have acknowledged it, for withdrawing those not sent yet."""
    return f"others/{ticket}"
