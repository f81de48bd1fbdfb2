"""A ticket: what was asked, when a reply is due, and its state."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.intake import TakenUp
from bot.model.places import Account, AnyThread, Place
from bot.model.timer import Told


class Status(StrEnum):
    """The state of a ticket."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    WAITING = "waiting on customer"
    RESOLVED = "resolved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The severity that a ticket had from `at` (UTC) on.

    `own_first_choice`: the customer chose it, and it was the first, so that it counts from their message (rule 9,
    explained in `bot.sla.reclassification`).
    """

    severity: str | None
    at: datetime
    own_first_choice: bool = False


class Basis(StrEnum):
    """The basis of a reply that is due: a promise of the terms, or a goal of our own."""

    PROMISE = "promise"  # the plan's first response
    GOAL = "goal"  # nothing is promised; an internal goal that no customer sees


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A reply that is due: since when (UTC), until when, under which severity's target."""

    kind: Basis
    severity: str
    since: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A promised due time that passed without a first response, under that severity's target; found `at` (UTC)."""

    due_at: datetime
    severity: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The first message of a member of staff that reached the customer."""

    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket. Timers of another `cycle` are void: see `bot.engine.evolve`. `version` counts its events.

    `set_at` is when its milestone was set (UTC): of the rungs that had passed by then, only the highest sends a
    reminder. `told` is the last reminder that was sent; `resolved_at` is when it was last resolved.

    `due_at` is the plan's first-response promise and stays on record, and so does each of its `breaches`, whatever it
    was later due at; `milestone` is what reminders are about now, and None once a person has replied. `assignee` is the
    assignee's name, `assignee_id` their id. Until `snoozed_until` (UTC) it isn't in the queue. `merged_into` is the
    ticket it goes on in, `absorbed` are those that go on here. `private`: see `bot.model.privacy`. `left` are the
    channels that it was in before it moved to another. `over_asked` is the message after which the customer is asked
    whether it is over, while that is open. `read_at`: see `CustomerMessage.read_at`.
    """

    id: TicketId
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
    history: tuple[Classification, ...]
    status: Status
    due_at: datetime | None
    milestone: Milestone | None
    product: str = ""
    kind: str = ""
    breaches: tuple[Breach, ...] = ()
    source_deleted_at: datetime | None = None
    response: Response | None = None
    assignee: str | None = None
    taken_up: TakenUp | None = None
    assignee_id: str | None = None
    snoozed_until: datetime | None = None
    merged_into: TicketId | None = None
    absorbed: tuple[TicketId, ...] = ()
    private: bool | None = None
    left: tuple[Place, ...] = ()
    over_asked: str = ""
    read_at: datetime | None = None
    cycle: int = 1
    set_at: datetime | None = None
    told: Told | None = None
    resolved_at: datetime | None = None
    version: int = 0

    @property
    def severity(self) -> str | None:
        """The present severity; None while nobody has chosen one."""
        return self.history[-1].severity if self.history else None

    @property
    def is_breached(self) -> bool:
        """Return whether the first response missed the due time that it has now."""
        return self.due_at is not None and self.has_breached(self.due_at)

    def has_breached(self, due_at: datetime) -> bool:
        """Return whether it is on record that this due time passed without a first response."""
        return any(breach.due_at == due_at for breach in self.breaches)

    @property
    def card(self) -> MessageKey:
        """The key of the live card in the customer's thread."""
        return card_of(self.id)

    def card_in(self, triage: Place) -> MessageKey:
        """Return the key of the live card in a triage channel."""
        return MessageKey(f"{self.id}/triage/{triage}")

    @property
    def over_question(self) -> MessageKey:
        """The key of the question whether it is over, in the customer's thread."""
        return MessageKey(f"{self.id}/over/{self.over_asked}")

    @property
    def reminder_tag(self) -> str:
        """The tag of its reminders, for withdrawing those not sent yet."""
        return f"{self.id}/nudges"


def card_of(ticket: TicketId) -> MessageKey:
    """Return the key of a ticket's live card, known before the ticket exists."""
    return MessageKey(f"{ticket}/card")
