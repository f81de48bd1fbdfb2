"""Effects: what a decision wants posted, edited and asked again later. A closed union.

They become rows in the transaction that made them; the dispatcher carries them out afterwards.
"""

from datetime import datetime

from msgspec import Struct

from bot.model.form import FieldFault, Form
from bot.model.ids import CustomerId, MessageKey, SubjectId
from bot.model.incident import Incident
from bot.model.message import Message
from bot.model.places import Account, AnyThread, MessageRef, Place, Thread
from bot.model.rank import Rank
from bot.model.series import Series
from bot.model.state_mark import StateMark
from bot.model.timer import Timer


class InChannel(Struct, frozen=True, kw_only=True):
    """A new message in a channel."""

    place: Place


class InThread(Struct, frozen=True, kw_only=True):
    """A reply in a thread; under a message of ours that could never be posted it is new in the channel."""

    thread: AnyThread


class UnderMessage(Struct, frozen=True, kw_only=True):
    """A reply under a message of ours; new in the channel if that one could never be posted."""

    place: Place
    message_key: MessageKey


class ToPerson(Struct, frozen=True, kw_only=True):
    """A direct message."""

    account: Account


Destination = InChannel | InThread | UnderMessage | ToPerson


class Say(Struct, frozen=True, kw_only=True):
    """Post a message. `message_key` names it for later edits and replies; `tag` for withdrawal while it is unsent.

    `rank` is its place among everything that waits for the same channel; `customer`, whose turn it is within that, is
    filled in when it is kept. Messages of one `series` go out as one. A message that replies under its own message key
    is the first of a row, new in the channel, or goes under the first. `once` names something that is posted at most
    once: if anything was posted under that name, `otherwise` is posted instead, if there is one.
    """

    to: Destination
    message: Message
    subject: SubjectId | None = None
    message_key: MessageKey | None = None
    tag: str | None = None
    rank: Rank = Rank.NEWS
    customer: CustomerId | None = None
    series: Series | None = None
    once: str | None = None
    otherwise: "Say | None" = None


class Amend(Struct, frozen=True, kw_only=True):
    """Edit what was posted as `message_key`, in a place or (`account`) to one person; nothing if it never was.

    Of several that wait, only the latest is made. `otherwise` is said if none has been posted as that yet.
    """

    place: Place | None = None
    account: Account | None = None
    message_key: MessageKey
    message: Message
    subject: SubjectId | None = None
    rank: Rank = Rank.NEWS
    customer: CustomerId | None = None
    otherwise: Say | None = None


class ShowHome(Struct, frozen=True, kw_only=True):
    """Put this on somebody's home page, replacing what is there and what is still to go out."""

    account: Account
    message: Message


class SetMark(Struct, frozen=True, kw_only=True):
    """Put a mark on a message of somebody's in a channel, in place of the one `before`; None: there is none."""

    ref: MessageRef
    mark: StateMark | None
    before: StateMark | None
    subject: SubjectId
    customer: CustomerId | None = None


class ReplyToActor(Struct, frozen=True, kw_only=True):
    """Reply to the person who gave the command, and nobody else.

    `is_confirmation`: it only says that what they wanted is done, which a form that closes says as well. `is_apart`: it
    is a message of its own also after a form, so that its buttons can be used.
    """

    message: Message
    is_confirmation: bool = False
    is_apart: bool = False


class OpenForm(Struct, frozen=True, kw_only=True):
    """Show a form to the person who gave the command: at once, and lost if that fails, since nothing depends on it."""

    form: Form


class ReturnForm(Struct, frozen=True, kw_only=True):
    """Hand back the form that was sent, with what is wrong with it."""

    faults: tuple[FieldFault, ...]


class Follow(Struct, frozen=True, kw_only=True):
    """Go on in a place that has another id `since` then (UTC), with everything in the old one."""

    old: Place
    new: Place
    since: datetime


class ReadRoot(Struct, frozen=True, kw_only=True):
    """Read the message that a thread hangs under, once everything is kept, if the platform lets a bot read.

    It comes back as a `Point` by `Via.ALONG`, and is lost if that fails, since nothing depends on it.
    """

    thread: Thread


class Withdraw(Struct, frozen=True, kw_only=True):
    """Withdraw everything unsent that carries this tag."""

    tag: str


class SetTimer(Struct, frozen=True, kw_only=True):
    """Ask again at an instant."""

    timer: Timer


class CancelTimers(Struct, frozen=True, kw_only=True):
    """Don't ask these any more."""

    timers: tuple[Timer, ...]


class SaveIncident(Struct, frozen=True, kw_only=True):
    """Keep an incident as it is now: at the version after the one that is stored."""

    incident: Incident


Effect = (
    Say
    | Amend
    | ShowHome
    | SetMark
    | ReplyToActor
    | OpenForm
    | ReturnForm
    | ReadRoot
    | Follow
    | Withdraw
    | SetTimer
    | CancelTimers
    | SaveIncident
)
