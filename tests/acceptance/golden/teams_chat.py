"""The desk on the stand-in for Teams, over the wire."""

from datetime import datetime, timedelta

from adapters.sandbox.teams.seen import labels, shown
from adapters.sandbox.teams.state import Post
from adapters.teams.manifest import manifest
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.said import Said, from_teams
from tests.acceptance.golden.staged import Staged

HERE = Platform.TEAMS


class TeamsChat:
    """`Chat` on Teams."""

    def __init__(self, stage: Staged) -> None:
        self._stage = stage
        self._teams = stage.teams

    async def joins(self, who: str, where: str) -> None:
        """Somebody comes into a channel's team."""
        await self._teams.joins(cast.user(who, HERE), cast.channel(where, HERE))

    async def writes(self, who: str, where: str, text: str, thread: str | None = None) -> str:
        """Somebody writes."""
        return (await self._teams.says(cast.user(who, HERE), cast.channel(where, HERE), text, thread)).id

    async def forwards(self, who: str, where: str, said: str, comment: str, thread: str | None = None) -> str:
        """Somebody passes a post on."""
        user, channel = cast.user(who, HERE), cast.channel(where, HERE)
        post = _there(self._teams.state.find(channel, said))
        return (await self._teams.says(user, channel, comment, thread, forwards=post)).id

    async def edits(self, who: str, where: str, said: str, text: str) -> None:
        """Somebody changes what they wrote."""
        post = self._teams.state.find(cast.channel(where, HERE), said)
        await self._teams.edits(cast.user(who, HERE), _there(post), text)

    async def deletes(self, who: str, where: str, said: str) -> None:
        """Somebody deletes what they wrote."""
        post = self._teams.state.find(cast.channel(where, HERE), said)
        await self._teams.deletes(cast.user(who, HERE), _there(post))

    async def tells(self, who: str, text: str) -> None:
        """Somebody writes in their chat with the desk."""
        user = cast.user(who, HERE)
        await self._teams.says(user, self._teams.state.population.members[user].chat, text)

    async def presses(self, who: str, where: str, said: str, label: str) -> None:
        """Somebody presses."""
        post = self._teams.state.find(cast.channel(where, HERE), said)
        await self._teams.clicks(cast.user(who, HERE), _there(post), label)

    async def presses_privately(self, who: str, said: str, label: str) -> None:
        """Somebody presses in their chat with the desk."""
        (post,) = [post for post in self._told(who) if post.id == said]
        await self._teams.clicks(cast.user(who, HERE), post, label)

    async def fills(self, who: str, **answers: str) -> None:
        """Somebody fills in the form that came last into their chat with the desk, and sends it."""
        form = next(post for post in reversed(self._told(who)) if "Input." in str(post.card))
        await self._teams.clicks(cast.user(who, HERE), form, labels(form)[-1], answers)

    def form(self, who: str) -> str:
        """Everything that can be read in the form that came last into somebody's chat with the desk."""
        form = next(post for post in reversed(self._told(who)) if "Input." in str(post.card))
        return "\n".join((shown(form), *labels(form)))

    async def points(self, who: str, where: str, said: str) -> None:
        """Somebody chooses “Open a ticket” in the menu of a message."""
        post = self._teams.state.find(cast.channel(where, HERE), said)
        await self._teams.opens(cast.user(who, HERE), _there(post))

    async def chooses(self, who: str, where: str, said: str, entry: str) -> None:
        """Somebody chooses an entry in the menu of a message."""
        post = self._teams.state.find(cast.channel(where, HERE), said)
        entries = manifest(app_id="", url="https://desk.example", version="1.0.0")["composeExtensions"][0]["commands"]
        (command,) = [one["id"] for one in entries if one["title"] == entry]
        await self._teams.opens(cast.user(who, HERE), _there(post), command)

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
        return self._read(self._teams.messages(cast.channel(where, HERE)))

    def thread(self, where: str, root: str) -> list[Said]:
        """What stands in a thread."""
        return self._read(self._teams.thread(cast.channel(where, HERE), root))

    def private(self, who: str) -> list[Said]:
        """What the desk said to one person alone."""
        return self._read(self._told(who))

    def _told(self, who: str) -> tuple[Post, ...]:
        bot, user = self._teams.state.population.bot, cast.user(who, HERE)
        told = (*self._teams.direct(user), *self._teams.asides(user))
        return tuple(sorted((post for post in told if post.author == bot), key=lambda post: int(post.id)))

    def _read(self, posts: tuple[Post, ...]) -> list[Said]:
        there = self._teams.state.population
        names = {aad: member.name for aad, member in there.members.items()} | {there.bot: there.bot_name}
        return [from_teams(post, names) for post in posts]


def _there(post: Post | None) -> Post:
    if post is None:
        raise LookupError("there is no such message")
    return post
