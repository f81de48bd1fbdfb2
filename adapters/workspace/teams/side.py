"""Teams on the page."""

from collections.abc import Sequence
from datetime import UTC, datetime
from html import unescape

from adapters.workspace.asked import Unreadable, text, thread
from adapters.workspace.chat import NotPossible
from adapters.workspace.client import Delivery
from adapters.workspace.state import JsonObject
from adapters.workspace.teams.card_parts import actions_of
from adapters.workspace.teams.gestures import Gestures
from adapters.workspace.teams.people import Channel, Member
from adapters.workspace.teams.state import Post


class TeamsSide:
    """`Side` of the stand-in for Teams."""

    def __init__(self, teams: Gestures) -> None:
        self._teams = teams
        self._state = teams.state

    @property
    def revision(self) -> int:
        """Rises with every change."""
        return self._state.revision

    def people(self) -> list[JsonObject]:
        """Everybody in the tenant."""
        return [_person(member) for member in self._state.population.members.values()]

    def seen_by(self, who: str) -> JsonObject:
        """The channels of somebody and their chat with the desk, with everything in them."""
        there = self._state.population
        me = there.members[who]
        mine = self._state.channels_of(who)
        names = {member.aad: member.name for member in there.members.values()} | {there.bot: there.bot_name}
        chat = {"id": me.chat, "name": there.bot_name, "kind": "im", "shared": False}
        return {
            "names": names | {channel.id: channel.name for channel in mine},
            "desk": there.bot,
            "commands": False,
            "channels": [*(_channel(channel) for channel in mine), chat],
            "messages": {
                conversation: [_message(post) for post in self._state.posts(conversation)]
                for conversation in (*(channel.id for channel in mine), me.chat)
            },
        }

    async def says(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody writes."""
        who, conversation, words = text(asked, "as"), text(asked, "channel"), text(asked, "text")
        return (await self._teams.says(who, conversation, words, root=thread(asked))).deliveries

    async def clicks(self, asked: JsonObject) -> Sequence[Delivery]:
        """Somebody presses an action, given by its place among those of the card, and fills in inputs."""
        post = self._state.find(text(asked, "channel"), text(asked, "ts"))
        if post is None or post.card is None:
            raise NotPossible("That message is gone.")
        number, inputs = asked.get("number"), asked.get("inputs", {})
        if not isinstance(number, int) or not isinstance(inputs, dict):
            raise Unreadable("number: which action; inputs: what was filled in")
        there = dict(enumerate(actions_of(post.card)))
        if number not in there:
            raise NotPossible("That button is gone.")
        return (await self._teams.presses(text(asked, "as"), post, there[number], inputs)).deliveries

    async def commands(self, asked: JsonObject) -> Sequence[Delivery]:
        """There are no slash commands."""
        raise NotPossible("There are no slash commands here. Write to @plandesk instead, such as: @plandesk help")


def _person(member: Member) -> JsonObject:
    return {
        "id": member.aad,
        "name": member.name,
        "about": member.about,
        "team": f"{member.organisation} on Teams",
        "home": False,
    }


def _channel(channel: Channel) -> JsonObject:
    return {"id": channel.id, "name": channel.name, "kind": "channel", "shared": False}


def _message(post: Post) -> JsonObject:
    """A post; its text is plain here, with the names of those who are mentioned."""
    plain = post.text.replace("&nbsp;", " ")
    for mention in post.mentions:
        plain = plain.replace(mention.text, f"@{mention.name}")
    return {
        "ts": post.id,
        "at": datetime.fromtimestamp(int(post.id) / 1000, UTC).isoformat(),
        "user": post.author,
        "text": unescape(plain),
        "thread": post.root,
        "card": post.card or {},
        "files": list(post.files),
        "edited": post.is_edited,
        "private": False,
    }
