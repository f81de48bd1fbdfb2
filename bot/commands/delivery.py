"""What is ordered of a message that must not go out where it was to."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import Slot, SubjectId
from bot.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reroute:
    """What waited to be said about this subject was kept back, since the channel is its customer's no more: say it
    where they read now, or tell people that they were not reached.
    """

    origin: Origin
    subject: SubjectId
    message: Message
    slot: Slot | None = None
