"""The events of a ticket."""

from datetime import datetime

from bot.events.access import AccessEvent
from bot.events.acknowledgements import AcknowledgementEvent
from bot.events.appeal import AnswerWanted, AppealEvent
from bot.events.assignment import Assigned, Unassigned
from bot.events.former import FormerMilestone
from bot.events.happened import Happened
from bot.events.incident import IncidentEvent
from bot.events.ledger import KindChanged, WorkLogged
from bot.events.linked_work import LinkedWorkEvent
from bot.events.merge import Absorbed, Continued, Merged, SplitOff
from bot.events.message import CustomerChased, CustomerEdited, CustomerRetracted, CustomerWrote, Overheard, TakenBack
from bot.events.milestones import (
    Apologised,
    ApologyDelayed,
    PhoneCallClaimed,
    PhoneCallConfirmed,
    PromiseMissed,
    Reminded,
    RemindersRestored,
)
from bot.events.verdict import LevelChecked, Rated, Reopened, SolutionConfirmed
from bot.model.classification import Classification
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, TicketId
from bot.model.intake import TakenUp
from bot.model.places import Account, AnyThread, Place
from policies.terms import Amount, AnyMetric, Metric


class TicketOpened(Happened, frozen=True, kw_only=True):
    """A ticket was opened from a message, `private` as its request. `due_at` and `milestone`: see `FormerMilestone`."""

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
    due_at: datetime | None = None
    milestone: FormerMilestone | None = None
    source_deleted_at: datetime | None = None
    taken_up: TakenUp | None = None
    product: str = ""
    kind: str = ""
    private: bool | None = None
    follows: TicketId | None = None
    split_from: TicketId | None = None
    read_at: datetime | None = None
    opened_from: str | None = None


class SeverityChanged(Happened, frozen=True, kw_only=True):
    """The severity changed. Until the first response the due time follows it; after that it doesn't move.

    How it follows is rule 9, explained in `bot.sla.reclassification`. `due_at` and `milestone`: see `FormerMilestone`.
    """

    classification: Classification
    due_at: datetime | None = None
    milestone: FormerMilestone | None = None


class Acknowledged(Happened, frozen=True, kw_only=True):
    """A member of staff took note, and the customer was notified."""

    name: str


class Replied(Happened, frozen=True, kw_only=True):
    """A member of staff wrote to the customer; `followed`: who had written more by the time that it became a ticket.

    `written` is the message in which they wrote it in the customer's thread, or that they published; `writer` names who
    wrote that, if it was somebody else.
    """

    name: str
    text: str
    followed: bool = False
    written: CustomerMessage | None = None
    writer: str = ""


class MilestoneReported(Happened, frozen=True, kw_only=True):
    """A member of staff gave the customer what the plan calls by that name, such as a workaround, in these words."""

    name: str
    text: str
    metric: AnyMetric = Metric.WORKAROUND


class OverAsked(Happened, frozen=True, kw_only=True):
    """The customer was asked whether the ticket is over, after the message with the platform's id `message`."""

    message: str


class Spoke(Happened, frozen=True, kw_only=True):
    """A member of staff wrote something to the customer that isn't a reply: a greeting, or a call for a colleague.

    `written`: see `Replied`.
    """

    name: str
    text: str
    written: CustomerMessage | None = None


class Noted(Happened, frozen=True, kw_only=True):
    """Somebody wrote a note, for the vendor's side alone unless it is `shared`; `written`: it is a message of ours."""

    name: str
    text: str
    written: CustomerMessage | None = None
    shared: bool = False


class Snoozed(Happened, frozen=True, kw_only=True):
    """A member of staff snoozed it until then (UTC)."""

    until: datetime
    name: str


class Woken(Happened, frozen=True, kw_only=True):
    """It is back in the queue: the time is over, or the customer changed one of their messages."""


class TicketMoved(Happened, frozen=True, kw_only=True):
    """It moved to another place.

    Either its channel is no longer the customer's: it goes on in another, under a message of ours, and has `left` the
    old one. Or its channel got another id, under which it goes on in the same thread.
    """

    thread: AnyThread
    left: Place


class WaitingOnCustomer(Happened, frozen=True, kw_only=True):
    """A member of staff asked the customer something; the next word is theirs."""

    name: str
    text: str


class Resolved(Happened, frozen=True, kw_only=True):
    """A member of staff marked it as resolved; it's closed `closes_after`; None: it was recorded before that was.

    `has_key`: the message that says so can be edited, as all can since that is recorded.
    """

    name: str
    text: str
    closes_after: Amount | None = None
    has_key: bool = False


class Closed(Happened, frozen=True, kw_only=True):
    """It is over; `withdrawn`: by its customer, who wants nothing more. `reopens_until`: see `Ticket`.

    `name` is who closed it; empty if its time had come, or if nobody noted it.
    """

    name: str = ""
    withdrawn: bool = False
    reopens_until: datetime | None = None


TicketEvent = (
    TicketOpened
    | SeverityChanged
    | Acknowledged
    | AcknowledgementEvent
    | Replied
    | MilestoneReported
    | Spoke
    | OverAsked
    | Assigned
    | Unassigned
    | Noted
    | Snoozed
    | Woken
    | AnswerWanted
    | Merged
    | Absorbed
    | CustomerWrote
    | CustomerChased
    | Overheard
    | CustomerEdited
    | CustomerRetracted
    | TakenBack
    | Reminded
    | PromiseMissed
    | Apologised
    | ApologyDelayed
    | RemindersRestored
    | PhoneCallClaimed
    | PhoneCallConfirmed
    | TicketMoved
    | WaitingOnCustomer
    | Resolved
    | Reopened
    | Closed
    | Continued
    | SplitOff
    | SolutionConfirmed
    | Rated
    | LevelChecked
    | AccessEvent
    | AppealEvent
    | IncidentEvent
    | LinkedWorkEvent
    | WorkLogged
    | KindChanged
)
