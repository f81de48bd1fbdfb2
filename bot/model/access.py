"""Remote access to a customer's system, for work on a ticket: asked for each time, and granted until an instant."""

from datetime import datetime

from msgspec import Struct

from bot.model.ids import MessageKey, TicketId
from policies.terms import Amount


class AccessAsk(Struct, frozen=True, kw_only=True):
    """The question whether a member of staff, with that id and name, may have remote access for a `span`.

    `number` counts the questions of a ticket: an answer to another one is none to this. `at` is when it was asked
    (UTC), and `text` why, in the asker's words.
    """

    number: int
    by: str
    name: str
    text: str
    span: Amount
    at: datetime


class AccessGrant(Struct, frozen=True, kw_only=True):
    """The answer that they may, by a person of that name, until then (UTC)."""

    ask: AccessAsk
    name: str
    until: datetime


def question_of(ticket: TicketId, number: int) -> MessageKey:
    """Return the key of the question for remote access with that number, in the customer's thread."""
    return MessageKey(f"{ticket}/access/{number}")
