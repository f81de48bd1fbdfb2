"""A ticket: what was asked, what is owed, and its state."""

from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Final

from msgspec import Struct

from bot.model.access import AccessAsk, AccessGrant
from bot.model.appeal import Appeal
from bot.model.classification import Classification
from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.incident import PartOfIncident
from bot.model.intake import TakenUp
from bot.model.ledger import Logged
from bot.model.level_check import LevelCheck
from bot.model.linked_work import LinkedWork
from bot.model.merged_ticket import MergedTicket
from bot.model.milestone import FIRST_RESPONSE, Breach, Milestone, MilestoneType, Outcome, Owner, due_of
from bot.model.parted import TakenOut
from bot.model.places import Account, AnyThread, Place
from bot.model.rating import Rating
from bot.model.reminder import Apology, LiveReminder
from bot.model.response import Acknowledgements, Reopening, Response
from bot.model.ticket_messages import card_in, card_of, resolved_message_of
from policies.terms import Amount


class Status(StrEnum):
    """The state of a ticket."""

    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    WAITING = "waiting on customer"
    RESOLVED = "resolved"
    CLOSED = "closed"


OVER: Final = frozenset({Status.RESOLVED, Status.CLOSED})
"""The states of a ticket that is over, unless somebody comes back to it."""


class Ticket(Struct, frozen=True, kw_only=True):
    """A ticket. Timers of its state that carry another `cycle` are void: see `bot.engine.evolve`.

    `version` counts its events; `resolved_at` is when it was last resolved. `milestones` are what is owed: all that are
    open, and of each type the last that ended. `assignee` is the assignee's name, `assignee_id` their id. Until
    `snoozed_until` (UTC) it isn't in the queue. `merged_into` is the ticket it goes on in, `absorbed` are those that go
    on here, and `guests` what their promises go by. `left` are the channels that it was in before it moved to another.
    `over_asked` is the message after which the customer is asked whether it is over, while that is open. `phoned_at` is
    when the customer called about it, confirmed by staff; `call_claimed_at` is when they said so. `private`, `read_at`:
    see `bot.model.privacy` and `CustomerMessage`. `released_until` is when an assignee is back from whom it was taken,
    since they are away (UTC): if they take it all the same, it stays with them; `handed_over` numbers its line in the
    post about that. `closes_after` is the time from its last resolution to its closing (None: unknown), and
    `reopens_until` is when a word of the customer's no longer opens it, once closed (UTC; None: never). From then on
    what they write begins another, which `follows` this one; this one is `continued_in` it. `access_asked` is the
    remote access that waits for its customer's word, `access` that which they granted, and `access_count` how often it
    was asked for. `logged` was taken off the customer's allowances; `appeals` are against changes of its severity, and
    `check` answers what a severity asks to be confirmed. `heard_at` is when its customer's people last wrote in it
    since it opened (UTC), `last_remark` the key of the latest message of staff under its card; `taken_out` have tickets
    of their own; `incident` it is part of, `linked` is work elsewhere. `resolution`: what was done; `reopening`: the
    last one in words. `acknowledged`: by whom, if several are to. `opened_from`: its first message, if that can be
    marked (None: nobody noted it). `is_solved`: it was resolved, or closed by its customer after an answer, and not
    opened again.
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
    milestones: tuple[Milestone, ...] = ()
    product: str = ""
    kind: str = ""
    source_deleted_at: datetime | None = None
    response: Response | None = None
    acknowledged: Acknowledgements = Acknowledgements()
    assignee: str | None = None
    taken_up: TakenUp | None = None
    assignee_id: str | None = None
    snoozed_until: datetime | None = None
    merged_into: TicketId | None = None
    absorbed: tuple[TicketId, ...] = ()
    guests: tuple[MergedTicket, ...] = ()
    private: bool | None = None
    left: tuple[Place, ...] = ()
    over_asked: str = ""
    released_until: datetime | None = None
    handed_over: int = 0
    read_at: datetime | None = None
    call_claimed_at: datetime | None = None
    phoned_at: datetime | None = None
    cycle: int = 1
    resolved_at: datetime | None = None
    closes_after: Amount | None = None
    reopens_until: datetime | None = None
    follows: TicketId | None = None
    split_from: TicketId | None = None
    continued_in: IntakeId | None = None
    heard_at: datetime | None = None
    last_remark: str = ""
    opened_from: str | None = None
    is_solved: bool = False
    taken_out: tuple[TakenOut, ...] = ()
    resolution: str = ""
    confirmed_at: datetime | None = None
    reopening: Reopening | None = None
    rating: Rating | None = None
    access_asked: AccessAsk | None = None
    access: AccessGrant | None = None
    access_count: int = 0
    logged: tuple[Logged, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    check: LevelCheck | None = None
    incident: PartOfIncident | None = None
    linked: tuple[LinkedWork, ...] = ()
    reminder: LiveReminder | None = None
    apologies: tuple[Apology, ...] = ()
    version: int = 0

    @property
    def severity(self) -> str | None:
        """The present severity; None while nobody has chosen one."""
        return self.history[-1].severity if self.history else None

    def is_past(self, now: datetime) -> bool:
        """Return whether it has been closed for so long that what its customer writes begins another request."""
        until = self.reopens_until if self.status is Status.CLOSED and not self.merged_into else None
        return until is not None and until <= now

    @property
    def appeal(self) -> Appeal | None:
        """The appeal that nobody has decided yet; there is one at most."""
        return next((one for one in self.appeals if one.is_open), None)

    @property
    def open_milestones(self) -> tuple[Milestone, ...]:
        """The milestones that haven't ended."""
        return tuple(one for one in self.milestones if one.is_open)

    @property
    def awaits_response(self) -> bool:
        """Return whether it is new, or open again, or the first response is due of one that was merged into it."""
        kinds = {one.type for one in self.open_milestones}
        return self.status is Status.NEW or MilestoneType.FIRST_RESPONSE in kinds

    @property
    def milestone(self) -> Milestone | None:
        """The milestone that the vendor has to meet next, a broken promise before all goals; None: nothing is due."""
        ours = () if self.status is Status.CLOSED else due_of(Owner.VENDOR, self.milestones)
        return min(ours, key=lambda one: not one.is_broken, default=None)

    @property
    def _own_first(self) -> Milestone | None:
        return next((one for one in self.milestones if one.id == FIRST_RESPONSE), None)

    @property
    def first_response(self) -> Milestone | None:
        """The promise of its own first response, open or kept; None if nothing is promised, or wanted any more."""
        own = self._own_first
        is_wanted = own and (own.ended is None or own.ended.outcome is Outcome.MET)
        return own if own and is_wanted and own.is_promise and own.due_at else None

    @property
    def is_withdrawn(self) -> bool:
        """Return whether its customer has closed it before anybody had answered."""
        ended = self._own_first.ended if self._own_first else None
        return ended is not None and ended.outcome is Outcome.WITHDRAWN

    @property
    def due_at(self) -> datetime | None:
        """The due time of the first response; None if none is promised."""
        return self.first_response.due_at if self.first_response else None

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Every promised due time of its own first response that passed unmet, earliest first."""
        return tuple(sorted(self._own_first.breaches if self._own_first else (), key=attrgetter("due_at")))

    @property
    def promises(self) -> tuple[Milestone, ...]:
        """The promises beyond its own first response that are open, in order of due time.

        They are the next update, a workaround, a resolution, and what came with another ticket.
        """
        found = (one for one in self.open_milestones if one.is_promise and one.due_at and one.id != FIRST_RESPONSE)
        return tuple(sorted(found, key=attrgetter("due")))

    @property
    def is_breached(self) -> bool:
        """Return whether the first response missed the due time that it has now."""
        return bool(self.first_response and self.first_response.is_breached)

    @property
    def is_late(self) -> bool:
        """Return whether the first response missed its due time, or had when its severity was last set.

        Who sets a severity late is owed an answer since they asked, by a time that may be over already.
        """
        return self.is_breached or bool(self.due_at and self.history and self.due_at <= self.history[-1].at)

    @property
    def card(self) -> MessageKey:
        """The key of the live card in the customer's thread."""
        return card_of(self.id)

    def card_in(self, triage: Place) -> MessageKey:
        """Return the key of the live card in a triage channel."""
        return card_in(self.id, triage)

    @property
    def over_question(self) -> MessageKey:
        """The key of the question whether it is over, in the customer's thread."""
        return MessageKey(f"{self.id}/over/{self.over_asked}")

    @property
    def resolved_message(self) -> MessageKey:
        """The key of the message that says that it is resolved, and asks whether it is solved."""
        return resolved_message_of(self.id, self.resolved_at)

    @property
    def rating_question(self) -> MessageKey:
        """The key of the question how it went."""
        return MessageKey(f"{self.id}/rating")

    def copy_of(self, remark: str) -> MessageKey:
        """Return the key of the copy that the customer reads of a message under the card, by that message's key."""
        return MessageKey(f"{self.id}/copy/{remark}")

    def tag_of(self, milestone: Milestone) -> str:
        """Return the tag of the reminders of a milestone in its present round, for withdrawing those not sent yet."""
        return f"{self.id}/{milestone.id}/{milestone.round}"

    def call_tag_of(self, milestone: Milestone) -> str:
        """Return the tag of the calls of a line outside its hours, for withdrawing those not sent yet."""
        return f"call-out/{self.tag_of(milestone)}"
