"""The command about a message that must not go out to the place it was for."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.ids import MessageKey, SubjectId
from bot.model.message import Message


class Reroute(Struct, frozen=True, kw_only=True):
    """Post a message where its customer reads now, or tell people that they weren't reached.

    It was about this subject and was kept back, since the channel is no longer its customer's.
    """

    origin: Origin
    subject: SubjectId
    message: Message
    message_key: MessageKey | None = None
