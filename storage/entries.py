"""The entries of the outbox: effects put as rows. Shared by the stores, so that both mean the same by them."""

from datetime import datetime
from typing import Final, assert_never

from msgspec import Struct

from bot.effects import Amend, InChannel, InThread, Say, SetMark, ShowHome, ToPerson, UnderMessage
from bot.model.ids import CustomerId, MessageKey, SubjectId
from bot.model.message import Message
from bot.model.places import Account, AnyThread, OwnThread, Place
from bot.model.rank import Rank
from bot.model.series import Series
from bot.model.state_mark import marking, marks_in, tag_of
from bot.ports import DeliveryKind, PrivateMessage

MARKS: Final = "/marks"
"""The end of the conversation that is the marks of a channel: they hold up no messages."""
_APART: Final = {DeliveryKind.HOME: "/home", DeliveryKind.MARK: MARKS}
"""The ends of conversations that have an order of their own."""


class OutboxEntry(Struct, frozen=True, kw_only=True):
    """One delivery as it is put in. `fills` is its own message key, `awaits` that of the message it depends on.

    Of a mark, `thread` is the message that it is put on.
    """

    kind: DeliveryKind
    place: Place | None = None
    account: Account | None = None
    thread: str | None = None
    fills: MessageKey | None = None
    awaits: MessageKey | None = None
    tag: str | None = None
    subject: SubjectId | None = None
    rank: Rank = Rank.NEWS
    customer: CustomerId | None = None
    series: Series | None = None
    message: Message
    created_at: datetime

    @property
    def conversation(self) -> str:
        """The key within which order is kept: a channel, its marks, the direct messages with one person, their page."""
        return f"{self.place or self.account}{_APART.get(self.kind, '')}"

    def is_in_lane_of(self, other: "OutboxEntry") -> bool:
        """Return whether both wait in one lane: they are of one rank and one conversation."""
        return (
            self.rank == other.rank
            and (self.place or self.account) == (other.place or other.account)
            and _APART.get(self.kind) == _APART.get(other.kind)
        )


def post(say: Say, at: datetime, customer: CustomerId | None = None) -> OutboxEntry:
    """Return the entry of a message to be posted: `customer`'s, unless it says whose it is. So are edits and marks."""
    place, account, thread, awaits = _destination(say)
    return OutboxEntry(
        kind=DeliveryKind.POST,
        place=place,
        account=account,
        thread=thread,
        fills=say.message_key,
        awaits=awaits,
        tag=say.tag,
        subject=say.subject,
        rank=say.rank,
        customer=say.customer or customer,
        series=say.series,
        message=say.message,
        created_at=at,
    )


def edit(amend: Amend, at: datetime, customer: CustomerId | None = None) -> OutboxEntry:
    """Return the entry of a message to be edited."""
    return OutboxEntry(
        kind=DeliveryKind.EDIT,
        place=amend.place,
        account=amend.account,
        awaits=amend.message_key,
        subject=amend.subject,
        rank=amend.rank,
        customer=amend.customer or customer,
        message=amend.message,
        created_at=at,
    )


def send_privately(private: PrivateMessage, at: datetime) -> OutboxEntry:
    """Return the entry of a private message."""
    return OutboxEntry(
        kind=DeliveryKind.PRIVATE,
        place=private.place,
        account=private.account,
        thread=private.thread.root if private.thread else None,
        message=private.message,
        created_at=at,
    )


def home(shown: ShowHome, at: datetime) -> OutboxEntry:
    """Return the entry of a home page. Its tag is the one by which an earlier page is withdrawn."""
    return OutboxEntry(
        kind=DeliveryKind.HOME, account=shown.account, tag=f"{shown.account}/home", message=shown.message, created_at=at
    )


def mark(change: SetMark, at: datetime, customer: CustomerId | None = None) -> OutboxEntry:
    """Return the entry of a change of a mark. All have one rank, so that those of one message keep their order."""
    return OutboxEntry(
        kind=DeliveryKind.MARK,
        place=change.ref.place,
        thread=change.ref.id,
        fills=marks_in(change.ref.place),
        tag=tag_of(change.subject),
        subject=change.subject,
        rank=Rank.QUESTION,
        customer=change.customer or customer,
        message=marking(change.mark, change.before),
        created_at=at,
    )


def _destination(say: Say) -> tuple[Place | None, Account | None, str | None, MessageKey | None]:
    match say.to:
        case InChannel(place=place):
            return place, None, None, None
        case InThread(thread=thread):
            return thread.place, None, *_root(thread)
        case UnderMessage(place=place, message_key=message_key):
            return place, None, None, message_key
        case ToPerson(account=account):
            return None, account, None, None
        case _:
            assert_never(say.to)


def _root(thread: AnyThread) -> tuple[str | None, MessageKey | None]:
    return (None, thread.message_key) if isinstance(thread, OwnThread) else (thread.root, None)
