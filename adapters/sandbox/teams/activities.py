"""Activities as the platform sends them: what people write, press and change, each as one JSON object."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any
from uuid import UUID, uuid5

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams import passages
from adapters.sandbox.teams.people import Installation, Member, TeamsChannel
from adapters.sandbox.teams.state import Post, TeamsState

_SPACE = UUID("0a8a2f6e-5d0f-4bb0-9f1a-5d1a3f9b6c02")
_HTML = "text/html"
_DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


class Activities(Struct, frozen=True, kw_only=True):
    """A writer of activities for one tenant and one bot. `service_url` is where the bot is to answer."""

    state: TeamsState
    service_url: str

    def message(self, author: Member, post: Post) -> JsonObject:
        """Return the activity that somebody wrote a message, to everybody or to the bot alone."""
        return self._said("message", author, post) | {
            "text": passages.beside(self.state, post) + post.text,
            "textFormat": "plain",
            "attachments": self._attachments(post),
            "entities": [*_mentions(post), self._client(author)],
        }

    def changed(self, author: Member, post: Post) -> JsonObject:
        """Return the activity that somebody changed what they wrote."""
        return self._with_event(self.message(author, post) | {"type": "messageUpdate"}, "editMessage")

    def deleted(self, author: Member, post: Post) -> JsonObject:
        """Return the activity that somebody deleted what they wrote; nothing of it comes along."""
        return self._with_event(self._said("messageDelete", author, post), "softDeleteMessage")

    def submit(self, author: Member, post: Post, action: JsonObject, inputs: Mapping[str, str]) -> JsonObject:
        """Return the press of an Action.Submit: a message without text, whose value is the data and the inputs."""
        value = {**action.get("data", {}), **inputs}
        sent = self._about(author, post) | {"type": "message", "replyToId": post.id, "value": value}
        sent["channelData"] |= {"source": {"name": "message"}, "legacy": {"replyToId": f"1:{post.id}"}}
        return sent

    def execute(self, author: Member, post: Post, action: JsonObject, inputs: Mapping[str, str]) -> JsonObject:
        """Return the press of an Action.Execute: an invoke, which is answered in the HTTP response."""
        pressed: JsonObject = {key: action[key] for key in ("type", "id", "title", "verb") if key in action}
        pressed["data"] = {**action.get("data", {}), **inputs}
        sent = self._about(author, post) | {"type": "invoke", "name": "adaptiveCard/action", "replyToId": post.id}
        sent["value"] = {"action": pressed, "trigger": "manual"}
        sent["channelData"] |= {"source": {"name": "message"}, "legacy": {"replyToId": f"1:{post.id}"}}
        return sent

    def reacted(self, author: Member, post: Post, emoji: str, change: str = "reactionsAdded") -> JsonObject:
        """Return the activity that somebody put an emoji under a message.

        With `change` as `reactionsRemoved` they took it back.
        """
        sent = self._about(author, post) | {"type": "messageReaction", "replyToId": post.id}
        return sent | {change: [{"type": emoji}]}

    def pointed(self, who: Member, post: Post, command: str) -> JsonObject:
        """Return the choice of a message action, by its id.

        It is an invoke that brings the message along, in a shape of its own.
        """
        sent = self._about(who, post) | {"type": "invoke", "name": "composeExtension/fetchTask"}
        sent["value"] = {
            "commandId": command,
            "commandContext": "message",
            "context": {"theme": "default"},
            "messagePayload": self._payload(post),
        }
        return sent

    def installed(self, author: Member, place: TeamsChannel | None, action: Installation) -> JsonObject:
        """Return the activity that the app was added to a team, or taken away.

        If `place` is None, one person did so for themselves.
        """
        sent = self._happened(author, place) | {"type": "installationUpdate", "action": action.value}
        sent["channelData"] |= {"settings": {"selectedChannel": {"id": place.id}}} if place else {}
        return sent

    def members(self, author: Member, place: TeamsChannel, who: Sequence[str], event: str) -> JsonObject:
        """Return the activity that people, or the bot (by its id), joined a team or a shared channel, or left it.

        `event` is `teamMemberAdded` or `teamMemberRemoved`, or `channelMember…`.
        """
        key = "membersAdded" if event.endswith("Added") else "membersRemoved"
        accounts = [self._account(one) for one in who]
        return self._with_event(self._happened(author, place) | {"type": "conversationUpdate", key: accounts}, event)

    def channel(self, author: Member, place: TeamsChannel, event: str, tenants: Sequence[str] = ()) -> JsonObject:
        """Return the activity that a channel or team was made, renamed, deleted, archived, shared and so on.

        `event` is the platform's name for it, `tenants` are those of the teams that it is shared with, or no longer.
        """
        sent = self._with_event(self._happened(author, place) | {"type": "conversationUpdate"}, event)
        sent["channelData"]["channel"] = {"id": place.id, "name": place.name}
        teams = [{"id": f"19:{uuid5(_SPACE, one)}@thread.tacv2", "tenantId": one} for one in tenants]
        key = "unsharedFromTeams" if event == "channelUnshared" else "sharedWithTeams"
        sent["channelData"] |= {key: teams} if teams else {}
        return sent

    def _said(self, kind: str, author: Member, post: Post) -> JsonObject:
        """Return the parts that all activities about a person's message have; its id is theirs."""
        said = self._about(author, post) | {"type": kind, "id": post.id}
        return said | {"recipient": {**said["recipient"], "isTargeted": True}} if post.only_for else said

    def _about(self, author: Member, post: Post) -> JsonObject:
        channel = self.state.channel(post.conversation)
        return self._envelope(author, self._conversation(post, channel), channel)

    def _happened(self, author: Member, place: TeamsChannel | None) -> JsonObject:
        conversation: JsonObject
        if place is None:
            conversation = {"conversationType": "personal", "id": author.chat}
        else:
            conversation = {"conversationType": "channel", "isGroup": True, "id": place.team}
        return self._envelope(author, conversation, place)

    def _envelope(self, author: Member, conversation: JsonObject, channel: TeamsChannel | None) -> JsonObject:
        there = self.state.population
        now = self.state.clock.now()
        stamp = f"{now:%Y-%m-%dT%H:%M:%S}.{now.microsecond:06d}0Z"
        return {
            "id": f"f:{self._unique()}",
            "timestamp": stamp,
            "localTimestamp": stamp.replace("Z", "+00:00"),
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": author.id, "name": author.name} | ({} if author.is_bot else {"aadObjectId": author.aad}),
            "conversation": conversation | {"tenantId": there.tenant},
            "recipient": {"id": there.bot, "name": there.bot_name},
            "channelData": {"tenant": {"id": there.tenant}, **_whereabouts(channel)},
            "locale": "en-GB",
            "localTimezone": author.timezone,
        }

    def _conversation(self, post: Post, channel: TeamsChannel | None) -> JsonObject:
        if channel is None:
            return {"conversationType": "personal", "id": post.conversation}
        return {"conversationType": "channel", "isGroup": True, "id": f"{channel.id};messageid={post.thread}"}

    def _attachments(self, post: Post) -> list[JsonObject]:
        """Return the text once more as HTML, files, and what is passed on.

        Of files in channels, bots hear only that there are some.
        """
        marks, passed_on = passages.marks(post), [passages.forward(self.state, post)] if post.forwards else []
        quote = passages.quote(self.state, post)
        if self.state.channel(post.conversation) is None:
            return [_download(name) for name in post.files] + [_html(quote + _marked_up(post, marks)), *passed_on]
        marks += "".join(f'<attachment id="{uuid5(_SPACE, f"{post.id}/{name}")}"></attachment>' for name in post.files)
        return [_html(quote + _marked_up(post, marks)), *passed_on]

    def _payload(self, post: Post) -> JsonObject:
        author, there = self.state.member(post.author), self.state.population
        user = {"userIdentityType": "aadUser", "id": author.aad, "displayName": author.name} if author else None
        bot = {"applicationIdentityType": "bot", "id": there.app, "displayName": there.bot_name}
        written = datetime.fromtimestamp(int(post.id) / 1000, UTC)
        named, mentions = post.text, []
        for number, one in enumerate(post.mentions):
            named = named.replace(one.text, f'<at id="{number}">{escape(one.name)}</at>', 1)
            mentions.append({"id": number, "mentionText": one.name, "mentioned": _mentioned(one.id, there.bot)})
        return {
            "id": post.id,
            "replyToId": post.root,
            "messageType": "message",
            "createdDateTime": f"{written:%Y-%m-%dT%H:%M:%S}.{written.microsecond // 1000:03d}Z",
            "deleted": False,
            "from": {"user": user, "application": None if author else bot, "conversation": None},
            "body": {"contentType": "html", "content": f"<div><p>{named}</p></div>"},
            "mentions": mentions,
            "attachments": [],
        }

    def _account(self, who: str) -> JsonObject:
        member = self.state.member(who)
        return {"id": member.id, "aadObjectId": member.aad} if member else {"id": who}

    def _client(self, author: Member) -> JsonObject:
        zone = {"timezone": author.timezone}
        return {"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web", **zone}

    def _with_event(self, sent: JsonObject, event: str) -> JsonObject:
        sent["channelData"]["eventType"] = event
        return sent

    def _unique(self) -> UUID:
        return uuid5(_SPACE, f"{self.state.population.app}/{self.state.stamp()}")


def _whereabouts(channel: TeamsChannel | None) -> dict[str, Any]:
    if channel is None:
        return {}
    return {
        "teamsChannelId": channel.id,
        "teamsTeamId": channel.team,
        "channel": {"id": channel.id},
        "team": {"id": channel.team, "name": channel.team_name},
    }


def _mentions(post: Post) -> list[JsonObject]:
    return [
        {"type": "mention", "text": mention.text, "mentioned": {"id": mention.id, "name": mention.name}}
        for mention in post.mentions
    ]


def _mentioned(who: str, bot: str) -> JsonObject:
    kind = "application" if who == bot else "user"
    return {kind: {"id": who.removeprefix("28:")}}


def _marked_up(post: Post, marks: str) -> str:
    text = post.text
    for number, mention in enumerate(post.mentions):
        span = f'<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="{number}">'
        text = text.replace(mention.text, f"{span}{escape(mention.name)}</span>", 1)
    return f"<p>{text}</p>{marks}"


def _html(content: str) -> JsonObject:
    return {"contentType": _HTML, "content": content}


def address_of(name: str) -> str:
    """Return the address of a file of that name, as far as anybody hears of it."""
    return f"https://files.example/{uuid5(_SPACE, name)}"


def _download(name: str) -> JsonObject:
    address = address_of(name)
    kind = name.rpartition(".")[2]
    content = {"downloadUrl": address, "uniqueId": str(uuid5(_SPACE, address)), "fileType": kind}
    return {"contentType": _DOWNLOAD, "contentUrl": address, "name": name, "content": content}
