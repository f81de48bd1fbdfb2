"""An edit as an adapter would translate it."""

from datetime import datetime

from msgspec.structs import replace

from bot.commands import EditMessage, Origin, ReceiveMessage
from tests.acceptance.golden import cast


def edited(origin: Origin, message: str, text: str, at: datetime) -> EditMessage:
    """Return the command that an edit is; one that speaks to the desk brings what would have been heard `at` first."""
    bare, speaks = cast.named(text).replace("@plandesk", "", 1).strip(), "@plandesk" in text
    heard = ReceiveMessage(origin=replace(origin, at=at), message=message, text=bare, mentions_desk=True)
    return EditMessage(origin=origin, message=message, text=bare, mention=heard if speaks else None)
