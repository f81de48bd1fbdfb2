"""Slack on the page."""

from collections.abc import Sequence
from datetime import UTC, datetime

from adapters.workspace.asked import text, thread
from adapters.workspace.chat import NotPossible
from adapters.workspace.client import Delivery
from adapters.workspace.gestures import Gestures
from adapters.workspace.interactions import Control, controls
from adapters.workspace.people import Channel, ChannelKind, User
from adapters.workspace.state import JsonObject, Message


class SlackSide:
    """`Side` of the stand-in for Slack."""

    def __init__(self, workspace: Gestures) -> None:
        self._workspace = workspace
        self._state = workspace.state

    @property
    def revision(self) -> int:
        """Rises with every change."""
        return self._state.revision

    def people(self) -> list[JsonObject]:
        """Everybody but apps."""
        return [self._person(user) for user in self._state.users if user.bot_id is None]

    def seen_by(self, who: str) -> JsonObject:
        """The channels of somebody, with everything in them that they see."""
        me = self._state.user(who)
        self._state.direct(who)
        mine = self._state.channels_of(who)
        whispers = self._state.whispers(who)
        said = {
            channel.id: [*self._state.messages(channel.id), *(m for m in whispers if m.channel == channel.id)]
            for channel in mine
        }
        names = {user.id: user.name for user in self._state.users}
        return {
            "names": names | {channel.id: channel.name for channel in mine},
            "desk": self._state.population.bot.id,
            "commands": me is not None and me.team == self._state.population.home.id,
            "channels": [self._channel(channel) for channel in mine],
            "messages": {channel: [_message(message) for message in messages] for channel, messages in said.items()},
        }

    async def says(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody writes."""
        said = await self._workspace.says(
            text(asked, "as"), text(asked, "channel"), text(asked, "text"), thread=thread(asked)
        )
        return said.deliveries

    async def clicks(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody presses a button, or an option of a list."""
        reader, channel, ts = text(asked, "as"), text(asked, "channel"), text(asked, "ts")
        message = self._state.find(channel, ts) or self._state.find_whisper(channel, ts, reader)
        if message is None:
            raise NotPossible("That message is gone.")
        return (await self._workspace.presses(reader, message, _pressed(message, asked))).deliveries

    async def commands(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody types a slash command."""
        command, _, rest = text(asked, "text").strip().partition(" ")
        ran = await self._workspace.runs(text(asked, "as"), text(asked, "channel"), command, rest.strip())
        return ran.deliveries

    def _person(self, user: User) -> JsonObject:
        home = self._state.population.home
        team = self._state.population.teams.get(user.team, home)
        return {"id": user.id, "name": user.name, "about": user.about, "team": team.name, "home": user.team == home.id}

    def _channel(self, channel: Channel) -> JsonObject:
        is_direct = channel.kind is ChannelKind.DIRECT
        name = self._state.population.bot.name if is_direct else channel.name
        return {"id": channel.id, "name": name, "kind": channel.kind.value, "shared": self._state.is_shared(channel)}


def _pressed(message: Message, asked: JsonObject) -> Control:
    wanted = (text(asked, "block"), text(asked, "action"), asked.get("option"))
    for control in controls(message):
        option = control.option["value"] if control.option else None
        if (control.block_id, control.action_id, option) == wanted:
            return control
    raise NotPossible("That button is gone.")


def _message(message: Message) -> JsonObject:
    return {
        "ts": message.ts,
        "at": datetime.fromtimestamp(float(message.ts), UTC).isoformat(),
        "user": message.user,
        "text": message.text,
        "thread": message.thread,
        "blocks": list(message.blocks),
        "files": [file["name"] for file in message.files],
        "edited": message.edited is not None,
        "private": message.only_for is not None,
    }
