"""Words for everybody in a channel in which nobody can be shown anything alone: the reply, or how to get it."""

from msgspec.structs import replace

from bot.model.message import Mention, Message
from bot.wording.spans import line, message, note, paragraph


def for_all(who: Mention, reply: Message) -> Message:
    """Return the reply with the name of the person who asked."""
    blocks = (paragraph(who, ":"), *reply.blocks)
    return replace(reply, summary=line(who, ": ", *reply.summary), blocks=blocks, table=None)


def list_for_all(who: Mention, reply: Message) -> Message:
    """Return a list with the name of the person who asked; what somebody wrote to the desk alone isn't in it."""
    told = for_all(who, reply)
    return replace(told, blocks=(*told.blocks, note("What anybody wrote to me alone isn't in this list.")))


def not_alone(who: Mention) -> Message:
    """Say that what somebody asked the desk alone can be answered for everybody only, and how to ask for that."""
    return _told(who, ", I can't answer you alone in this channel. Ask me with @plandesk, and everybody here reads it.")


def not_for_others(who: Mention) -> Message:
    """Say that the reply isn't for everybody here, and where to get it."""
    return _told(
        who,
        ", that isn't for everybody here, and I can't show it to you alone in this channel. "
        "Please ask me where you wrote it to me alone.",
    )


def _told(who: Mention, text: str) -> Message:
    said = line(who, text)
    return message(said, paragraph(*said))
