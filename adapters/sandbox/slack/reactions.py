"""The Web API methods by which an app puts reactions on messages, and takes its own away."""

from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.reactions import another
from adapters.sandbox.slack.arguments import CallArguments, CallRefused
from adapters.sandbox.slack.methods import ApiDesk, joined_channel
from adapters.sandbox.slack.state import PostedMessage


def add(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer reactions.add: put an emoji on a message. A second one of the desk's is more than it may say."""
    found, emoji = _named(desk, args)
    if (emoji, desk.bot) in found.reactions:
        raise CallRefused("already_reacted")
    if wrong := another(found.reactions, desk.bot, emoji):
        raise CallRefused("too_many_marks", wrong)
    desk.state.edit(replace(found, reactions=(*found.reactions, (emoji, desk.bot))))
    return {}


def remove(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer reactions.remove: take the app's own emoji off a message."""
    found, emoji = _named(desk, args)
    if (emoji, desk.bot) not in found.reactions:
        raise CallRefused("no_reaction")
    desk.state.edit(replace(found, reactions=tuple(one for one in found.reactions if one != (emoji, desk.bot))))
    return {}


def _named(desk: ApiDesk, args: CallArguments) -> tuple[PostedMessage, str]:
    channel, emoji = joined_channel(desk, args), args.text("name")
    found = desk.state.find(channel.id, args.text("timestamp"))
    if found is None:
        raise CallRefused("message_not_found")
    if not emoji.replace("_", "").isalnum():
        raise CallRefused("invalid_name")
    return found, emoji
