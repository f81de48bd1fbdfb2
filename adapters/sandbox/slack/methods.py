"""The Web API methods that the desk uses, for speaking. `reading.py` has those for looking things up."""

from dataclasses import dataclass, replace
from typing import Any

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack import modals
from adapters.sandbox.slack.arguments import Arguments, Refused
from adapters.sandbox.slack.blocks import completed, faults_of
from adapters.sandbox.slack.people import Channel, ChannelKind, Standing
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import Draft, Edit, Message, State
from adapters.sandbox.slack.wire import Metadata, message_json

MAX_TEXT = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The calling app's side of the workspace, and what it was granted."""

    state: State
    serials: Serials
    scopes: tuple[str, ...]

    @property
    def bot(self) -> str:
        """The app's own user."""
        return self.state.population.bot.id


def known_channel(desk: Desk, args: Arguments) -> Channel:
    """The channel that a call names; a user's id stands for the direct conversation with them. Raises Refused."""
    named = args.text("channel")
    if desk.state.user(named):
        return desk.state.direct(named)
    channel = desk.state.channel(named)
    if channel is None or (channel.kind is ChannelKind.PRIVATE and desk.bot not in channel.members):
        raise Refused("channel_not_found")
    return channel


def joined_channel(desk: Desk, args: Arguments) -> Channel:
    """Likewise, and the app must be in it. Raises Refused."""
    channel = known_channel(desk, args)
    if desk.bot not in channel.members:
        raise Refused("not_in_channel")
    return channel


def post_message(desk: Desk, args: Arguments) -> JsonObject:
    """chat.postMessage."""
    channel = _open_channel(desk, args)
    message = desk.state.post(_draft(desk, args, channel))
    shown = message_json(desk.state, message, Metadata.SHOWN)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral(desk: Desk, args: Arguments) -> JsonObject:
    """chat.postEphemeral. What is shown to one user cannot be found, edited or deleted later."""
    channel = _open_channel(desk, args)
    reader = args.text("user")
    if desk.state.user(reader) is None:
        raise Refused("user_not_found")
    if reader not in channel.members:
        raise Refused("user_not_in_channel")
    whispered = desk.state.whisper(_draft(desk, args, channel), reader)
    return {"message_ts": whispered.ts}


def update(desk: Desk, args: Arguments) -> JsonObject:
    """chat.update. New text without blocks removes the old blocks; metadata stays unless new is given."""
    channel = known_channel(desk, args)
    message = desk.state.find(channel.id, args.text("ts"))
    if message is None:
        raise Refused("message_not_found")
    if message.user != desk.bot:
        raise Refused("cant_update_message")
    edited = _edited(desk, args, message)
    desk.state.edit(edited)
    shown = message_json(desk.state, edited, Metadata.SHOWN)
    return {"channel": channel.id, "ts": edited.ts, "text": edited.text, "message": shown}


def open_view(desk: Desk, args: Arguments) -> JsonObject:
    """views.open: a modal for the user whose gesture gave the trigger id."""
    view = args.parsed("view", "invalid_arguments")
    faults = modals.faults_of(view)
    if faults:
        raise Refused("invalid_arguments", *faults)
    modal = modals.opened(view, desk.state.triggers.take(args.text("trigger_id")), desk.serials)
    desk.state.show_view(modal)
    there = desk.state.population
    return {"view": modal.json({}, there.home.id, there.app)}


def open_direct(desk: Desk, args: Arguments) -> JsonObject:
    """conversations.open, with one user or by a channel's id."""
    named = args.maybe("channel")
    if named:
        channel = desk.state.channel(named)
        if channel is None:
            raise Refused("channel_not_found")
    else:
        user = args.text("users")
        if desk.state.user(user) is None:
            raise Refused("user_not_found")
        channel = desk.state.direct(user)
    return {"channel": {"id": channel.id}}


def _open_channel(desk: Desk, args: Arguments) -> Channel:
    channel = joined_channel(desk, args)
    if channel.standing is Standing.ARCHIVED:
        raise Refused("is_archived")
    return channel


def _draft(desk: Desk, args: Arguments, channel: Channel) -> Draft:
    blocks = _blocks(desk, args) or []
    thread = args.maybe("thread_ts")
    if thread and desk.state.find(channel.id, thread) is None:
        raise Refused("thread_not_found")
    return Draft(
        channel=channel.id,
        user=desk.bot,
        text=_text(args, blocks),
        thread=thread,
        blocks=blocks,
        metadata=_metadata(args),
        broadcast=args.flag("reply_broadcast"),
    )


def _edited(desk: Desk, args: Arguments, message: Message) -> Message:
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


def _text(args: Arguments, blocks: list[JsonObject]) -> str:
    text = args.maybe("text") or ""
    if not text.strip() and not blocks:
        raise Refused("no_text")
    if len(text) > MAX_TEXT:
        raise Refused("msg_too_long")
    return text


def _blocks(desk: Desk, args: Arguments) -> list[JsonObject] | None:
    given = args.parsed("blocks", "invalid_blocks_format")
    if given is None:
        return None
    if not isinstance(given, list):
        raise Refused("invalid_blocks_format")
    faults = faults_of(given)
    if faults:
        raise Refused("invalid_blocks", *faults)
    return completed(given, desk.serials)


def _metadata(args: Arguments) -> dict[str, Any] | None:
    given = args.parsed("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise Refused("invalid_metadata_format")
    whole = isinstance(given.get("event_type"), str) and isinstance(given.get("event_payload"), dict)
    if given and not (whole and len(given) == 2):
        raise Refused("invalid_metadata_format")
    return given
