"""The sending side: deliveries as they are claimed, tried and settled."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from bot.model.ids import MessageKey, SubjectId
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place, Platform
from bot.model.rank import Rank


class DeliveryKind(StrEnum):
    """The action that a delivery asks for."""

    POST = "post"
    EDIT = "edit"
    PRIVATE = "whisper"
    HOME = "home"
    MARK = "mark"


class Address(Struct, frozen=True, kw_only=True):
    """The destination of a delivery, as far as it is known: exactly one of `place` and `account` for posts.

    `thread` is the root to reply under; `edits` the message to edit, or to mark. A private message has both `place` and
    `account`, and so has an edit of a direct message: the chat with that person.
    """

    place: Place | None = None
    account: Account | None = None
    thread: str | None = None
    edits: str | None = None


class Delivery(Struct, frozen=True, kw_only=True):
    """One row of the outbox, claimed for sending. `id` travels in the message's metadata.

    `in_doubt`: an earlier try may have got through; look for `id` from `first_tried_at` on before sending again.
    `message` None: the row can't be read back, so that it can only fail. `subject` is the ticket or intake it is about,
    `message_key` the key it will be known by, `tag` the one under which it can be withdrawn. `parts` are the first
    messages of the series that goes out as this one, if it belongs to one, as they read now, and `count` is how many it
    has in all. `removes`: the message that it edits is taken away instead, and one that isn't out yet isn't needed. Of
    a mark the message says what is put on (`bot.model.state_mark`), and its key is that of marks where its place is.
    """

    id: str
    kind: DeliveryKind
    conversation: str
    address: Address
    message: Message | None
    attempts: int
    in_doubt: bool
    created_at: datetime
    first_tried_at: datetime | None
    rank: Rank = Rank.NEWS
    subject: SubjectId | None = None
    message_key: MessageKey | None = None
    parts: tuple[Message, ...] = ()
    count: int = 0
    tag: str | None = None
    removes: bool = False


class Outbox(Protocol):
    """The sending side of the outbox. Each call is its own short transaction.

    `lease` is how long a claim lasts if several processes send; after that others may claim the delivery. None: for as
    long as the process lives.
    """

    lease: timedelta | None

    def recover(self) -> int:
        """Put in doubt, at the start, whatever was on its way when the process died; return the number of those."""

    def waiting(self, now: datetime, limit: int) -> tuple[str, ...]:
        """Return conversations with something to send now, by its rank, then the longest waiting first.

        Leaves out conversations with a delivery on its way or with a head that must wait (`later`), unless that waits
        only in its own lane.
        """

    def count_waiting(self, platform: Platform) -> int:
        """Return how many messages wait for a platform; edits and home pages aren't counted."""

    def claim(self, conversation: str, now: datetime) -> Delivery | None:
        """Take the next delivery of a conversation: by rank; within one the customers in turn; of each in order.

        It is committed as being on its way before it is returned. Edits and replies whose message key hasn't been
        posted yet wait for it, and what they wait for goes before its rank; an edit whose message key never will be
        posted is dropped, a reply then goes to the channel. Of the waiting edits of one message, the latest is made and
        the others are dropped. A post of a series takes along what waits of it; one that belongs to a message which
        still grows is an edit of that message, and so is an edit of a part. Returns None if there is nothing, or if the
        head must wait until later.
        """

    def sent(self, delivery: str, ref: MessageRef | None, now: datetime) -> None:
        """Settle a delivery that is out, as `ref`.

        Its message key now points there, and `UnitOfWork.about` knows its subject by that. A post that replies under
        its own message key is the first of a row or belongs under the first, and the message key stays with that.
        """

    def go_on(self, delivery: Delivery, ref: MessageRef | None, now: datetime) -> Delivery | None:
        """Settle a delivery as `sent` does, and take the next one of its conversation, as `claim` does.

        If that can't be taken, the first is settled all the same.
        """

    def later(self, delivery: str, not_before: datetime, *, in_doubt: bool, problem: str) -> None:
        """Have a delivery that isn't (or isn't certainly) out tried again at `not_before`.

        Nothing else of that conversation goes before it.
        """

    def give_back(self, delivery: Delivery) -> None:
        """Let a delivery that was claimed and never tried wait again, unless somebody else has claimed it since."""

    def take_back(self, delivery: str, attempts: int) -> bool:
        """Let what was claimed, or left behind by its series, be claimed again, in doubt; return whether that was so.

        `attempts` is the number of its tries until then: of a later claim nothing is taken back.
        """

    def failed(self, delivery: str, problem: str) -> bool:
        """Settle a delivery that will never be out; it stays in the outbox, to be looked at.

        Returns False if it is put in again instead, since its place has another id by now.
        """

    def withhold(self, delivery: str, problem: str) -> None:
        """Settle a delivery that must not go out any more, once whatever follows from that is done.

        Nobody needs to look at it.
        """

    def lapse(self, delivery: str, problem: str) -> None:
        """Settle a mark that nothing took for a day, until what it shows is put right (`Views.lapsed_marks`)."""

    def forget(self, message_key: MessageKey) -> None:
        """Forget what was posted under a message key, as if nothing ever was."""

    def next_at(self) -> datetime | None:
        """Return when the earliest delivery that must wait may be tried again."""

    def is_out(self, tag: str) -> bool | None:
        """Return whether the latest delivery with a tag is out; None while it is on its way, or may be sent at once.

        It isn't while something in its conversation has to wait until later.
        """

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        """Return the message that was posted under a message key, or None if there is none yet."""
