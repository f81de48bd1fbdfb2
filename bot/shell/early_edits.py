"""Changes of a message that come before it: they are kept until it comes, and follow in its transaction.

So all orders in which a message, its edits and its deletion come end alike. An edit alone begins nothing.
"""

from datetime import datetime

from msgspec.structs import replace

from bot.commands import (
    Command,
    DeleteMessage,
    EditMessage,
    Pointed,
    ReceiveMessage,
    ReplyFromMessage,
    RewritingCommand,
)
from bot.engine.situation import Situation
from bot.model.places import MessageRef
from bot.ports import UnitOfWork


def is_of_nothing(command: Command, situation: Situation) -> bool:
    """Return whether it changes a message that belongs to no request, since it began none or hasn't come."""
    known = situation.intake or situation.ticket or situation.foreign
    return isinstance(command, EditMessage | DeleteMessage) and known is None


def park(command: Command, work: UnitOfWork, now: datetime) -> bool:
    """Keep a change until its message comes; return False, and keep nothing, if that has come."""
    match command:
        case EditMessage():
            return work.park(replace(command, mention=None), now)
        case DeleteMessage():
            return work.park(command, now)
        case _:
            return False


def take_out(command: Command, work: UnitOfWork, now: datetime) -> tuple[RewritingCommand, ...]:
    """Take out what was kept for a message that comes now, in the order in which it happened."""
    place = command.origin.place
    match command:
        case ReceiveMessage(message=message) | ReplyFromMessage(pointed=Pointed(message=message)) if place:
            return work.unpark(MessageRef(place=place, id=message), now)
        case _:
            return ()
