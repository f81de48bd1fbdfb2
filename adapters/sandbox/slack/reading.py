"""The Web API methods for looking things up, and the table of all methods that there are."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from itertools import islice

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack import reactions
from adapters.sandbox.slack.arguments import CallArguments, CallRefused
from adapters.sandbox.slack.home_tab import publish
from adapters.sandbox.slack.methods import (
    ApiDesk,
    delete,
    joined_channel,
    known_channel,
    open_direct,
    open_view,
    post_ephemeral,
    post_message,
    update,
)
from adapters.sandbox.slack.people import RoomKind
from adapters.sandbox.slack.state import PostedMessage
from adapters.sandbox.slack.wire import Metadata, channel_json, message_json, user_json

MAX_PAGE = 999


def auth_test(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer auth.test: who the app is, and where."""
    there = desk.state.population
    return {
        "url": f"https://{there.home.domain}.slack.com/",
        "team": there.home.name,
        "user": there.bot.handle,
        "team_id": there.home.id,
        "user_id": there.bot.id,
        "bot_id": there.bot.bot_id,
        "is_enterprise_install": False,
    }


def permalink(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer chat.getPermalink: the address of a message."""
    channel = known_channel(desk, args)
    message = desk.state.find(channel.id, args.text("message_ts"))
    if message is None:
        raise CallRefused("message_not_found")
    home = f"https://{desk.state.population.home.domain}.slack.com"
    place = f"?thread_ts={message.thread}&cid={channel.id}" if message.thread else ""
    address = f"{home}/archives/{channel.id}/p{message.ts.replace('.', '')}{place}"
    return {"channel": channel.id, "permalink": address}


def history(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer conversations.history: the messages of the channel itself, latest first."""
    channel = joined_channel(desk, args)
    wanted = _span(args)
    said = [m for m in desk.state.messages(channel.id) if m.thread is None or m.broadcast]
    return _page(desk, args, [m for m in reversed(said) if wanted(m)])


def replies(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer conversations.replies: a thread, root first. The root is there whatever time is asked for."""
    channel = joined_channel(desk, args)
    named = desk.state.find(channel.id, args.text("ts"))
    if named is None:
        raise CallRefused("thread_not_found")
    wanted = _span(args)
    thread = desk.state.thread(channel.id, named.root)
    return _page(desk, args, [m for m in thread if m.ts == named.root or wanted(m)])


def conversation_info(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer conversations.info: what there is to know of a channel."""
    channel = known_channel(desk, args)
    described = channel_json(desk.state, channel)
    if args.flag("include_num_members"):
        described["num_members"] = len(channel.members)
    return {"channel": described}


def joined(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer users.conversations, of the app itself: the channels that it is in, but for direct messages."""
    found = [one for one in desk.state.channels_of(desk.bot) if one.kind is not RoomKind.DIRECT]
    limit = min(args.whole("limit", 100) or 100, MAX_PAGE)
    start = int(args.maybe("cursor") or 0)
    after = start + limit
    return {
        "channels": [channel_json(desk.state, one) for one in found[start:after]],
        "response_metadata": {"next_cursor": str(after) if after < len(found) else ""},
    }


def user_info(desk: ApiDesk, args: CallArguments) -> JsonObject:
    """Answer users.info: what there is to know of a user."""
    user = desk.state.user(args.text("user"))
    if user is None:
        raise CallRefused("user_not_found")
    return {"user": user_json(desk.state, user)}


def _span(args: CallArguments) -> Callable[[PostedMessage], bool]:
    oldest, latest = _ts(args, "oldest", "0"), _ts(args, "latest", "99999999999")
    if args.flag("inclusive"):
        return lambda message: oldest <= float(message.ts) <= latest
    return lambda message: oldest < float(message.ts) < latest


def _ts(args: CallArguments, name: str, default: str) -> float:
    value = args.maybe(name) or default
    if not value.replace(".", "", 1).isdecimal():
        raise CallRefused(f"invalid_ts_{name}")
    return float(value)


def _page(desk: ApiDesk, args: CallArguments, found: Sequence[PostedMessage]) -> JsonObject:
    limit = min(args.whole("limit", 100) or 100, MAX_PAGE)
    start = _start(args.maybe("cursor"), found)
    shown = list(islice(found, start, start + limit))
    metadata = Metadata.SHOWN if args.flag("include_all_metadata") else Metadata.HIDDEN
    page: JsonObject = {"messages": [message_json(desk.state, m, metadata) for m in shown]}
    more = start + limit < len(found)
    page["has_more"] = more
    if more:
        cursor = b64encode(f"next_ts:{found[start + limit].ts}".encode()).decode()
        page["response_metadata"] = {"next_cursor": cursor}
    return page


def _start(cursor: str | None, found: Sequence[PostedMessage]) -> int:
    if cursor is None:
        return 0
    try:
        ts = b64decode(cursor, validate=True).decode().removeprefix("next_ts:")
    except (NotBase64, UnicodeDecodeError) as error:
        raise CallRefused("invalid_cursor") from error
    for index, message in enumerate(found):
        if message.ts == ts:
            return index
    raise CallRefused("invalid_cursor")


class Method(Struct, frozen=True, kw_only=True):
    """One method: what it does, the scopes of which any one allows it, and the arguments that it knows."""

    call: Callable[[ApiDesk, CallArguments], JsonObject]
    scopes: tuple[str, ...]
    knows: frozenset[str]


def _method(call: Callable[[ApiDesk, CallArguments], JsonObject], scopes: str, knows: str) -> Method:
    return Method(call=call, scopes=tuple(scopes.split()), knows=frozenset(knows.split()))


_HISTORY = "channels:history groups:history im:history"
_PAGE = "channel cursor limit oldest latest inclusive include_all_metadata"

METHODS: dict[str, Method] = {
    "auth.test": _method(auth_test, "", ""),
    "chat.postMessage": _method(
        post_message,
        "chat:write",
        "channel text blocks thread_ts metadata reply_broadcast unfurl_links unfurl_media link_names mrkdwn parse",
    ),
    "chat.postEphemeral": _method(post_ephemeral, "chat:write", "channel user text blocks thread_ts link_names parse"),
    "chat.update": _method(update, "chat:write", "channel ts text blocks metadata link_names parse"),
    "chat.delete": _method(delete, "chat:write", "channel ts"),
    "chat.getPermalink": _method(permalink, "", "channel message_ts"),
    "conversations.open": _method(open_direct, "im:write", "users channel return_im prevent_creation"),
    "conversations.history": _method(history, _HISTORY, _PAGE),
    "conversations.replies": _method(replies, _HISTORY, f"{_PAGE} ts"),
    "conversations.info": _method(
        conversation_info, "channels:read groups:read im:read", "channel include_num_members include_locale"
    ),
    "reactions.add": _method(reactions.add, "reactions:write", "channel timestamp name"),
    "reactions.remove": _method(reactions.remove, "reactions:write", "channel timestamp name"),
    "views.open": _method(open_view, "", "trigger_id view interactivity_pointer"),
    "users.conversations": _method(
        joined, "channels:read groups:read im:read", "types limit cursor exclude_archived user team_id"
    ),
    "views.publish": _method(publish, "", "user_id view hash"),
    "users.info": _method(user_info, "users:read", "user include_locale"),
}
"""Every method that there is here. Anything else is `unknown_method`, and a violation."""

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "reactions:read",
    "users:read",
)
"""The scopes that the desk's app is granted here, unless a test takes one away."""
