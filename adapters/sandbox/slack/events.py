"""Event payloads: what the platform tells the desk when somebody says or changes something. Pure functions."""

import json
from base64 import urlsafe_b64encode

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.people import RoomKind, SlackChannel, User
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import PostedMessage, SlackState
from adapters.sandbox.slack.typed import rich_text
from adapters.sandbox.slack.wire import message_json


class Events(Struct, frozen=True, kw_only=True):
    """A writer of event payloads for one workspace."""

    state: SlackState
    serials: Serials

    def message(self, message: PostedMessage) -> JsonObject:
        """Return the event that somebody wrote a message, with or without files, in a channel or a thread."""
        return self._callback(message, self._spoken(message))

    def app_mention(self, message: PostedMessage) -> JsonObject:
        """Return the second event of a message that mentions the app."""
        event = self._spoken(message) | {"type": "app_mention"}
        event.pop("channel_type")
        event.pop("subtype", None)
        return self._callback(message, event)

    def changed(self, before: PostedMessage, after: PostedMessage) -> JsonObject:
        """Return the event that a message was edited."""
        return self._hidden(
            after,
            {
                "subtype": "message_changed",
                "message": self._inner(after),
                "previous_message": self._inner(before),
            },
        )

    def deleted(self, message: PostedMessage) -> JsonObject:
        """Return the event that a message was deleted.

        If the message has replies, the platform leaves a tombstone in its place.
        """
        if any(reply.thread == message.ts for reply in self.state.messages(message.channel)):
            stone = {"type": "message", "subtype": "tombstone", "text": "This message was deleted.", "hidden": True}
            left = stone | {"user": "USLACKBOT", "ts": message.ts, "thread_ts": message.ts}
            return self._hidden(
                message, {"subtype": "message_changed", "message": left, "previous_message": self._inner(message)}
            )
        return self._hidden(
            message,
            {"subtype": "message_deleted", "previous_message": self._inner(message), "deleted_ts": message.ts},
        )

    def joined(self, user: User, channel: SlackChannel) -> JsonObject:
        """Return the event that somebody came into a channel."""
        return self._membership("member_joined_channel", user, channel)

    def left(self, user: User, channel: SlackChannel) -> JsonObject:
        """Return the event that somebody left a channel."""
        return self._membership("member_left_channel", user, channel)

    def renumbered(self, old: str, channel: SlackChannel) -> JsonObject:
        """Return the event that a private channel got another id, since it was shared for the first time."""
        about = {"old_channel_id": old, "new_channel_id": channel.id}
        event = {"type": "channel_id_changed", **about, "event_ts": self.state.stamp()}
        return self.envelope(self.state.population.home.id, channel, event)

    def happened(self, kind: str, channel: SlackChannel, **more: object) -> JsonObject:
        """Return the event that something became of a channel.

        It was archived, deleted or shared, the app left it, and so on: `kind` is the platform's own name for it.
        """
        event = {"type": kind, "channel": channel.id, **more, "event_ts": self.state.stamp()}
        return self.envelope(self.state.population.home.id, channel, event)

    def reacted(self, user: User, message: PostedMessage, emoji: str) -> JsonObject:
        """Return the event that somebody put an emoji on a message."""
        return self._reaction("reaction_added", user, message, emoji)

    def unreacted(self, user: User, message: PostedMessage, emoji: str) -> JsonObject:
        """Return the event that somebody took an emoji away again."""
        return self._reaction("reaction_removed", user, message, emoji)

    def _reaction(self, kind: str, user: User, message: PostedMessage, emoji: str) -> JsonObject:
        event = {
            "type": kind,
            "user": user.id,
            "reaction": emoji,
            "item": {"type": "message", "channel": message.channel, "ts": message.ts},
            "item_user": message.user,
            "event_ts": self.state.stamp(),
        }
        return self.envelope(user.team, self._channel(message), event)

    def _membership(self, kind: str, user: User, channel: SlackChannel) -> JsonObject:
        event = {
            "type": kind,
            "user": user.id,
            "channel": channel.id,
            "channel_type": "G" if channel.kind is RoomKind.PRIVATE else "C",
            "team": user.team,
            "event_ts": self.state.stamp(),
        }
        return self.envelope(user.team, channel, event)

    def _hidden(self, message: PostedMessage, event: JsonObject) -> JsonObject:
        at = self.state.stamp()
        about = {"type": "message", "channel": message.channel, "hidden": True, "ts": at, "event_ts": at}
        return self._callback(message, about | event | {"channel_type": self._channel(message).kind.value})

    def _spoken(self, message: PostedMessage) -> JsonObject:
        place = {"channel": message.channel, "event_ts": message.ts}
        return self._inner(message) | place | {"channel_type": self._channel(message).kind.value}

    def _inner(self, message: PostedMessage) -> JsonObject:
        shown = message_json(self.state, message)
        for counted in ("reply_count", "reply_users", "reply_users_count", "latest_reply"):
            shown.pop(counted, None)
        if not message.blocks and message.text:
            shown["blocks"] = [rich_text(message.text, self.serials.block())]
        team = shown["team"]
        if message.files:
            del shown["team"]  # the platform leaves it out where files are shared
        if team != self.state.population.home.id:
            shown |= {"user_team": team, "source_team": team}
        return shown

    def _channel(self, message: PostedMessage) -> SlackChannel:
        channel = self.state.channel(message.channel)
        if channel is None:
            raise LookupError(f"no channel {message.channel}")
        return channel

    def _callback(self, message: PostedMessage, event: JsonObject) -> JsonObject:
        author = self.state.user(message.user)
        home = self.state.population.home.id
        return self.envelope(author.team if author else home, self._channel(message), event)

    def envelope(self, team: str, channel: SlackChannel, event: JsonObject) -> JsonObject:
        """Return an event as it is delivered, from somebody of that team."""
        # In a shared channel the outer team can be the author's own: where the app is installed is said by
        # `context_team_id` and `authorizations`.
        there = self.state.population
        context = {"et": event["type"], "tid": there.home.id, "aid": there.app, "cid": channel.id}
        return {
            "token": "local-verification-token",
            "team_id": team,
            "context_team_id": there.home.id,
            "context_enterprise_id": None,
            "api_app_id": there.app,
            "event": event,
            "type": "event_callback",
            "event_id": self.serials.event(),
            "event_time": int(float(event["event_ts"])),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": there.home.id,
                    "user_id": there.bot.id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": channel.kind is not RoomKind.DIRECT and self.state.is_shared(channel),
            "event_context": f"4-{urlsafe_b64encode(json.dumps(context).encode()).decode().rstrip('=')}",
        }
