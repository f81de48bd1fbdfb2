"""The way in that every adapter is given: what it hands a command to, and what comes back."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.commands import Command, Origin
from bot.model.form import FieldFault, Form
from bot.model.message import Message
from bot.model.places import Thread


class HandledCommand(Protocol):
    """The result of a command, as far as an adapter has to do something with it."""

    @property
    def answer(self) -> Message | None:
        """Return what the one who gave the command is told, and nobody else."""

    @property
    def confirms(self) -> bool:
        """Return whether the answer only says that what they wanted is done."""

    @property
    def told_apart(self) -> bool:
        """Return whether they are told something by a message of its own."""

    @property
    def form(self) -> Form | None:
        """Return the form that they are to be shown at once."""

    @property
    def faults(self) -> tuple[FieldFault, ...]:
        """Return what is wrong with the form that they sent."""

    @property
    def root(self) -> Thread | None:
        """Return the thread whose first message is wanted now, if the platform lets it be read."""

    @property
    def absorbed(self) -> bool:
        """Return whether the command was seen before."""

    @property
    def deferred(self) -> bool:
        """Return whether it waits until it is known who gave it."""


Show = Callable[[Form, Origin, str], Awaitable[bool]]
"""Shows a form to who gave a command, at once or never, by what their gesture brought; says if so. Raises nothing."""

Handle = Callable[[Command, str], Awaitable[HandledCommand]]
"""Carries a command out and returns when that is saved; the text is the payload as it came, for quarantine.

Raises StorageUnavailable if the database can't take it now.
"""


async def unshown(form: Form, origin: Origin, trigger: str) -> bool:
    """Return False: nothing can be shown here, so that everything is said in words."""
    return False
