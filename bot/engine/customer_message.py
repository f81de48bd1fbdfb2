"""A message of a person, as it is kept."""

from datetime import datetime, timedelta
from typing import Final

from bot.commands import ReceiveMessage
from bot.model.intake import CustomerMessage
from bot.model.places import Account

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
