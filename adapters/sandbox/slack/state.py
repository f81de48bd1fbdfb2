"""Everything said on the stand-in for Slack. Messages are values; saying, editing and removing replace them."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from msgspec import Struct
from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.people import RoomKind, SlackChannel, SlackPopulation, Standing, User
from adapters.sandbox.slack.triggers import Triggers
from adapters.sandbox.slack.view import View
from bot.ports import Clock


class Edit(Struct, frozen=True, kw_only=True):
    """The last change of a message: who made it, and when (a `ts`)."""

    by: str
    ts: str


class PostedMessage(Struct, frozen=True, kw_only=True):
    """One message. `ts` is its id in the channel; `thread` that of the root it is under.

    `only_for` is the one user who sees it. A `broadcast` reply is shown in the channel as well. `reactions` are names
    of emoji, each with a user.
    """

    ts: str
    channel: str
    user: str
    text: str
    thread: str | None = None
    blocks: tuple[JsonObject, ...] = ()
    metadata: JsonObject | None = None
    files: tuple[JsonObject, ...] = ()
    attachments: tuple[JsonObject, ...] = ()
    client_id: str | None = None
    edited: Edit | None = None
    broadcast: bool = False
    only_for: str | None = None
    reactions: tuple[tuple[str, str], ...] = ()

    @property
    def root(self) -> str:
        """Return the `ts` of the thread that it is in, or would begin."""
        return self.thread or self.ts


class MessageDraft(Struct, frozen=True, kw_only=True):
    """A message that nobody has sent yet."""

    channel: str
    user: str
    text: str
    thread: str | None = None
    blocks: Sequence[JsonObject] = ()
    metadata: JsonObject | None = None
    files: Sequence[JsonObject] = ()
    attachments: Sequence[JsonObject] = ()
    client_id: str | None = None
    broadcast: bool = False


class SlackState:
    """The people, channels and messages of one workspace. `revision` rises with every change.

    `views` has the modal that somebody has before them, by user; change it by `show_view` and `close_view` alone. A
    workspace that doesn't take tables yet (`takes_tables`) refuses a message with one.
    """

    def __init__(self, population: SlackPopulation, clock: Clock) -> None:
        self.population = population
        self.revision = 0
        self.takes_tables = True
        self.triggers = Triggers(clock)
        self.views: dict[str, View] = {}
        self._clock = clock
        self._users = {**population.users, population.bot.id: population.bot}
        self._channels = dict(population.channels)
        self._messages: dict[tuple[str, str], PostedMessage] = {}
        self._private_messages: dict[tuple[str, str], PostedMessage] = {}
        self._homes: dict[str, PostedMessage] = {}
        self._last = 0

    @property
    def users(self) -> tuple[User, ...]:
        """Return everybody, the desk's own user included."""
        return tuple(self._users.values())

    def user(self, user: str) -> User | None:
        """Return the user of that id; None if there isn't one."""
        return self._users.get(user)

    def channel(self, channel: str) -> SlackChannel | None:
        """Return the channel of that id; None if there isn't one."""
        return self._channels.get(channel)

    def channels_of(self, user: str) -> tuple[SlackChannel, ...]:
        """Return the conversations that somebody is in."""
        return tuple(channel for channel in self._channels.values() if user in channel.members)

    def direct(self, user: str) -> SlackChannel:
        """Return the conversation between the desk and one user, which begins when it is asked for."""
        channel = SlackChannel(
            id=f"D{user[1:]}",
            name=f"direct-{user}",
            members=frozenset({user, self.population.bot.id}),
            kind=RoomKind.DIRECT,
        )
        return self._channels.setdefault(channel.id, channel)

    def is_shared(self, channel: SlackChannel) -> bool:
        """Return True if people of other workspaces are in the channel too."""
        return any(user.team != self.population.home.id for user in self._in(channel))

    def teams_in(self, channel: SlackChannel) -> tuple[str, ...]:
        """Return the workspaces whose people are in the channel, sorted."""
        return tuple(sorted({user.team for user in self._in(channel)}))

    def add_user(self, user: User) -> None:
        """Give somebody an account."""
        self._users[user.id] = user
        self.revision += 1

    def set_members(self, channel: str, members: Iterable[str]) -> None:
        """Let exactly these users be in the channel from now on."""
        self._channels[channel] = replace(self._channels[channel], members=frozenset(members))
        self.revision += 1

    def set_channel_id(self, old: str, new: str) -> SlackChannel:
        """Give a channel another id; what was said there is known by the new one, at the same times."""
        channel = self._channels[new] = replace(self._channels.pop(old), id=new)
        for kept in (self._messages, self._private_messages):
            moved = [replace(message, channel=new) for message in kept.values() if message.channel == old]
            for message in moved:
                del kept[old, message.ts]
                kept[new, message.ts] = message
        self.revision += 1
        return channel

    def set_standing(self, channel: str, standing: Standing) -> None:
        """Archive a channel, or open it again."""
        self._channels[channel] = replace(self._channels[channel], standing=standing)
        self.revision += 1

    def show_view(self, modal: View) -> None:
        """Put a modal before its user, or another state of it."""
        self.views[modal.user] = modal
        self.revision += 1

    def close_view(self, user: str) -> None:
        """Take away the modal that somebody has before them."""
        self.views.pop(user, None)
        self.revision += 1

    def stamp(self) -> str:
        """Return the next `ts`: the clock's time in microseconds, later than every one before."""
        self._last = max(self._last + 1, int(self._clock.now().timestamp() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def post(self, draft: MessageDraft) -> PostedMessage:
        """Post a message for everybody in the channel."""
        message = self._sent(draft, only_for=None)
        self._keep(self._messages, message)
        return message

    def send_privately(self, draft: MessageDraft, only_for: str) -> PostedMessage:
        """Show a message to one user alone."""
        message = self._sent(draft, only_for=only_for)
        self._keep(self._private_messages, message)
        return message

    def show_home(self, user: str, draft: MessageDraft) -> PostedMessage:
        """Put a page on somebody's Home tab, in the place of the one before."""
        self._homes[user] = self._sent(draft, only_for=user)
        self.revision += 1
        return self._homes[user]

    def home(self, user: str) -> PostedMessage | None:
        """Return somebody's Home tab; None if nothing was published there."""
        return self._homes.get(user)

    def edit(self, edited: PostedMessage) -> PostedMessage:
        """Put a changed message in the place of the one with its `ts`."""
        self._keep(self._private_messages if edited.only_for else self._messages, edited)
        return edited

    def remove(self, message: PostedMessage) -> None:
        """Delete a message."""
        (self._private_messages if message.only_for else self._messages).pop((message.channel, message.ts), None)
        self.revision += 1

    def find(self, channel: str, ts: str) -> PostedMessage | None:
        """Return the message of that `ts` that everybody sees; None if there isn't one."""
        return self._messages.get((channel, ts))

    def find_private(self, channel: str, ts: str, reader: str) -> PostedMessage | None:
        """Return the message of that `ts` that `reader` alone sees; None if there isn't one."""
        message = self._private_messages.get((channel, ts))
        return message if message is not None and message.only_for == reader else None

    def messages(self, channel: str) -> tuple[PostedMessage, ...]:
        """Return everything said in a channel and its threads, earliest first."""
        return tuple(message for message in self._messages.values() if message.channel == channel)

    def thread(self, channel: str, root: str) -> tuple[PostedMessage, ...]:
        """Return a thread, root first."""
        return tuple(message for message in self.messages(channel) if root in (message.ts, message.thread))

    def private_messages(self, reader: str) -> tuple[PostedMessage, ...]:
        """Return the messages that one user alone sees, earliest first."""
        return tuple(message for message in self._private_messages.values() if message.only_for == reader)

    def _in(self, channel: SlackChannel) -> tuple[User, ...]:
        return tuple(self._users[member] for member in channel.members if member in self._users)

    def _sent(self, draft: MessageDraft, only_for: str | None) -> PostedMessage:
        return PostedMessage(
            ts=self.stamp(),
            channel=draft.channel,
            user=draft.user,
            text=draft.text,
            thread=draft.thread,
            blocks=tuple(deepcopy(list(draft.blocks))),
            metadata=deepcopy(draft.metadata),
            files=tuple(deepcopy(list(draft.files))),
            attachments=tuple(deepcopy(list(draft.attachments))),
            client_id=draft.client_id,
            broadcast=draft.broadcast,
            only_for=only_for,
        )

    def _keep(self, kept: dict[tuple[str, str], PostedMessage], message: PostedMessage) -> None:
        kept[message.channel, message.ts] = message
        self.revision += 1
