"""What an adapter hands a command to."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.commands import Command
from bot.model.message import Message


class Outcome(Protocol):
    """What handling a command came to."""

    @property
    def answer(self) -> Message | None:
        """What the one who gave the command is told, and nobody else."""


Handle = Callable[[Command, str], Awaitable[Outcome]]
"""Carries a command out and returns when that is saved; the text is the payload as it came, for quarantine.

Raises StorageUnavailable where the database cannot take it now.
"""
