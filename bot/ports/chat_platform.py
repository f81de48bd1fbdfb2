"""The platforms that messages go out on, and the references needed to reach a conversation again."""

from datetime import datetime
from typing import Protocol

from bot.model.message import Message
from bot.model.places import MessageRef
from bot.model.state_mark import StateMark
from bot.ports.outbox import Address


class References(Protocol):
    """The references that a platform needs for reaching a conversation again.

    For each key (`str` of a place or an account) there are a few words that its adapter alone understands. Each call is
    its own short transaction; raises `StorageUnavailable`.
    """

    def remember(self, key: str, reference: str) -> None:
        """Keep the reference under the key, replacing an earlier one."""

    def recall(self, key: str) -> str | None:
        """Return the reference last kept under the key."""


class ChatPlatform(Protocol):
    """One chat platform, for sending. Raises only the `DeliveryFailed` family."""

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Post a message that carries `delivery` in its metadata."""

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Replace a message of ours; may be repeated."""

    async def remove(self, address: Address) -> None:
        """Take a message of ours away; may be repeated. Raises NotDeliverable if it isn't there, or has to stay."""

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        """Show a message to one person alone."""

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Put a message on a person's home page, replacing the one there; may be repeated."""

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        """Put the desk's mark on a message of anybody's, in place of the one `before`; may be repeated.

        Raises NotMarkable if the platform takes no marks of the desk's at all, NotDeliverable if it takes none there.
        """

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """Return the message that carries `delivery`, posted since then, or None if it certainly isn't there.

        Raises Unknowable if the platform can't say.
        """
