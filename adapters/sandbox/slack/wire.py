"""Messages, users and channels as the platform's JSON has them."""

from enum import Enum, auto

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import reactions
from adapters.sandbox.slack.people import Guest, RoomKind, SlackChannel, Standing, User
from adapters.sandbox.slack.state import PostedMessage, SlackState


class Metadata(Enum):
    """The choice to show a message's metadata, which only those see who ask for it."""

    SHOWN = auto()
    HIDDEN = auto()


def message_json(state: SlackState, message: PostedMessage, metadata: Metadata = Metadata.HIDDEN) -> JsonObject:
    """Return a message as the Web API and interactions show it."""
    author = state.user(message.user)
    shown: JsonObject = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": author.team if author else state.population.home.id,
        **_of_bot(state, author),
        **_of_client(message),
        **_of_thread(state, message),
    }
    if message.blocks:
        shown["blocks"] = list(message.blocks)
    if message.attachments:
        shown["attachments"] = list(message.attachments)
    if message.reactions:
        shown["reactions"] = _reactions(message)
    if message.edited:
        shown["edited"] = {"user": message.edited.by, "ts": message.edited.ts}
    if message.metadata and metadata is Metadata.SHOWN:
        shown["metadata"] = message.metadata
    return shown


def user_json(state: SlackState, user: User) -> JsonObject:
    """Return a user. Of people of other workspaces less is known: no email address."""
    profile = {"real_name": user.name, "display_name": user.handle, "team": user.team}
    if user.email and user.team == state.population.home.id:
        profile["email"] = user.email
    return {
        "id": user.id,
        "team_id": user.team,
        "name": user.handle,
        "real_name": user.name,
        "deleted": False,
        "is_bot": user.bot_id is not None,
        "is_app_user": False,
        "is_stranger": False,
        "is_restricted": user.guest is not Guest.NO,
        "is_ultra_restricted": user.guest is Guest.OF_ONE,
        "tz": user.timezone,
        "profile": profile,
    }


def channel_json(state: SlackState, channel: SlackChannel) -> JsonObject:
    """Return a conversation."""
    home = state.population.home.id
    bot = state.population.bot.id
    shared = state.is_shared(channel)
    described: JsonObject = {
        "id": channel.id,
        "is_channel": channel.kind is RoomKind.PUBLIC,
        "is_group": channel.kind is RoomKind.PRIVATE,
        "is_im": channel.kind is RoomKind.DIRECT,
        "is_private": channel.kind is not RoomKind.PUBLIC,
        "is_archived": channel.standing is Standing.ARCHIVED,
        "is_ext_shared": shared and channel.kind is not RoomKind.DIRECT,
        "is_shared": shared,
        "context_team_id": home,
        "shared_team_ids": list(state.teams_in(channel)),
    }
    if channel.kind is RoomKind.DIRECT:
        return described | {"user": next(iter(channel.members - {bot}), bot)}
    return described | {"name": channel.name, "is_member": bot in channel.members}


def _reactions(message: PostedMessage) -> list[JsonObject]:
    there = reactions(message.reactions)
    return [{"name": one.emoji, "users": list(one.people), "count": len(one.people)} for one in there]


def _of_bot(state: SlackState, author: User | None) -> JsonObject:
    if author is None or author.bot_id is None:
        return {}
    own = author.id == state.population.bot.id
    return {"bot_id": author.bot_id, "app_id": state.population.app if own else f"A{author.bot_id[1:]}"}


def _of_client(message: PostedMessage) -> JsonObject:
    shown: JsonObject = {}
    if message.client_id:
        shown["client_msg_id"] = message.client_id
    if message.files:
        shown |= {"subtype": "file_share", "files": list(message.files), "upload": False}
    return shown


def _of_thread(state: SlackState, message: PostedMessage) -> JsonObject:
    if message.thread:
        root = state.find(message.channel, message.thread)
        shown: JsonObject = {"thread_ts": message.thread}
        if root:
            shown["parent_user_id"] = root.user
        return shown | ({"subtype": "thread_broadcast"} if message.broadcast else {})
    replies = state.thread(message.channel, message.ts)[1:]
    if not replies:
        return {}
    repliers = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": repliers,
        "reply_users_count": len(repliers),
        "latest_reply": replies[-1].ts,
    }
