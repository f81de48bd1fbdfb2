"""Slack as its people use it."""

from collections.abc import Mapping, Sequence
from mimetypes import guess_type
from typing import Final

from adapters.sandbox.core.delivery import untaken
from adapters.sandbox.core.sights import (
    ConversationSight,
    Deed,
    Done,
    MessageSight,
    Modal,
    NotPossible,
    PersonSight,
    Trouble,
)
from adapters.sandbox.slack import sights
from adapters.sandbox.slack.gesture import SlackGesture
from adapters.sandbox.slack.people import RoomKind
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage as Said
from adapters.sandbox.slack.uploads import Upload
from adapters.sandbox.slack.view import View
from bot.model.places import Account, Place, Platform

CALLBACKS: Final = {Deed.OPEN: "open_ticket", Deed.REPLY: "reply_to_customer", Deed.SPLIT: "split_ticket"}
"""The id of each entry of the app, as its manifest has it."""


class SlackChat:
    """The stand-in for Slack as a `Chat`."""

    platform = Platform.SLACK
    command = ""

    def __init__(self, slack: SlackSandbox) -> None:
        self._slack = slack
        self._state = slack.state

    @property
    def revision(self) -> int:
        """Return a number that rises with every change of what anybody sees."""
        return self._state.revision

    @property
    def trouble(self) -> Trouble:
        """Return what is wrong with Slack now."""
        return self._slack.trouble

    def suffers(self, trouble: Trouble) -> None:
        """Let this be wrong with Slack from now on, and nothing else."""
        self._slack.suffers(trouble)

    def people(self) -> tuple[PersonSight, ...]:
        """Return everybody but apps."""
        return tuple(sights.person(self._state, user) for user in self._state.users if user.bot_id is None)

    def account(self, person: str) -> Account:
        """Return the account that somebody acts by, as the desk knows it."""
        known = self._state.user(person)
        if known is None:
            raise NotPossible(f"there is nobody called {person}")
        return Account(platform=self.platform, workspace=known.team, user=known.id)

    def place(self, conversation: str) -> Place:
        """Return the place of a conversation, as the desk knows it."""
        return Place(platform=self.platform, workspace=self._state.population.home.id, channel=conversation)

    def named(self, thing: str) -> str | None:
        """Return the name of the person, channel or bot of that id, as markup mentions them; None if unknown."""
        known = self._state.user(thing) or self._state.channel(thing)
        return known.name if known else None

    def conversations(self, person: str) -> tuple[ConversationSight, ...]:
        """Return the channels that somebody is in, and last their direct conversation with the desk."""
        direct = self._state.direct(person)
        channels = [one for one in self._state.channels_of(person) if one.kind is not RoomKind.DIRECT]
        return tuple(sights.conversation(self._state, person, channel) for channel in (*channels, direct))

    def messages(self, person: str, conversation: str, thread: str | None = None) -> tuple[MessageSight, ...]:
        """Return the messages of a conversation itself or, root first, of a thread of it; earliest first.

        What only this person sees is among them.
        """
        self._is_in(person, conversation)
        private_messages = [one for one in self._state.private_messages(person) if one.channel == conversation]
        there = sorted((*self._state.messages(conversation), *private_messages), key=lambda one: float(one.ts))
        if thread is None:
            there = [one for one in there if one.thread is None or one.broadcast]
        else:
            there = [one for one in there if thread in (one.ts, one.thread)]
        return tuple(sights.message(self._state, person, one) for one in there)

    async def says(
        self, person: str, conversation: str, text: str, *, thread: str | None = None, files: Sequence[str] = ()
    ) -> Done:
        """Write a message, with files by their names."""
        uploads = [Upload(name=name, mimetype=guess_type(name)[0] or "application/octet-stream") for name in files]
        return _done(await self._slack.says(person, conversation, text, thread, uploads))

    async def forwards(self, person: str, conversation: str, message: str, to: str, comment: str = "") -> Done:
        """Pass a message on to another conversation."""
        found = self._found(person, conversation, message)
        return _done(await self._slack.says(person, to, comment, forwards=found))

    async def edits(self, person: str, conversation: str, message: str, text: str) -> Done:
        """Change the text of a message that this person wrote."""
        return _done(await self._slack.edits(person, self._found(person, conversation, message), text))

    async def deletes(self, person: str, conversation: str, message: str) -> Done:
        """Delete a message that this person wrote."""
        return _done(await self._slack.deletes(person, self._found(person, conversation, message)))

    async def reacts(self, person: str, conversation: str, message: str, emoji: str) -> Done:
        """Put an emoji, by its name, under a message, or take this person's back if it is there."""
        found = self._found(person, conversation, message)
        is_there = (emoji, person) in found.reactions
        react = self._slack.takes_back if is_there else self._slack.reacts
        return _done(await react(person, found, emoji))

    async def chooses(self, person: str, conversation: str, message: str, deed: Deed) -> Done:
        """Choose an entry of the desk's app in the menu of a message."""
        return _done(await self._slack.shortcut(person, self._found(person, conversation, message), CALLBACKS[deed]))

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
        """Press a control by its `key`, or make a choice in it. Messages have no inputs on Slack."""
        found = self._found(person, conversation, message)
        return _done(await self._slack.presses(person, found, sights.pressable(found, control, choice)))

    def modal(self, person: str) -> Modal | None:
        """Return the modal that somebody has before them."""
        found = self._state.views.get(person)
        return Modal(key=f"{found.id} {found.hash}", view=found.view, errors=found.errors) if found else None

    async def submits(self, person: str, filled: Mapping[str, str]) -> Done:
        """Fill in that modal, by block (options by their value), and send it."""
        return _done(await self._slack.submits(person, self._before(person), filled))

    async def closes(self, person: str) -> Done:
        """Close that modal."""
        return _done(await self._slack.closes(person, self._before(person)))

    def _before(self, person: str) -> View:
        found = self._state.views.get(person)
        if found is None:
            raise NotPossible("There is nothing to send any more.")
        return found

    def home(self, person: str) -> MessageSight | None:
        """Return somebody's Home tab."""
        page = self._state.home(person)
        return sights.message(self._state, person, page) if page else None

    async def opens_home(self, person: str) -> Done:
        """Look at the Home tab."""
        return _done(await self._slack.opens_home(person))

    async def presses_at_home(self, person: str, control: str, *, choice: str | None = None) -> Done:
        """Press a control on the Home tab, or make a choice in it."""
        page = self._state.home(person)
        if page is None:
            raise NotPossible("That button is gone.")
        pressed = sights.pressable(page, control, choice)
        return _done(await self._slack.chooses_at_home(person, page, pressed))

    def no_commands(self, person: str, conversation: str, thread: str | None) -> str | None:
        """Return why slash commands don't work; None if they do.

        They don't in threads, nor for people of other workspaces.
        """
        me = self._state.user(person)
        if me is None or me.team != self._state.population.home.id:
            return "not known in your own workspace"
        return "not supported in threads" if thread else None

    async def commands(self, person: str, conversation: str, typed: str, *, thread: str | None = None) -> Done:
        """Type a slash command, with its slash."""
        command, _, text = typed.strip().partition(" ")
        if thread and (hindrance := self.no_commands(person, conversation, thread)):
            raise NotPossible(f"{command} is {hindrance}.")
        return _done(await self._slack.runs(person, conversation, command, text.strip()))

    def _found(self, person: str, conversation: str, message: str) -> Said:
        found = self._state.find(conversation, message) or self._state.find_private(conversation, message, person)
        if found is None:
            raise NotPossible("That message is gone.")
        return found

    def _is_in(self, person: str, conversation: str) -> None:
        channel = self._state.channel(conversation)
        if channel is None or person not in channel.members:
            raise NotPossible("Nobody sees a conversation that they are not in.")


def _done(gesture: SlackGesture) -> Done:
    return Done(message=gesture.message.ts if gesture.message else None, problem=untaken(gesture.deliveries))
