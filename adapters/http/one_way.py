"""An address that only listens: nothing that it was told is edited, taken back, looked up or shown."""

from datetime import datetime

from bot.errors import NotDeliverable, NotMarkable
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place
from bot.model.state_mark import StateMark
from bot.ports import Address


class OneWay:
    """The part of `bot.ports.ChatPlatform` that such an address has nothing for."""

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Refuse: what was told there can't be edited."""
        raise NotDeliverable("a call can't be edited")

    async def remove(self, address: Address) -> None:
        """Refuse: what was told there can't be taken back."""
        raise NotDeliverable("a call can't be taken back")

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        """Refuse: nobody gives commands there."""
        raise NotDeliverable("a call has no reader of its own")

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Refuse: there are no home pages."""
        raise NotDeliverable("a call has no home page")

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        """Refuse: nothing there can be marked."""
        raise NotMarkable("a call can't be marked")

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """Return None: a call may simply be made again, as its id says which one it is."""
        return None


def call_ref(account: Account, delivery: str) -> MessageRef:
    """Return what stands for a call that was taken, as a message of the chats would."""
    return MessageRef(
        place=Place(platform=account.platform, workspace=account.workspace, channel=account.user), id=delivery
    )
