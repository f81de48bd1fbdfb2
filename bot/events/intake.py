"""What happens to an intake."""

from dataclasses import dataclass
from datetime import datetime

from bot.events.happened import Happened
from bot.model.ids import CustomerId, IntakeId, SubjectId, TicketId
from bot.model.intake import Answer, Offer, Said, TakenUp
from bot.model.places import Account, AnyThread, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeBegun(Happened):
    """A customer wrote; this version of the plan holds for what comes of it. `is_again`: what stood in its thread was
    put away before. `private`: to the desk alone; None: it was kept before that was noted.
    """

    intake: IntakeId
    customer: CustomerId
    thread: AnyThread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    said: Said
    product: str = ""
    kind: str = ""
    private: bool | None = None
    is_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeStarted(IntakeBegun):
    """They were asked for the severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeHeld(IntakeBegun):
    """By `clause` they may not ask: it waits for somebody who may."""

    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRefused(IntakeBegun):
    """They were told why nothing opens; `clause` is the one that says so."""

    reason: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOffered(IntakeBegun):
    """They were asked whether it belongs to another request or ticket of their side."""

    offer: Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeAdded(Happened):
    """It belongs to another request or ticket, `into`, and goes on there."""

    into: SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeSetApart(Happened):
    """It belongs to nothing else, or nobody said: they are asked for the severity; with a `clause`, by which its writer
    may not ask, it waits for somebody who may.
    """

    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeTakenUp(Happened):
    """Somebody who may ask made a request of it, and the plan's clock counts from then. It is the requester's now."""

    requester: Account
    requester_name: str
    taken_up: TakenUp


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeJoined(Happened):
    """A further message belongs to the request."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeEdited(Happened):
    """A message of the request was changed by its writer; `said` is how it stands now."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRetracted(Happened):
    """A message of the request was deleted; `said` keeps what it said."""

    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeAnswered(Happened):
    """A person of the vendor answered while no severity was chosen: the first response, had in advance."""

    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeResumed(Happened):
    """It was refused, or said to be no request; somebody who may says that it is one, and the customer is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReassured(Happened):
    """Somebody went on while it waits for a contact, and was told that it still does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReminded(Happened):
    """People were told that it waits for a contact: at `step` percent of the goal, over 100 the n-th time after it."""

    step: int
    due_at: datetime
    late_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeLapsed(Happened):
    """Nobody who may ask came, and everybody concerned was told that it is put away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain(Happened):
    """The question was asked a second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDelayed(Happened):
    """The question went out later than it was asked: it can be read since `asked_at` (UTC), or not yet by then."""

    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeMoved(Happened):
    """Its channel is its customer's no more: it goes on in another, under a message of ours, and has `left` the one. Or
    its channel has another id, under which it goes on in the same thread.
    """

    thread: AnyThread
    left: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBack(Happened):
    """What somebody wrote may name a severity, and may not; they were asked. `message` is the platform's id of it."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityDeclined(Happened):
    """What was asked back named no severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOpened(Happened):
    """The request is a ticket now."""

    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeDismissed(Happened):
    """Somebody who may said that it is not a request."""


IntakeEvent = (
    IntakeStarted
    | IntakeHeld
    | IntakeRefused
    | IntakeOffered
    | IntakeAdded
    | IntakeSetApart
    | IntakeTakenUp
    | IntakeResumed
    | IntakeJoined
    | IntakeEdited
    | IntakeRetracted
    | IntakeAnswered
    | IntakeReassured
    | IntakeReminded
    | IntakeLapsed
    | AskedAgain
    | QuestionDelayed
    | IntakeMoved
    | AskedBack
    | SeverityDeclined
    | IntakeOpened
    | IntakeDismissed
)
