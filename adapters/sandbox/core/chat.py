"""A chat platform as its people use it: who is there, what each of them sees, and what they do. The page draws this.

The same on every platform. Where one lacks something, doing it raises `NotPossible`, whose text tells the person.
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

    What people do raises NotPossible; else it returns when the desk has taken it, or has failed to. What the desk
    says to it comes in its own time: look at `revision`.
    """

    @property
    def platform(self) -> Platform:
        """Which one it is."""

    @property
    def revision(self) -> int:
        """Rises with every change of what anybody sees."""

    @property
    def trouble(self) -> Trouble:
        """What is wrong with it now."""

    def suffers(self, trouble: Trouble) -> None:
        """From now on this is wrong with it, and nothing else."""

    def people(self) -> tuple[PersonSight, ...]:
        """Everybody whom one can be."""

    def account(self, person: str) -> Account:
        """The account that somebody acts by, as the desk knows it."""

    def place(self, conversation: str) -> Place:
        """Where a conversation is, as the desk knows it."""

    def named(self, thing: str) -> str | None:
        """The name of the person, channel or bot of that id, as markup mentions them."""

    def conversations(self, person: str) -> tuple[ConversationSight, ...]:
        """The channels that somebody is in, and last their direct conversation with the desk."""

    def messages(self, person: str, conversation: str, thread: str | None = None) -> tuple[MessageSight, ...]:
        """What stands in a conversation itself or, root first, in a thread of it; earliest first."""

    async def says(
        self, person: str, conversation: str, text: str, *, thread: str | None = None, files: Sequence[str] = ()
    ) -> Done:
        """Writes, with files by their names. `@handle` mentions somebody, `@plandesk` the desk."""

    async def forwards(self, person: str, conversation: str, message: str, to: str, comment: str = "") -> Done:
        """Passes a message on to another conversation, with a comment or without."""

    async def edits(self, person: str, conversation: str, message: str, text: str) -> Done:
        """Changes what they wrote."""

    async def deletes(self, person: str, conversation: str, message: str) -> Done:
        """Deletes what they wrote."""

    async def reacts(self, person: str, conversation: str, message: str, emoji: str) -> Done:
        """Puts an emoji, by its name, under a message, or takes theirs back if it is there."""

    async def opens_ticket(self, person: str, conversation: str, message: str) -> Done:
        """Chooses “Open a ticket” in the menu of a message."""

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
        """Presses a control by its `key`, or makes a choice in it; `inputs` are what else was filled in, by id.

        Raises Incomplete where something is missing that the message wants filled in.
        """

    def modal(self, person: str) -> Modal | None:
        """What somebody has before them, on platforms that have such."""

    async def submits(self, person: str, filled: Mapping[str, str]) -> Done:
        """Fills that in, by block (options by their value), and sends it; raises Incomplete for what is missing."""

    async def closes(self, person: str) -> Done:
        """Closes it."""

    def home(self, person: str) -> MessageSight | None:
        """What stands on the desk's page for somebody, on platforms that have such."""

    async def opens_home(self, person: str) -> Done:
        """Looks at that page, which the desk writes anew for it."""

    async def presses_at_home(self, person: str, control: str) -> Done:
        """Presses a control on that page by its `key`."""

    def no_commands(self, person: str, thread: str | None) -> str | None:
        """Why slash commands do not work for somebody, there; None where they do."""

    async def commands(self, person: str, conversation: str, typed: str, *, thread: str | None = None) -> Done:
        """Types a slash command, with its slash, in the conversation or where one writes in a thread of it."""
