"""Commands about messages in the two threads of a ticket: the customer's, and ours under its card in triage."""

from msgspec import Struct

from bot.commands.asking import Pointed
from bot.commands.origin import Origin
from bot.model.ids import TicketId


class ReplyFromMessage(Struct, frozen=True, kw_only=True):
    """Point at a message under a card in triage, to reply to the customer with it; None: it couldn't be read.

    The origin is that of who points; its place and thread are those of the message.
    """

    origin: Origin
    pointed: Pointed | None


class Draft(Struct, frozen=True, kw_only=True):
    """Show under the card what the customer could read, for a person to send it."""

    origin: Origin
    ticket: TicketId
    text: str


class SendDraft(Struct, frozen=True, kw_only=True):
    """Say about a ticket what a program of one's own side has drafted; `draft` is the id of the offer."""

    origin: Origin
    ticket: TicketId
    draft: str
    text: str


class DropDraft(Struct, frozen=True, kw_only=True):
    """Say that nothing comes of what a program of one's own side has drafted."""

    origin: Origin
    draft: str


class Publish(Struct, frozen=True, kw_only=True):
    """Send the customer a message of the thread under the card, or show first what would be sent.

    `text` names the message as the preview's button does; empty: the latest one is to be shown.
    """

    origin: Origin
    ticket: TicketId
    text: str = ""


class Unsend(Struct, frozen=True, kw_only=True):
    """Take back what the customer was sent like this; `text` is as in `Publish`, empty for the latest message."""

    origin: Origin
    ticket: TicketId
    text: str = ""


class Split(Struct, frozen=True, kw_only=True):
    """Make a ticket of its own of the last message that the customer's people wrote about a ticket."""

    origin: Origin
    ticket: TicketId


class SplitFromMessage(Struct, frozen=True, kw_only=True):
    """Point at a customer's message about a ticket, to make a ticket of its own of it; None: it couldn't be read.

    It may be the message itself, or what shows it under the card. The origin is as in `ReplyFromMessage`.
    """

    origin: Origin
    pointed: Pointed | None


PointingCommand = ReplyFromMessage | SplitFromMessage
"""A command of staff about a message that they point at."""
ThreadCommand = Draft | SendDraft | Publish | Unsend | Split
