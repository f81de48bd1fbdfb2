"""A chat platform as its people use it: who is there, what each of them sees, and what they do. The page draws this.

It is alike on every platform. Where one lacks something, doing it raises `NotPossible`, whose text tells the person.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from adapters.sandbox.core.sights import (
    ChoiceSight,
    ControlSight,
    ConversationSight,
    Deed,
    Done,
    FileSight,
    Incomplete,
    Kind,
    MessageSight,
    Modal,
    NotPossible,
    PersonSight,
    ReactionSight,
    Trouble,
)
from bot.model.places import Account, Place, Platform

__all__ = [
    "Chat",
    "ChoiceSight",
    "ControlSight",
    "ConversationSight",
    "Deed",
    "Done",
    "FileSight",
    "Incomplete",
    "Kind",
    "MessageSight",
    "Modal",
    "NotPossible",
    "PersonSight",
    "ReactionSight",
    "Trouble",
]


class Chat(Protocol):
    """One platform. People, conversations and messages go by id; a person's own id is theirs on this platform.

    What people do raises NotPossible if they can't; else it returns when the desk has taken it, or has failed to. What
    the desk says to it comes in its own time: look at `revision`.
    """

    @property
    def platform(self) -> Platform:
        """Return the platform that this is."""

    @property
    def command(self) -> str:
        """Return the slash command by which the desk is called there; empty if the desk file names its commands."""

    @property
    def revision(self) -> int:
        """Return a number that rises with every change of what anybody sees."""

    @property
    def trouble(self) -> Trouble:
        """Return what is wrong with the platform now."""

    def suffers(self, trouble: Trouble) -> None:
        """Let this be wrong with the platform from now on, and nothing else."""

    def people(self) -> tuple[PersonSight, ...]:
        """Return everybody whom one can be."""

    def account(self, person: str) -> Account:
        """Return the account that somebody acts by, as the desk knows it."""

    def place(self, conversation: str) -> Place:
        """Return the place of a conversation, as the desk knows it."""

    def named(self, thing: str) -> str | None:
        """Return the name of the person, channel or bot of that id, as markup mentions them; None if unknown."""

    def conversations(self, person: str) -> tuple[ConversationSight, ...]:
        """Return the channels that somebody is in, and last their direct conversation with the desk."""

    def messages(self, person: str, conversation: str, thread: str | None = None) -> tuple[MessageSight, ...]:
        """Return the messages of a conversation itself or, root first, of a thread of it; earliest first."""

    async def says(
        self, person: str, conversation: str, text: str, *, thread: str | None = None, files: Sequence[str] = ()
    ) -> Done:
        """Write a message, with files by their names. `@handle` mentions somebody, `@plandesk` the desk."""

    async def forwards(self, person: str, conversation: str, message: str, to: str, comment: str = "") -> Done:
        """Pass a message on to another conversation, with a comment or without."""

    async def edits(self, person: str, conversation: str, message: str, text: str) -> Done:
        """Change the text of a message that this person wrote."""

    async def deletes(self, person: str, conversation: str, message: str) -> Done:
        """Delete a message that this person wrote."""

    async def reacts(self, person: str, conversation: str, message: str, emoji: str) -> Done:
        """Put an emoji, by its name, under a message, or take this person's back if it is there."""

    async def chooses(self, person: str, conversation: str, message: str, deed: Deed) -> Done:
        """Choose an entry of the desk's app in the menu of a message."""

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
        """Press a control by its `key`, or make a choice in it; `inputs` are what else was filled in, by id.

        Raises Incomplete if something is missing that the message wants filled in.
        """

    def modal(self, person: str) -> Modal | None:
        """Return the modal that somebody has before them, on platforms that have modals."""

    async def submits(self, person: str, filled: Mapping[str, str]) -> Done:
        """Fill in that modal, by block (options by their value), and send it.

        Raises Incomplete if something in it is missing.
        """

    async def closes(self, person: str) -> Done:
        """Close that modal."""

    def home(self, person: str) -> MessageSight | None:
        """Return the desk's page for somebody, on platforms that have one."""

    async def opens_home(self, person: str) -> Done:
        """Look at that page, which the desk writes anew for it."""

    async def presses_at_home(self, person: str, control: str, *, choice: str | None = None) -> Done:
        """Press a control on that page by its `key`."""

    def no_commands(self, person: str, conversation: str, thread: str | None) -> str | None:
        """Return why slash commands don't work for somebody there; None if they do."""

    async def commands(self, person: str, conversation: str, typed: str, *, thread: str | None = None) -> Done:
        """Type a slash command, with its slash, in the conversation or where one writes in a thread of it."""
