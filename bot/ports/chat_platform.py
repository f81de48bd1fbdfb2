"""The platforms to be spoken on, and what must be remembered to speak there again."""

from datetime import datetime
from typing import Protocol

from bot.model.message import Message
from bot.model.places import MessageRef
from bot.ports.outbox import Address


class References(Protocol):
    """What a platform must be told to be spoken to again: for each key (`str` of a place or an account) a few words
    that its adapter alone understands. Each call is its own short transaction; raises `StorageUnavailable`.
    """

    def remember(self, key: str, reference: str) -> None:
        """Keeps the reference under the key, in the place of an earlier one."""

    def recall(self, key: str) -> str | None:
        """The reference kept last under the key."""


class ChatPlatform(Protocol):
    """One chat platform, for speaking. Raises only the `DeliveryFailed` family."""

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Posts a message that carries `delivery` in its metadata."""

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Replaces a message of ours; may be repeated."""

    async def whisper(self, address: Address, message: Message, delivery: str) -> None:
        """Shows a message to one person."""

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Puts a message on the home page of a person, in the place of what stood there; may be repeated."""

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """The message that carries `delivery`, posted since then; None if it is surely not there; else Unknowable."""
