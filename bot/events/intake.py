"""The events of an intake."""

from datetime import datetime

from bot.events.happened import Happened
from bot.events.milestones import IntakeReminded
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, SubjectId, TicketId
from bot.model.intake import EarlyAnswer, TakenUp
from bot.model.offer import Offer
from bot.model.places import Account, AnyThread, Place


class IntakeBegun(Happened, frozen=True, kw_only=True):
    """A customer wrote; this version of the plan applies to whatever comes of it.

    `is_again`: an earlier request in its thread was put away. `private`: it was written to the desk alone; None: it was
    kept before that was recorded. `region`, `follows` and `split_from`: see `Intake`.
    """

    intake: IntakeId
    customer: CustomerId
    thread: AnyThread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    customer_message: CustomerMessage
    product: str = ""
    kind: str = ""
    private: bool | None = None
    is_again: bool = False
    region: str | None = None
    follows: TicketId | None = None
    split_from: TicketId | None = None


class IntakeStarted(IntakeBegun, frozen=True, kw_only=True):
    """The customer was asked for the severity."""


class IntakeHeld(IntakeBegun, frozen=True, kw_only=True):
    """By `clause` the writer may not ask: the request waits for somebody who may."""

    clause: str


class IntakeRefused(IntakeBegun, frozen=True, kw_only=True):
    """The writer was told why nothing opens; `clause` is the one that says so."""

    reason: str
    clause: str


class IntakeOffered(IntakeBegun, frozen=True, kw_only=True):
    """The writer was asked whether it belongs to another request or ticket of their company."""

    offer: Offer


class IntakeAdded(Happened, frozen=True, kw_only=True):
    """It belongs to another request or ticket, `into`, and goes on there."""

    into: SubjectId


class IntakeSetApart(Happened, frozen=True, kw_only=True):
    """It belongs to nothing else, or nobody said so: its writer is asked for the severity.

    With a `clause`, by which its writer may not ask, it waits for somebody who may.
    """

    clause: str = ""


class IntakeTakenUp(Happened, frozen=True, kw_only=True):
    """Somebody who may ask made a request of it, and the plan's clock counts from then. They are the requester now."""

    requester: Account
    requester_name: str
    taken_up: TakenUp


class IntakeJoined(Happened, frozen=True, kw_only=True):
    """A further message was added to the request."""

    customer_message: CustomerMessage


class IntakeEdited(Happened, frozen=True, kw_only=True):
    """A message of the request was changed by its writer; `said` is its present content."""

    customer_message: CustomerMessage


class IntakeRetracted(Happened, frozen=True, kw_only=True):
    """A message of the request was deleted; `said` keeps its content."""

    customer_message: CustomerMessage


class IntakeAnswered(Happened, frozen=True, kw_only=True):
    """A member of staff replied before a severity was chosen: the first response came in advance.

    `written` is the message in which they did.
    """

    answer: EarlyAnswer
    written: CustomerMessage | None = None


class IntakeOverheard(Happened, frozen=True, kw_only=True):
    """Somebody of that name wrote in its thread what changes nothing: a greeting, or words of others."""

    customer_message: CustomerMessage
    name: str


class IntakeResumed(Happened, frozen=True, kw_only=True):
    """Somebody who may ask said that a refused or dismissed intake is a request, and the customer was asked."""


class IntakeTimersRestored(Happened, frozen=True, kw_only=True):
    """Timers that the request needs had been lost; all of them were set anew."""


class IntakeReassured(Happened, frozen=True, kw_only=True):
    """Somebody wrote more while it waits for a contact, and was answered that it still does."""


class IntakeLapsed(Happened, frozen=True, kw_only=True):
    """No contact took it up, and everybody concerned was notified that it is put away."""


class IntakeReferred(Happened, frozen=True, kw_only=True):
    """Its customer's term isn't running: the account manager decides on it, by the approval of that number."""

    number: int


class IntakeDeclined(Happened, frozen=True, kw_only=True):
    """The account manager, or a lead, doesn't serve it outside the term, in these words."""

    name: str
    text: str


class AskedAgain(Happened, frozen=True, kw_only=True):
    """The question was asked a second time."""


class QuestionDelayed(Happened, frozen=True, kw_only=True):
    """The question went out later than it was asked: readable since `asked_at` (UTC), or not yet by then."""

    asked_at: datetime


class IntakeMoved(Happened, frozen=True, kw_only=True):
    """It moved to another place.

    Either its channel is no longer the customer's: it goes on in another, under a message of ours, and has `left` the
    old one. Or its channel got another id, under which it goes on in the same thread.
    """

    thread: AnyThread
    left: Place


class AskedBack(Happened, frozen=True, kw_only=True):
    """A message may name a severity, and its writer was asked. `message` is the platform's id of it."""

    message: str


class SeverityDeclined(Happened, frozen=True, kw_only=True):
    """The message that was asked about names no severity."""


class IntakeOpened(Happened, frozen=True, kw_only=True):
    """The request is a ticket now."""

    ticket: TicketId


class IntakeDismissed(Happened, frozen=True, kw_only=True):
    """Somebody who may decide it said that it isn't a request."""


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
    | IntakeOverheard
    | IntakeReassured
    | IntakeTimersRestored
    | IntakeReminded
    | IntakeLapsed
    | IntakeReferred
    | IntakeDeclined
    | AskedAgain
    | QuestionDelayed
    | IntakeMoved
    | AskedBack
    | SeverityDeclined
    | IntakeOpened
    | IntakeDismissed
)
