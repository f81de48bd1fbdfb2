"""The Web API methods that the desk uses, for speaking. `reading.py` has those for looking things up."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack import modals
from adapters.sandbox.slack.arguments import CallArguments, CallRefused, NotYetTaken
from adapters.sandbox.slack.blocks import completed, faults_of
from adapters.sandbox.slack.people import RoomKind, SlackChannel, Standing
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import Edit, MessageDraft, PostedMessage, SlackState
from adapters.sandbox.slack.wire import Metadata, message_json

MAX_TEXT = 40_000


class ApiDesk(Struct, frozen=True, kw_only=True):
    """The calling app's side of the workspace, and what it was granted."""

    state: SlackState
    serials: Serials
    scopes: tuple[str, ...]

    @property
    def bot(self) -> str:
        """Return the id of the app's own user."""
        return self.state.population.bot.id


def known_channel(desk: ApiDesk, args: CallArguments) -> SlackChannel:
    """Return the channel that a call names; raise CallRefused if there isn't one.

    A user's id names the direct conversation with them.
    """
    named = args.text("channel")
    if desk.state.user(named):
        return desk.state.direct(named)
    channel = desk.state.channel(named)
    if channel is None or (channel.kind is RoomKind.PRIVATE and desk.bot not in channel.members):
        raise CallRefused("channel_not_found")
    return channel


def joined_channel(desk: ApiDesk, args: CallArguments) -> SlackChannel:
    """Return the channel that a call names, if the app is in it; raise CallRefused if not."""
    channel = known_channel(desk, args)
    if desk.bot not in channel.members:
        raise CallRefused("not_in_channel")
    return channel


def post_message(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer chat.postMessage: post a message."""
    channel = _open_channel(desk, args)
    message = desk.state.post(_draft(desk, args, channel))
    shown = message_json(desk.state, message, Metadata.SHOWN)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer chat.postEphemeral: show a message to one user, never to be found, edited or deleted later."""
    channel = _open_channel(desk, args)
    reader = args.text("user")
    if desk.state.user(reader) is None:
        raise CallRefused("user_not_found")
    if reader not in channel.members:
        raise CallRefused("user_not_in_channel")
    private = desk.state.send_privately(_draft(desk, args, channel), reader)
    return {"message_ts": private.ts}


def update(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer chat.update: change a message.

    New text without blocks removes the old blocks; metadata stays unless new is given.
    """
    channel = known_channel(desk, args)
    message = desk.state.find(channel.id, args.text("ts"))
    if message is None:
        raise CallRefused("message_not_found")
    if message.user != desk.bot:
        raise CallRefused("cant_update_message")
    edited = _edited(desk, args, message)
    desk.state.edit(edited)
    shown = message_json(desk.state, edited, Metadata.SHOWN)
    return {"channel": channel.id, "ts": edited.ts, "text": edited.text, "message": shown}


def delete(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer chat.delete: take a message of the desk's own away."""
    channel = known_channel(desk, args)
    message = desk.state.find(channel.id, args.text("ts"))
    if message is None:
        raise CallRefused("message_not_found")
    if message.user != desk.bot:
        raise CallRefused("cant_delete_message")
    desk.state.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def open_view(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer views.open: show a modal to the user whose gesture gave the trigger id."""
    view = args.parsed("view", "invalid_arguments")
    faults = modals.faults_of(view)
    if faults:
        raise CallRefused("invalid_arguments", *faults)
    modal = modals.opened(view, desk.state.triggers.take(args.text("trigger_id")), desk.serials)
    desk.state.show_view(modal)
    there = desk.state.population
    return {"view": modal.json({}, there.home.id, there.app)}


def open_direct(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer conversations.open, with one user or by a channel's id."""
    named = args.maybe("channel")
    if named:
        channel = desk.state.channel(named)
        if channel is None:
            raise CallRefused("channel_not_found")
    else:
        user = args.text("users")
        if desk.state.user(user) is None:
            raise CallRefused("user_not_found")
        channel = desk.state.direct(user)
    return {"channel": {"id": channel.id}}


def _open_channel(desk: ApiDesk, args: CallArguments) -> SlackChannel:
    channel = joined_channel(desk, args)
    if channel.standing is Standing.ARCHIVED:
        raise CallRefused("is_archived")
    return channel


def _draft(desk: ApiDesk, args: CallArguments, channel: SlackChannel) -> MessageDraft:
    blocks = _blocks(desk, args) or []
    thread = args.maybe("thread_ts")
    if thread and desk.state.find(channel.id, thread) is None:
        raise CallRefused("thread_not_found")
    return MessageDraft(
        channel=channel.id,
        user=desk.bot,
        text=_text(args, blocks),
        thread=thread,
        blocks=blocks,
        metadata=_metadata(args),
        broadcast=args.flag("reply_broadcast"),
    )


def _edited(desk: ApiDesk, args: CallArguments, message: PostedMessage) -> PostedMessage:
    blocks = _blocks(desk, args)
    text = _text(args, blocks or [])
    metadata = _metadata(args)
    return replace(
        message,
        text=text or message.text,
        blocks=tuple(blocks or ()),
        metadata=message.metadata if metadata is None else metadata or None,
        edited=Edit(by=desk.bot, ts=desk.state.stamp()),
    )


def _text(args: CallArguments, blocks: list[JsonObject]) -> str:
    text = args.maybe("text") or ""
    if not text.strip() and not blocks:
        raise CallRefused("no_text")
    if len(text) > MAX_TEXT:
        raise CallRefused("msg_too_long")
    return text


def _blocks(desk: ApiDesk, args: CallArguments) -> list[JsonObject] | None:
    given = args.parsed("blocks", "invalid_blocks_format")
    if given is None:
        return None
    if not isinstance(given, list):
        raise CallRefused("invalid_blocks_format")
    if not desk.state.takes_tables and any(isinstance(one, dict) and one.get("type") == "data_table" for one in given):
        raise NotYetTaken("invalid_blocks")
    faults = faults_of(given)
    if faults:
        raise CallRefused("invalid_blocks", *faults)
    return completed(given, desk.serials)


def _metadata(args: CallArguments) -> dict[str, Any] | None:
    given = args.parsed("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise CallRefused("invalid_metadata_format")
    whole = isinstance(given.get("event_type"), str) and isinstance(given.get("event_payload"), dict)
    if given and not (whole and len(given) == 2):
        raise CallRefused("invalid_metadata_format")
    return given
