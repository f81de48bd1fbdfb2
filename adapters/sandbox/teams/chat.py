"""Teams as its people use it."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from adapters.sandbox.core.delivery import untaken
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import (
    ControlSight,
    ConversationSight,
    Deed,
    Done,
    FileSight,
    Kind,
    MessageSight,
    Modal,
    NotPossible,
    PersonSight,
    Trouble,
    reactions,
)
from adapters.sandbox.teams import sights
from adapters.sandbox.teams.activities import address_of
from adapters.sandbox.teams.card_parts import actions_of
from adapters.sandbox.teams.gesture import TeamsGesture
from adapters.sandbox.teams.people import Member
from adapters.sandbox.teams.sandbox import TeamsSandbox
from adapters.sandbox.teams.seen import shown
from adapters.sandbox.teams.state import Post
from bot.model.places import Account, Place, Platform

COMMANDS: Final = {Deed.OPEN: "open", Deed.REPLY: "reply", Deed.SPLIT: "split"}
"""The id of each entry of the app, as its manifest has it."""


class TeamsChat:
    """The stand-in for Teams as a `Chat`."""

    platform = Platform.TEAMS
    command = "/plandesk"

    def __init__(self, teams: TeamsSandbox) -> None:
        self._teams = teams
        self._state = teams.state
        self._there = teams.state.population

    @property
    def revision(self) -> int:
        """Return a number that rises with every change of what anybody sees."""
        return self._state.revision

    @property
    def trouble(self) -> Trouble:
        """Return what is wrong with Teams now."""
        return self._teams.trouble

    def suffers(self, trouble: Trouble) -> None:
        """Let this be wrong with Teams from now on, and nothing else."""
        self._teams.suffers(trouble)

    def people(self) -> tuple[PersonSight, ...]:
        """Return everybody in the tenant."""
        return tuple(sights.person(member) for member in self._there.members.values())

    def account(self, person: str) -> Account:
        """Return the account that somebody acts by, as the desk knows it."""
        member = self._member(person)
        return Account(platform=self.platform, workspace=member.tenant or self._there.tenant, user=member.aad)

    def place(self, conversation: str) -> Place:
        """Return the place of a conversation, as the desk knows it."""
        return Place(platform=self.platform, workspace=self._there.tenant, channel=conversation)

    def named(self, thing: str) -> str | None:
        """Return the name of the person, channel or bot of that id, as markup mentions them; None if unknown."""
        if thing == self._there.bot:
            return self._there.bot_name
        known = self._state.member(thing) or self._state.channel(thing)
        return known.name if known else None

    def conversations(self, person: str) -> tuple[ConversationSight, ...]:
        """Return the channels that somebody is in, and last their personal chat with the desk.

        The chat has no threads, and people of other tenants have none.
        """
        me = self._member(person)
        direct = ConversationSight(id=me.chat, name=self._there.bot_name, kind=Kind.DIRECT, has_threads=False)
        channels = (sights.conversation(channel) for channel in self._state.channels_of(person))
        return (*channels, *(() if me.tenant else (direct,)))

    def messages(self, person: str, conversation: str, thread: str | None = None) -> tuple[MessageSight, ...]:
        """Return the messages of a conversation itself or, root first, of a thread of it; earliest first."""
        channel = self._state.channel(conversation)
        if person not in channel.members if channel else self._member(person).chat != conversation:
            raise NotPossible("Nobody sees a conversation that they are not in.")
        there = self._state.posts(conversation, person)
        if thread is not None:
            return tuple(self._message(person, post) for post in there if thread in (post.id, post.root))
        return tuple(self._message(person, post) for post in there if post.root is None)

    async def says(
        self, person: str, conversation: str, text: str, *, thread: str | None = None, files: Sequence[str] = ()
    ) -> Done:
        """Write a message, with files by their names."""
        return _done(await self._teams.says(person, conversation, text, thread, files))

    async def forwards(self, person: str, conversation: str, message: str, to: str, comment: str = "") -> Done:
        """Pass a message on to another conversation."""
        return _done(await self._teams.says(person, to, comment, forwards=self._found(conversation, message)))

    async def edits(self, person: str, conversation: str, message: str, text: str) -> Done:
        """Change the text of a message that this person wrote."""
        return _done(await self._teams.edits(person, self._found(conversation, message), text))

    async def deletes(self, person: str, conversation: str, message: str) -> Done:
        """Delete a message that this person wrote."""
        return _done(await self._teams.deletes(person, self._found(conversation, message)))

    async def reacts(self, person: str, conversation: str, message: str, emoji: str) -> Done:
        """Put an emoji, by its name, under a message, or take this person's back if it is there."""
        found = self._found(conversation, message)
        is_there = (emoji, person) in found.reactions
        react = self._teams.takes_back if is_there else self._teams.reacts
        return _done(await react(person, found, emoji))

    async def chooses(self, person: str, conversation: str, message: str, deed: Deed) -> Done:
        """Choose an entry of the desk's app in the menu of a message."""
        return _done(await self._teams.opens(person, self._found(conversation, message), COMMANDS[deed]))

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
        """Press an action by its place in the card; choices are among the inputs."""
        post = self._found(conversation, message)
        there = {str(number): action for number, action in enumerate(actions_of(post.card or {}))}
        if control not in there:
            raise NotPossible("That button is gone.")
        return _done(await self._teams.presses(person, post, there[control], inputs))

    def modal(self, person: str) -> Modal | None:
        """Return None: forms are cards here."""
        return None

    async def submits(self, person: str, filled: Mapping[str, str]) -> Done:
        """Raise NotPossible: there is nothing to send."""
        raise NotPossible("Forms are cards on Teams.")

    async def closes(self, person: str) -> Done:
        """Raise NotPossible: there is nothing to close."""
        raise NotPossible("Forms are cards on Teams.")

    def home(self, person: str) -> MessageSight | None:
        """Return None: there is no such page, and the desk answers in one's own chat."""
        return None

    async def opens_home(self, person: str) -> Done:
        """Raise NotPossible: there is no such page."""
        raise NotPossible("There is no page of the desk here. Write to it instead, such as: help")

    async def presses_at_home(self, person: str, control: str, *, choice: str | None = None) -> Done:
        """Raise NotPossible: there is no such page."""
        raise NotPossible("That button is gone.")

    def no_commands(self, person: str, conversation: str, thread: str | None) -> str | None:
        """Return why slash commands don't work in one's own chat; None elsewhere."""
        return None if self._state.channel(conversation) else "not needed here: just write"

    async def commands(self, person: str, conversation: str, typed: str, *, thread: str | None = None) -> Done:
        """Say something to the desk alone, in a channel or a thread of it."""
        command, _, text = typed.strip().partition(" ")
        if command != self.command:
            raise NotPossible(
                f"{command} is not known here: write {self.command} instead, such as: {self.command} help"
            )
        if hindrance := self.no_commands(person, conversation, thread):
            raise NotPossible(f"{command} is {hindrance}.")
        return _done(await self._teams.says_aside(person, conversation, text.strip(), thread))

    def _member(self, person: str) -> Member:
        known = self._state.member(person)
        if known is None:
            raise NotPossible(f"there is nobody called {person}")
        return known

    def _message(self, reader: str, post: Post) -> MessageSight:
        actions = enumerate(actions_of(post.card or {}))
        return MessageSight(
            id=post.id,
            conversation=post.conversation,
            author=post.author,
            author_name=self.named(post.author) or post.author,
            by_desk=post.author == self._there.bot,
            at=datetime.fromtimestamp(int(post.id) / 1000, UTC),
            text=sights.plain(post),
            thread=post.root,
            card=post.card,
            controls=tuple(
                ControlSight(key=str(n), label=str(one.get("title", "")), element=one) for n, one in actions
            ),
            files=tuple(FileSight(name=name, url=address_of(name)) for name in post.files),
            passed_on=self._passed_on(post),
            reactions=reactions(post.reactions),
            is_edited=post.is_edited,
            is_mine=post.author == reader,
            only_for_me=bool(post.only_for),
            hindrances=sights.hindrances(self._state, reader, post),
        )

    def _passed_on(self, post: Post) -> tuple[str, ...]:
        others = filter(None, (post.forwards, post.quotes))
        return tuple(f"{self.named(one.author) or one.author}: {shown(one)}" for one in others)

    def _found(self, conversation: str, message: str) -> Post:
        found = self._state.find(conversation, message)
        if found is None:
            raise NotPossible("That message is gone.")
        return found


def _done(gesture: TeamsGesture) -> Done:
    return Done(
        message=gesture.message.id if gesture.message else None,
        shown=_shown(gesture.deliveries[0].answer) if gesture.deliveries else None,
        problem=untaken(gesture.deliveries),
    )


def _shown(answer: str) -> str | None:
    """Return what the answer to an invoke says, beside the button or in a dialog; None if it says nothing."""
    try:
        told: JsonObject = json.loads(answer)
        value = told["value"] if "value" in told else told["task"]["value"]
    except (ValueError, LookupError, TypeError):
        return None
    return value if isinstance(value, str) else None
