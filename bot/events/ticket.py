"""What happens to a ticket."""

from dataclasses import dataclass
from datetime import datetime

from bot.events.happened import Happened
from bot.model.ids import CustomerId, IntakeId, TicketId
from bot.model.intake import Said, TakenUp
from bot.model.places import Account, AnyThread, Place
from bot.model.ticket import Classification, Owed
from bot.model.timer import TimerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(Happened):
    """A ticket stands. `due_at` is the plan's promise, None where there is none; `private` as its request has it."""

    ticket: TicketId
    customer: CustomerId
    intake: IntakeId
    thread: AnyThread
    requester: Account
    requester_name: str
    text: str
    opened_at: datetime
    plan_ref: str
    plan_version: str
    region: str | None
    classification: Classification
    due_at: datetime | None
    owed: Owed | None
    source_deleted_at: datetime | None = None
    taken_up: TakenUp | None = None
    product: str = ""
    kind: str = ""
    private: bool | None = None
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityChanged(Happened):
    """It stands at another severity. The due time follows (rule 9) until the first response; after it nothing moves."""

    classification: Classification
    due_at: datetime | None
    owed: Owed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Happened):
    """A person of the vendor took note, and the customer was told."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(Happened):
    """A person of the vendor wrote to the customer."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverAsked(Happened):
    """The customer was asked whether it is over, after what they wrote: `message` is the platform's id of it."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke(Happened):
    """A person of the vendor wrote to the customer what answers nothing: a greeting, or a call for a colleague."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Happened):
    """A person of the vendor holds it now: `to` is their id. Nobody has answered the customer by that."""

    to: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Happened):
    """A person of the vendor kept a remark for their own side."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed(Happened):
    """A person of the vendor put it aside until then (UTC)."""

    until: datetime
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Woken(Happened):
    """It is in the queue again: its time is over, or the customer changed its severity or a message of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Happened):
    """It is about the same as another ticket, and goes on there."""

    into: TicketId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed(Happened):
    """Another ticket is about the same as this one, and goes on here."""

    ticket: TicketId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerWrote(Happened):
    """Somebody of the customer wrote in the ticket's thread."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerEdited(Happened):
    """A message that the ticket came from, or of its thread, was changed by its writer; `said` is how it stands now.

    `text` is the whole request as it reads now. `is_source`: the ticket began with it, and it is there (again).
    """

    said: Said
    text: str
    is_source: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRetracted(Happened):
    """Such a message was deleted; `said` keeps what it said. `is_source`: the ticket began with it. It changes nothing
    of what is owed.
    """

    said: Said
    is_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(Happened):
    """People were told that an answer is owed, at `step` percent of the target or for the `step`-th time after it."""

    kind: TimerKind
    step: int
    cycle: int
    due_at: datetime
    late_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMissed(Happened):
    """The due time passed without an answer. Stays on the record whatever comes later."""

    due_at: datetime
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMoved(Happened):
    """Its channel is its customer's no more: it goes on in another, under a message of ours, and has `left` the one. Or
    its channel has another id, under which it goes on in the same thread.
    """

    thread: AnyThread
    left: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingOnCustomer(Happened):
    """A person of the vendor asked the customer something; the next word is theirs."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved(Happened):
    """A person of the vendor called it solved."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Happened):
    """It was not solved. `owed` is the desk's internal goal for looking at it again."""

    owed: Owed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Happened):
    """It is over."""


TicketEvent = (
    TicketOpened
    | SeverityChanged
    | Acknowledged
    | Replied
    | Spoke
    | OverAsked
    | Assigned
    | Noted
    | Snoozed
    | Woken
    | Merged
    | Absorbed
    | CustomerWrote
    | CustomerEdited
    | CustomerRetracted
    | Reminded
    | PromiseMissed
    | TicketMoved
    | WaitingOnCustomer
    | Resolved
    | Reopened
    | Closed
)
