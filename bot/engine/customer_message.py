"""A message of a person, as it is kept."""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from bot.commands import ReceiveMessage
from bot.model.customer_message import CustomerMessage, MessageSide
from bot.model.intake import Intake
from bot.model.places import Account
from bot.model.ticket import Ticket

LATE: Final = timedelta(minutes=2)
"""The delay after which a message is marked as late: by then people may have given up waiting."""


def message_of(command: ReceiveMessage, by: Account, now: datetime) -> CustomerMessage:
    """Return the message as it is kept. One from the future is from now: the platform's clock may be ahead of ours."""
    at = min(command.origin.at, now)
    return CustomerMessage(
        message=command.message,
        at=at,
        by=by,
        text=command.text,
        files=command.files,
        carried=command.carried,
        read_at=now if now - (command.edited_at or at) > LATE else None,
    )


def message_beside(command: ReceiveMessage, by: Account, one: Ticket | Intake, now: datetime) -> CustomerMessage:
    """Return a message of somebody else in the thread of a request or ticket, as it is kept with that."""
    return replace(message_there(command, by, one, now), side=MessageSide.BESIDE)


def message_there(command: ReceiveMessage, by: Account, one: Ticket | Intake, now: datetime) -> CustomerMessage:
    """Return a message as a request or ticket keeps it, which may be in another channel: two were merged."""
    place = command.origin.place
    return replace(message_of(command, by, now), place=None if place == one.thread.place else place)
