"""History: what has happened to an intake or a ticket. A closed union; folding it rebuilds what it happened to.

Each event says when (`at`, UTC), `by` whom (an actor's id) and `via` which way.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import CustomerId, IntakeId, TicketId
from bot.model.intake import Answer, Said
from bot.model.places import Account, Thread
from bot.model.ticket import Classification, Owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What every event says."""

    at: datetime
    by: str
    via: str


# An intake


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeStarted(Happened):
    """A customer wrote and was asked for the severity, under this version of the plan."""

    intake: IntakeId
    customer: CustomerId
    thread: Thread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRefused(Happened):
    """A customer wrote and was told why nothing opens; `clause` is the one that says so."""

    intake: IntakeId
    customer: CustomerId
    thread: Thread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    said: Said
    reason: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeJoined(Happened):
    """A further message belongs to the request."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeAnswered(Happened):
    """A person of the vendor answered while no severity was chosen: the first response, had in advance."""

    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeResumed(Happened):
    """It was refused as outside the plan; the customer says that it is something else, and is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain(Happened):
    """The question was asked a second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOpened(Happened):
    """The request is a ticket now."""

    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeDismissed(Happened):
    """Somebody who may said that it is not a request."""


IntakeEvent = (
    IntakeStarted
    | IntakeRefused
    | IntakeResumed
    | IntakeJoined
    | IntakeAnswered
    | AskedAgain
    | IntakeOpened
    | IntakeDismissed
)


# A ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(Happened):
    """A ticket stands. `due_at` is the plan's promise, None where there is none."""

    ticket: TicketId
    customer: CustomerId
    intake: IntakeId
    thread: Thread
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
class CustomerWrote(Happened):
    """Somebody of the customer wrote in the ticket's thread."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(Happened):
    """People were told that an answer is owed, at `step` percent of the target or for the `step`-th time after it."""

    kind: str
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
    | CustomerWrote
    | Reminded
    | PromiseMissed
    | WaitingOnCustomer
    | Resolved
    | Reopened
    | Closed
)

Event = IntakeEvent | TicketEvent
