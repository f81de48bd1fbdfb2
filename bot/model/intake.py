"""An intake: what a customer wrote, from the first message until it becomes a ticket or nothing.

It holds its first message and counts the others, which are kept one by one (`UnitOfWork.customer_messages`), so that
the thousandth message of a request costs as little as the second.
"""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.milestone import Milestone, MilestoneType
from bot.model.offer import Offer
from bot.model.places import Account, AnyThread, Place
from bot.model.timer import TimerKind


class IntakeState(StrEnum):
    """The state of an intake."""

    ASKED = "asked"
    ASKED_AGAIN = "asked-again"
    OPENED = "opened"  # it is a ticket now
    DISMISSED = "dismissed"  # "not a request"
    HELD = "held"  # its writer may not ask: it waits for somebody who may
    REFUSED = "refused"  # no requests are taken in there; a contact may still take it up
    OFFERED = "offered"  # its writer is asked if it belongs to another request or ticket
    ADDED = "added"  # it belongs to another, and goes on there
    REFERRED = "referred"  # its customer's term isn't running: the account manager decides


OPEN_STATES = frozenset({IntakeState.ASKED, IntakeState.ASKED_AGAIN})


class EarlyAnswer(Struct, frozen=True, kw_only=True):
    """The member of staff who replied before the severity was chosen."""

    by: str
    name: str
    at: datetime


class TakenUp(Struct, frozen=True, kw_only=True):
    """The act by which somebody else turned a message into a request: who did it (a name), and when (UTC)."""

    at: datetime
    by: str
    writer: Account
    writer_name: str


class Intake(Struct, frozen=True, kw_only=True):
    """One request on its way in. `version` counts the events folded into it; `private`: see `bot.model.privacy`.

    `first` is the message that it began with, as it reads now; `more` counts the others, and `last_at` is when the
    latest of all was written (UTC). `left` are the channels that it was in before it moved to another. `asked_back` is
    the message that may name a severity, while its writer is asked about that. `milestones` are what is owed of it:
    that somebody takes it up, while it waits for somebody who may ask. `reassured`: since the last reminder somebody
    wrote more, and was answered that it still waits. `is_again`: an earlier request in its thread was put away. `offer`
    is what it may belong to while that is asked, and what it belongs to once it is `ADDED`. `asked_at` is when the
    question or the offer became readable, as far as is known (UTC); `cycle` is the version in which its timers were
    last begun anew: timers of any other are void. `region` is the customer's when it began, for the plan's hours: empty
    if they had none, None if it was kept before that was recorded. `follows` is the ticket in whose thread it was
    written, long after that had been closed; `split_from` the one whose customer wrote it beside something else.
    `approval` is the number by which the account manager decides on it, outside the customer's term.
    """

    id: IntakeId
    customer: CustomerId
    thread: AnyThread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    first: CustomerMessage
    last_at: datetime
    state: IntakeState
    more: int = 0
    product: str = ""
    kind: str = ""
    ticket: TicketId | None = None
    answered: EarlyAnswer | None = None
    taken_up: TakenUp | None = None
    private: bool | None = None
    left: tuple[Place, ...] = ()
    asked_back: str = ""
    milestones: tuple[Milestone, ...] = ()
    is_again: bool = False
    reassured: bool = False
    offer: Offer | None = None
    asked_at: datetime | None = None
    cycle: int = 1
    region: str | None = None
    follows: TicketId | None = None
    split_from: TicketId | None = None
    approval: int | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Return whether the customer is asked for the severity."""
        return self.state in OPEN_STATES

    @property
    def is_held(self) -> bool:
        """Return whether it waits for somebody who may ask."""
        return self.state is IntakeState.HELD

    @property
    def is_offered(self) -> bool:
        """Return whether its writer is asked if it belongs to something else."""
        return self.state is IntakeState.OFFERED

    @property
    def is_referred(self) -> bool:
        """Return whether the account manager decides if it's served at all."""
        return self.state is IntakeState.REFERRED

    @property
    def needs_contact(self) -> bool:
        """Return whether it becomes a request only when somebody acts who may ask."""
        return self.is_held or (self.is_offered and self.offer is not None and not self.offer.may_ask)

    @property
    def is_undecided(self) -> bool:
        """Return whether a severity can still be chosen, by whoever may."""
        return self.is_open or self.is_held or self.is_offered or self.is_referred

    @property
    def needs(self) -> TimerKind | None:
        """The kind of the timer without which nobody would come back to it; None if it needs none."""
        if self.take_up:
            return TimerKind.LAPSE
        if self.asked_at is None:
            return None
        return TimerKind.OFFER if self.is_offered else TimerKind.OPEN_ANYWAY if self.is_open else None

    @property
    def is_source_deleted(self) -> bool:
        """Return whether the message that it began with was deleted."""
        return self.first.deleted_at is not None

    @property
    def is_empty(self) -> bool:
        """Return whether it has one message, and that was deleted."""
        return self.is_source_deleted and self.more == 0

    @property
    def opened_at(self) -> datetime:
        """The instant from which the plan's clock counts: the message, or the act that made a request of it later."""
        return self.taken_up.at if self.taken_up else self.first.at

    def name_of(self, said: CustomerMessage) -> str:
        """Return the name of the writer of one of its messages, or an empty text if it isn't known."""
        return self.requester_name if said.by == self.requester else ""

    @property
    def touched_at(self) -> datetime:
        """The instant at which it began, or the latest of its messages was written (UTC)."""
        return max(self.opened_at, self.last_at)

    @property
    def source(self) -> MessageKey:
        """The key of the request as the desk posts it, if it didn't begin as a message in the customer's channel."""
        return source_of(self.id)

    @property
    def question(self) -> MessageKey:
        """The key of the question in the customer's thread."""
        return question_of(self.id)

    @property
    def question_again(self) -> MessageKey:
        """The key of the second asking, in the same thread."""
        return MessageKey(f"{self.id}/question-again")

    @property
    def offering(self) -> MessageKey:
        """The key of the question whether it belongs to something else, in the same thread."""
        return MessageKey(f"{self.id}/offer")

    @property
    def question_back(self) -> MessageKey:
        """The key of the question whether a message names a severity, in the same thread."""
        return MessageKey(f"{self.id}/question-back/{self.asked_back}")

    @property
    def open_milestones(self) -> tuple[Milestone, ...]:
        """The milestones that haven't ended."""
        return tuple(one for one in self.milestones if one.is_open)

    @property
    def take_up(self) -> Milestone | None:
        """The milestone of somebody who may ask taking it up; None if it waits for nobody."""
        return next((one for one in self.milestones if one.is_open and one.type is MilestoneType.TAKE_UP), None)

    def tag_of(self, milestone: Milestone) -> str:
        """Return the tag of the reminders of a milestone in its present round, for withdrawing those not sent yet."""
        return f"{self.id}/{milestone.id}/{milestone.round}"

    def region_or(self, present: str | None) -> str | None:
        """Return the region that was pinned when it began, or else the customer's `present` one."""
        return present if self.region is None else self.region or None

    def card_in(self, triage: Place) -> MessageKey:
        """Return the key of the pending line in a triage channel."""
        return MessageKey(f"{self.id}/pending/{triage}")


def source_of(intake: IntakeId) -> MessageKey:
    """Return the key of a request that the desk posts itself, known before the intake exists."""
    return MessageKey(f"{intake}/source")


def question_of(intake: IntakeId) -> MessageKey:
    """Return the key of the question about an intake in the customer's thread."""
    return MessageKey(f"{intake}/question")
