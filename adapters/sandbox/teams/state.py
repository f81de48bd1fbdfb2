"""Everything said on the stand-in for Teams. Posts are values; saying, editing and removing replace them."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import fields, replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.teams.people import Installation, Member, TeamsChannel, TeamsPopulation
from bot.ports import Clock

ASIDE_STAYS: Final = timedelta(hours=24)
"""The time after which clients drop what only one person sees."""


class Mentioned(Struct, frozen=True, kw_only=True):
    """A mention as it is sent beside a text: its words in the text, and who is meant by it."""

    text: str
    id: str
    name: str


class PostDraft(Struct, frozen=True, kw_only=True):
    """A message that nobody has sent yet. `root` is the id of the message it is under.

    `conversation` is a channel, or somebody's personal chat with the bot; `author` an object id, or the bot's id.
    `text` is as it travels: escaped, with mentions in `<at>`. `only_for` is the one person (object id) who sees it
    beside the bot.
    """

    conversation: str
    author: str
    text: str = ""
    root: str | None = None
    card: JsonObject | None = None
    mentions: tuple[Mentioned, ...] = ()
    files: tuple[str, ...] = ()
    forwards: "Post | None" = None
    quotes: "Post | None" = None
    only_for: str = ""


class Post(PostDraft, frozen=True, kw_only=True):
    """One message. `id` is that of its activity; `reactions` are names of emoji, each with an object id."""

    id: str
    is_edited: bool = False
    reactions: tuple[tuple[str, str], ...] = ()

    @property
    def thread(self) -> str:
        """Return the id of the message that its thread is under, or would be."""
        return self.root or self.id


@dataclass(kw_only=True)
class TeamsState:
    """The members, channels and posts of one tenant. `revision` rises with every change.

    `reactions` says whether bots may put any.
    """

    population: TeamsPopulation
    clock: Clock
    reactions: Reactions = Reactions.REFUSED
    revision: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Begin with nothing said."""
        self._channels = dict(self.population.channels)
        self._posts: dict[tuple[str, str], Post] = {}
        self._last = 0

    def member(self, named: str) -> Member | None:
        """Return the member of that object id, or of the id that bots know; None if there isn't one."""
        found = self.population.members.get(named)
        return found or next((one for one in self.population.members.values() if one.id == named), None)

    def chat_of(self, conversation: str) -> Member | None:
        """Return the member whose personal chat with the bot this is; None if it isn't anybody's."""
        return next((one for one in self.population.members.values() if one.chat == conversation), None)

    def channel(self, named: str) -> TeamsChannel | None:
        """Return the channel of that id; None if there isn't one."""
        return self._channels.get(named)

    def team(self, named: str) -> tuple[TeamsChannel, ...]:
        """Return the channels of a team."""
        return tuple(channel for channel in self._channels.values() if channel.team == named)

    def channels_of(self, aad: str) -> tuple[TeamsChannel, ...]:
        """Return the channels that somebody sees."""
        return tuple(channel for channel in self._channels.values() if aad in channel.members)

    def set_members(self, channel: str, members: Iterable[str]) -> None:
        """Let exactly these people be in the channel from now on."""
        self._channels[channel] = replace(self._channels[channel], members=frozenset(members))
        self.revision += 1

    def set_installation(self, channel: str, installation: Installation) -> None:
        """Take the app out of a channel, or put it in."""
        self._channels[channel] = replace(self._channels[channel], installation=installation)
        self.revision += 1

    def stamp(self) -> str:
        """Return the next activity id: the clock's time in milliseconds, later than every one before."""
        self._last = max(self._last + 1, int(self.clock.now().timestamp() * 1000))
        return str(self._last)

    def post(self, draft: PostDraft) -> Post:
        """Post a message."""
        held = {one.name: getattr(draft, one.name) for one in fields(PostDraft)}
        return self.put(Post(id=self.stamp(), **held | {"card": deepcopy(draft.card)}))

    def put(self, post: Post) -> Post:
        """Keep a post, in the place of the one with its id."""
        self._posts[post.conversation, post.id] = post
        self.revision += 1
        return post

    def remove(self, post: Post) -> None:
        """Delete a post."""
        self._posts.pop((post.conversation, post.id), None)
        self.revision += 1

    def find(self, conversation: str, activity: str) -> Post | None:
        """Return the post of that id; None if there isn't one, or not any more."""
        found = self._posts.get((conversation, activity))
        return found if found and self._stands(found) else None

    def posts(self, conversation: str, reader: str = "") -> tuple[Post, ...]:
        """Return everything said in a conversation and its threads, earliest first.

        That is what everybody reads, and what one reader (an object id) alone does.
        """
        there = (post for post in self._posts.values() if post.conversation == conversation)
        return tuple(post for post in there if not post.only_for or (post.only_for == reader and self._stands(post)))

    def thread(self, conversation: str, root: str) -> tuple[Post, ...]:
        """Return a thread as everybody reads it, root first."""
        return tuple(post for post in self.posts(conversation) if root in (post.id, post.root))

    def asides(self, reader: str) -> tuple[Post, ...]:
        """Return what was said in channels for one person alone, earliest first: what their client has dropped too."""
        return tuple(one for one in self._posts.values() if reader and one.only_for == reader)

    def _stands(self, post: Post) -> bool:
        said = datetime.fromtimestamp(int(post.id) / 1000, UTC)
        return not post.only_for or self.clock.now() - said < ASIDE_STAYS
