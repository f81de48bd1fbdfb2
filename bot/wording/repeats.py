"""Words for a message that may have been read before."""

from msgspec.structs import replace

from bot.model.message import Message
from bot.wording.spans import note

AGAIN = "You may have seen this before: we can't tell whether it arrived the first time."


def perhaps_again(message: Message) -> Message:
    """Return the message with a line that says why it may be there twice."""
    return replace(message, blocks=(*message.blocks, note(AGAIN)))
