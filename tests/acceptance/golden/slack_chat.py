"""The desk on the stand-in for Slack, over the wire."""

from datetime import datetime, timedelta

from adapters.sandbox.slack.state import PostedMessage
from adapters.slack.scopes import SHORTCUTS
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.said import Said, from_slack
from tests.acceptance.golden.staged import Staged
from tests.acceptance.story import texts

HERE = Platform.SLACK


class SlackChat:
    """`Chat` on Slack."""

    def __init__(self, stage: Staged) -> None:
        self._stage = stage
        self._slack = stage.sandbox.slack

    async def joins(self, who: str, where: str) -> None:
        """Somebody comes into a channel."""
        await self._slack.joins(cast.user(who, HERE), cast.channel(where, HERE))

    async def writes(self, who: str, where: str, text: str, thread: str | None = None) -> str:
        """Somebody writes."""
        user, channel = cast.user(who, HERE), cast.channel(where, HERE)
        return (await self._slack.says(user, channel, text, thread)).ts

    async def forwards(self, who: str, where: str, said: str, comment: str, thread: str | None = None) -> str:
        """Somebody passes a message on."""
        user, channel = cast.user(who, HERE), cast.channel(where, HERE)
        message = _there(self._slack.state.find(channel, said))
        return (await self._slack.says(user, channel, comment, thread, forwards=message)).ts

    async def edits(self, who: str, where: str, said: str, text: str) -> None:
        """Somebody changes what they wrote."""
        message = self._slack.state.find(cast.channel(where, HERE), said)
        await self._slack.edits(cast.user(who, HERE), _there(message), text)

    async def deletes(self, who: str, where: str, said: str) -> None:
        """Somebody deletes what they wrote."""
        message = self._slack.state.find(cast.channel(where, HERE), said)
        await self._slack.deletes(cast.user(who, HERE), _there(message))

    async def tells(self, who: str, text: str) -> None:
        """Somebody writes in their conversation with the desk."""
        user = cast.user(who, HERE)
        await self._slack.says(user, self._slack.state.direct(user).id, text)

    async def presses(self, who: str, where: str, said: str, label: str) -> None:
        """Somebody presses."""
        message = self._slack.state.find(cast.channel(where, HERE), said)
        await self._slack.clicks(cast.user(who, HERE), _there(message), label)

    async def presses_privately(self, who: str, said: str, label: str) -> None:
        """Somebody presses in a direct message, or in what they alone see."""
        (message,) = [message for message in self._told(who) if message.ts == said]
        await self._slack.clicks(cast.user(who, HERE), message, label)

    async def fills(self, who: str, **answers: str) -> None:
        """Somebody fills in the form that they have before them, and sends it."""
        user = cast.user(who, HERE)
        await self._slack.submits(user, self._slack.state.views[user], answers)

    def form(self, who: str) -> str:
        """Everything that can be read in the form that somebody has before them."""
        modal = self._slack.state.views[cast.user(who, HERE)]
        return "\n".join((*texts(modal.view), *modal.errors.values()))

    async def points(self, who: str, where: str, said: str) -> None:
        """Somebody puts 🎫 on a message."""
        message = self._slack.state.find(cast.channel(where, HERE), said)
        await self._slack.reacts(cast.user(who, HERE), _there(message), "ticket")

    async def chooses(self, who: str, where: str, said: str, entry: str) -> None:
        """Somebody chooses an entry in the menu of a message."""
        message = self._slack.state.find(cast.channel(where, HERE), said)
        (callback,) = [callback for callback, (name, _) in SHORTCUTS.items() if name == entry]
        await self._slack.shortcut(cast.user(who, HERE), _there(message), callback)

    async def passes(self, by: timedelta) -> None:
        """Time passes."""
        await self._stage.passes(by)

    async def settled(self) -> None:
        """All timers asked, everything said."""
        await self._stage.settled()

    async def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""
        return await self._stage.next_timer_at()

    def channel(self, where: str) -> list[Said]:
        """What stands in the channel itself."""
        return self._read(self._slack.messages(cast.channel(where, HERE)))

    def thread(self, where: str, root: str) -> list[Said]:
        """What stands in a thread."""
        return self._read(self._slack.thread(cast.channel(where, HERE), root))

    def private(self, who: str) -> list[Said]:
        """What the desk said to one person alone."""
        return self._read(self._told(who))

    def _told(self, who: str) -> tuple[PostedMessage, ...]:
        user = cast.user(who, HERE)
        bot = self._slack.state.population.bot.id
        direct = [message for message in self._slack.direct(user) if message.user == bot]
        return tuple(sorted((*direct, *self._slack.ephemeral(user)), key=lambda message: float(message.ts)))

    def _read(self, messages: tuple[PostedMessage, ...]) -> list[Said]:
        names = {user.id: user.name for user in self._slack.state.users}
        return [from_slack(message, names) for message in messages]


def _there(message: PostedMessage | None) -> PostedMessage:
    if message is None:
        raise LookupError("there is no such message")
    return message
