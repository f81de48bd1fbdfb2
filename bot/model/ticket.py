"""A ticket: what was asked, what is owed, and where it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import CustomerId, IntakeId, Slot, TicketId
from bot.model.intake import TakenUp
from bot.model.places import Account, AnyThread, Place
from bot.model.timer import Told


class Status(StrEnum):
    """Where a ticket stands."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    WAITING = "waiting on customer"
    RESOLVED = "resolved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """A severity that the ticket stood at from `at` (UTC) on; `own_first_choice` counts from the message (rule 9)."""

    severity: str | None
    at: datetime
    own_first_choice: bool = False


class Debt(StrEnum):
    """What kind of answer is owed."""

    PROMISE = "promise"  # the plan's first response
    GOAL = "goal"  # nothing is promised; an internal goal that no customer sees


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An answer that is owed: since when (UTC), until when, under which severity's target."""

    kind: Debt
    severity: str
    since: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The first message of a person of the vendor that reached the customer."""

    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket. `cycle` rises with each new due time; timers of older cycles are void. `version` counts its events.

    `owed_from` is when this cycle began (UTC): of the rungs that had passed by then only the highest asks. `told` is
    how far its reminders have got; `resolved_at` is when it was last called solved.

    `due_at` is the plan's first-response promise and stays for the record; `owed` is what reminders are about now,
    and None once a person has answered. `holder` names who has it, `holder_id` is their id. Until `snoozed_until`
    (UTC) it is not in the queue. `merged_into` is where it goes on, `absorbed` are those that go on here.
    `private`: see `bot.model.privacy`. `left` are channels that it was in before it went on in another. `over_asked`:
    the message after which the customer is asked whether it is over, while that is open. `read_at`: see `Said.read_at`.
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
    owed: Owed | None
    product: str = ""
    kind: str = ""
    missed_at: datetime | None = None
    source_deleted_at: datetime | None = None
    response: Response | None = None
    holder: str | None = None
    taken_up: TakenUp | None = None
    holder_id: str | None = None
    snoozed_until: datetime | None = None
    merged_into: TicketId | None = None
    absorbed: tuple[TicketId, ...] = ()
    private: bool | None = None
    left: tuple[Place, ...] = ()
    over_asked: str = ""
    read_at: datetime | None = None
    cycle: int = 1
    owed_from: datetime | None = None
    told: Told | None = None
    resolved_at: datetime | None = None
    version: int = 0

    @property
    def severity(self) -> str | None:
        """The severity it stands at; None while nobody has classified it."""
        return self.history[-1].severity if self.history else None

    @property
    def card(self) -> Slot:
        """The live card in the customer's thread."""
        return card_of(self.id)

    def triage_card(self, triage: Place) -> Slot:
        """The live card in a triage channel."""
        return Slot(f"{self.id}/triage/{triage}")

    @property
    def over_question(self) -> Slot:
        """The asking whether it is over, in the customer's thread."""
        return Slot(f"{self.id}/over/{self.over_asked}")

    @property
    def nudges(self) -> str:
        """The tag of its reminders, for taking back those not sent yet."""
        return f"{self.id}/nudges"


def card_of(ticket: TicketId) -> Slot:
    """Return the slot of a ticket's live card, known before the ticket is."""
    return Slot(f"{ticket}/card")
