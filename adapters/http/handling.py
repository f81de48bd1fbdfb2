"""What an adapter hands a command to."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.commands import Command, Origin
from bot.model.form import FieldFault, Form
from bot.model.message import Message
from bot.model.places import Thread


class HandledCommand(Protocol):
    """What handling a command came to."""

    @property
    def answer(self) -> Message | None:
        """What the one who gave the command is told, and nobody else."""

    @property
    def form(self) -> Form | None:
        """What they are to be shown at once, to fill in."""

    @property
    def faults(self) -> tuple[FieldFault, ...]:
        """What is wrong with the form that they sent."""

    @property
    def root(self) -> Thread | None:
        """The thread whose first message is wanted now, where it can be read."""

    @property
    def absorbed(self) -> bool:
        """Whether the command was seen before."""

    @property
    def deferred(self) -> bool:
        """Whether it waits until it is known who gave it."""


Show = Callable[[Form, Origin, str], Awaitable[bool]]
"""Shows a form to who gave a command, at once or never, by what their gesture brought; says if so. Raises nothing."""

Handle = Callable[[Command, str], Awaitable[HandledCommand]]
"""Carries a command out and returns when that is saved; the text is the payload as it came, for quarantine.

Raises StorageUnavailable where the database cannot take it now.
"""


async def unshown(form: Form, origin: Origin, trigger: str) -> bool:
    """Where nothing can be shown, all is said in words."""
    return False
