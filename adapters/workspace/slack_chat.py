"""Slack as its people use it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from mimetypes import guess_type

from adapters.workspace.chat import (
    Choice,
    Control,
    Conversation,
    Done,
    File,
    Kind,
    Message,
    NotPossible,
    Person,
    Trouble,
)
from adapters.workspace.client import untaken
from adapters.workspace.gestures import Gesture, Upload
from adapters.workspace.interactions import Control as Pressable
from adapters.workspace.interactions import controls, elements
from adapters.workspace.people import Channel, ChannelKind, User
from adapters.workspace.state import JsonObject
from adapters.workspace.state import Message as Said
from adapters.workspace.workspace import Workspace
from bot.model.places import Account, Place, Platform

_KINDS = {ChannelKind.PUBLIC: Kind.CHANNEL, ChannelKind.PRIVATE: Kind.PRIVATE, ChannelKind.DIRECT: Kind.DIRECT}


class SlackChat:
    """`Chat` of the stand-in for Slack."""

    platform = Platform.SLACK

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._state = workspace.state

    @property
    def revision(self) -> int:
        """Rises with every change of what anybody sees."""
        return self._state.revision

    @property
    def trouble(self) -> Trouble:
        """What is wrong with it now."""
        return self._workspace.trouble

    def suffers(self, trouble: Trouble) -> None:
        """From now on this is wrong with it, and nothing else."""
        self._workspace.suffers(trouble)

    def people(self) -> tuple[Person, ...]:
        """Everybody but apps."""
        return tuple(self._person(user) for user in self._state.users if user.bot_id is None)

    def account(self, person: str) -> Account:
        """The account that somebody acts by, as the desk knows it."""
        known = self._state.user(person)
        if known is None:
            raise NotPossible(f"there is nobody called {person}")
        return Account(platform=self.platform, workspace=known.team, user=known.id)

    def place(self, conversation: str) -> Place:
        """Where a conversation is, as the desk knows it."""
        return Place(platform=self.platform, workspace=self._state.population.home.id, channel=conversation)

    def named(self, thing: str) -> str | None:
        """The name of the person, channel or bot of that id, as markup mentions them."""
        known = self._state.user(thing) or self._state.channel(thing)
        return known.name if known else None

    def conversations(self, person: str) -> tuple[Conversation, ...]:
        """The channels that somebody is in, and last their direct conversation with the desk."""
        direct = self._state.direct(person)
        channels = [one for one in self._state.channels_of(person) if one.kind is not ChannelKind.DIRECT]
        return tuple(self._conversation(channel) for channel in (*channels, direct))

    def messages(self, person: str, conversation: str, thread: str | None = None) -> tuple[Message, ...]:
        """What stands in a conversation itself or, root first, in a thread of it; earliest first."""
        self._is_in(person, conversation)
        whispers = [one for one in self._state.whispers(person) if one.channel == conversation]
        there = sorted((*self._state.messages(conversation), *whispers), key=lambda one: float(one.ts))
        if thread is not None:
            return tuple(self._message(person, one) for one in there if thread in (one.ts, one.thread))
        return tuple(self._message(person, one) for one in there if one.thread is None or one.broadcast)

    async def says(
        self, person: str, conversation: str, text: str, *, thread: str | None = None, files: Sequence[str] = ()
    ) -> Done:
        """Writes, with files by their names."""
        uploads = [Upload(name=name, mimetype=guess_type(name)[0] or "application/octet-stream") for name in files]
        return _done(await self._workspace.says(person, conversation, text, thread, uploads))

    async def edits(self, person: str, conversation: str, message: str, text: str) -> Done:
        """Changes what they wrote."""
        return _done(await self._workspace.edits(person, self._found(person, conversation, message), text))

    async def deletes(self, person: str, conversation: str, message: str) -> Done:
        """Deletes what they wrote."""
        return _done(await self._workspace.deletes(person, self._found(person, conversation, message)))

    async def presses(
        self,
        person: str,
        conversation: str,
        message: str,
        control: str,
        *,
        choice: str | None = None,
        inputs: Mapping[str, str] | None = None,
    ) -> Done:
        """Presses a control by its `key`, or makes a choice in it."""
        found = self._found(person, conversation, message)
        return _done(await self._workspace.presses(person, found, _pressable(found, control, choice)))

    async def commands(self, person: str, conversation: str, typed: str) -> Done:
        """Types a slash command, with its slash."""
        command, _, text = typed.strip().partition(" ")
        return _done(await self._workspace.runs(person, conversation, command, text.strip()))

    def _person(self, user: User) -> Person:
        home = self._state.population.home
        team = self._state.population.teams.get(user.team, home)
        return Person(
            id=user.id,
            name=user.name,
            handle=user.handle,
            about=user.about,
            organisation=team.name,
            timezone=user.timezone,
            is_staff=user.team == home.id,
        )

    def _conversation(self, channel: Channel) -> Conversation:
        direct = channel.kind is ChannelKind.DIRECT
        return Conversation(
            id=channel.id,
            name=self._state.population.bot.name if direct else channel.name,
            kind=_KINDS[channel.kind],
            is_shared=not direct and self._state.is_shared(channel),
        )

    def _message(self, reader: str, said: Said) -> Message:
        author = self._state.user(said.user)
        return Message(
            id=said.ts,
            conversation=said.channel,
            author=said.user,
            author_name=author.name if author else said.user,
            by_desk=said.user == self._state.population.bot.id,
            at=datetime.fromtimestamp(float(said.ts), UTC),
            text=said.text,
            thread=said.thread,
            blocks=said.blocks,
            controls=tuple(_control(block, element) for block, element in elements(said)),
            files=tuple(File(name=file["name"], url=file["url_private"]) for file in said.files),
            replies=0 if said.thread or said.only_for else len(self._state.thread(said.channel, said.ts)) - 1,
            is_edited=said.edited is not None,
            is_mine=said.user == reader,
            only_for_me=said.only_for is not None,
        )

    def _found(self, person: str, conversation: str, message: str) -> Said:
        found = self._state.find(conversation, message) or self._state.find_whisper(conversation, message, person)
        if found is None:
            raise NotPossible("That message is gone.")
        return found

    def _is_in(self, person: str, conversation: str) -> None:
        channel = self._state.channel(conversation)
        if channel is None or person not in channel.members:
            raise NotPossible("Nobody sees a conversation that they are not in.")


def _key(block_id: str, action_id: str) -> str:
    return f"{block_id}/{action_id}"


def _control(block_id: str, element: JsonObject) -> Control:
    label = element.get("text") or element.get("placeholder") or {}
    return Control(
        key=_key(block_id, element["action_id"]),
        label=label.get("text", ""),
        element=element,
        choices=tuple(Choice(value=one["value"], label=one["text"]["text"]) for one in element.get("options", ())),
    )


def _pressable(message: Said, key: str, choice: str | None) -> Pressable:
    for control in controls(message):
        option = control.option["value"] if control.option else None
        if (_key(control.block_id, control.action_id), option) == (key, choice):
            return control
    raise NotPossible("That button is gone.")


def _done(gesture: Gesture) -> Done:
    return Done(message=gesture.message.ts if gesture.message else None, problem=untaken(gesture.deliveries))
