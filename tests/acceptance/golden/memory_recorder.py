"""What a desk without a platform has said, kept as a platform would keep it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import TypeVar

from msgspec.structs import replace

from bot.errors import NotMarkable
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place, Platform
from bot.model.state_mark import StateMark
from bot.ports import Address
from tests.acceptance.golden import cast
from tests.acceptance.golden.said import Said, from_message

T = TypeVar("T")


@dataclass(kw_only=True)
class Line:
    """One message: where it stands, and what it says now. `root` is that of its thread, its own if it begins one."""

    place: str
    root: str
    said: Said
    message: Message | None = None
    mark: StateMark | None = None

    @property
    def shown(self) -> Said:
        """What stands there, with its mark."""
        return replace(self.said, marks=(self.mark,) if self.mark else ())


@dataclass
class Recorder:
    """`ChatPlatform` that keeps what it is told. Lines are in the order in which they were said."""

    here: Platform
    takes_marks: bool = False
    lines: dict[str, Line] = field(default_factory=dict)
    private: list[tuple[str, Said, Message]] = field(default_factory=list)
    _ids: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    @property
    def names(self) -> dict[str, str]:
        """Who has which id."""
        return {cast.user(name, self.here): name for name in cast.PEOPLE}

    def fresh(self) -> str:
        """The id of the next message."""
        return f"{self._ids():06d}"

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Keeps a message."""
        new = self.fresh()
        if address.place is None:
            place = Place(platform=self.here, workspace="none", channel="direct")
            self._tell(address.account, message, new)
        else:
            place = address.place
            said = from_message(message, self.names, new)
            self.lines[new] = Line(place=place.channel, root=address.thread or new, said=said, message=message)
        return MessageRef(place=place, id=new)

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Keeps what it says now."""
        if address.place is None or address.edits is None:
            raise LookupError("an edit needs the message")
        if address.account is not None:
            here = [number for number, (_, said, __) in enumerate(self.private) if said.id == address.edits]
            told = from_message(message, self.names, address.edits)
            self.private[here[0]] = (address.account.user, told, message)
            return MessageRef(place=address.place, id=address.edits)
        line = self.lines[address.edits]
        line.said, line.message = from_message(message, self.names, address.edits), message
        return MessageRef(place=address.place, id=address.edits)

    async def remove(self, address: Address) -> None:
        """Forgets a message."""
        if address.account is not None:
            self.private = [one for one in self.private if one[1].id != address.edits]
        else:
            del self.lines[address.edits or ""]

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        """Keeps the mark of a message, unless marks are refused here."""
        if not self.takes_marks:
            raise NotMarkable("not here")
        line = self.lines[address.edits or ""]
        assert line.mark in (before, mark)
        line.mark = mark

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        """Keeps it among what one person was told."""
        self._tell(address.account, message, self.fresh())

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Keeps it likewise."""
        self._tell(address.account, message, self.fresh())

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """Nothing is ever in doubt here."""
        raise LookupError("nothing was in doubt")

    def _tell(self, account: Account | None, message: Message, new: str) -> None:
        if account is None:
            raise LookupError("a message for one person needs an account")
        self.private.append((account.user, from_message(message, self.names, new), message))


def direct(user: str) -> str:
    """The conversation of somebody with the desk alone."""
    return f"direct {user}"
