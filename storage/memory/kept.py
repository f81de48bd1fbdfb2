"""The contents of the store without SQL."""

from copy import copy
from dataclasses import dataclass, field, fields
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import Deferrable, RewritingCommand
from bot.events import ContractEvent
from bot.events.searchable import SearchableText
from bot.model.contract import Contract
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IncidentId, IntakeId, MessageKey, SubjectId, TicketId
from bot.model.incident import Incident
from bot.model.intake import Intake
from bot.model.people import Membership
from bot.model.places import Account, MessageRef, Place
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports import Recorded
from policies.terms import Plan
from storage import codecs
from storage.entries import OutboxEntry
from storage.states import UNDECIDED, DeliveryState, Quarantined, TimerState, how_far

TimerKey = tuple[str, str, str, str, int, int]


def number_of(delivery: str) -> int:
    """Return the number of a delivery by its id."""
    return int(delivery.removeprefix("d"))


def key_of(timer: Timer) -> TimerKey:
    """Return the key that makes a timer unique."""
    return (timer.subject, timer.plan_version, timer.about, timer.kind, timer.step, timer.cycle)


class Held(Struct, frozen=True, kw_only=True):
    """A delivery and its state; `turn` as in `storage.sql.next_delivery`, `head` as in `storage.sql.series`."""

    entry: OutboxEntry
    turn: int = 0
    head: int | None = None
    posted_as: MessageRef | None = None
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    in_doubt: bool = False
    not_before: datetime | None = None
    first_tried_at: datetime | None = None
    sent_at: datetime | None = None
    problem: str | None = None


class Parked(Struct, frozen=True, kw_only=True):
    """A change of a message that hasn't come, and when it was kept."""

    ref: MessageRef
    at: datetime
    change: RewritingCommand


class Deferred(Struct, frozen=True, kw_only=True):
    """A command that waits until it is known who an account is, and since when."""

    account: Account
    at: datetime
    command: Deferrable


@dataclass(slots=True, kw_only=True)
class Kept:
    """Everything that the store keeps. Dicts are in the order of insertion; `deliveries` are numbered from 1."""

    receipts: set[str] = field(default_factory=set)
    parked: list[Parked] = field(default_factory=list)
    memberships: dict[Account, Membership] = field(default_factory=dict)
    deferred: list[Deferred] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    plans: dict[str, Plan] = field(default_factory=dict)
    number: int = 0
    approvals: int = 0
    incident_numbers: int = 0
    intakes: dict[IntakeId, Intake] = field(default_factory=dict)
    tickets: dict[TicketId, Ticket] = field(default_factory=dict)
    timelines: dict[str, tuple[Recorded, ...]] = field(default_factory=dict)
    contracts: dict[CustomerId, Contract] = field(default_factory=dict)
    contract_timelines: dict[CustomerId, tuple[ContractEvent, ...]] = field(default_factory=dict)
    incidents: dict[IncidentId, Incident] = field(default_factory=dict)
    work_links: dict[tuple[str, TicketId], bool] = field(default_factory=dict)
    timers: dict[TimerKey, tuple[Timer, TimerState]] = field(default_factory=dict)
    deliveries: dict[int, Held] = field(default_factory=dict)
    posted: dict[MessageKey, MessageRef] = field(default_factory=dict)
    messages: dict[MessageRef, SubjectId] = field(default_factory=dict)
    customer_messages: dict[tuple[SubjectId, str], CustomerMessage] = field(default_factory=dict)
    texts: dict[tuple[SubjectId, str], SearchableText] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    moved_places: dict[Place, Place] = field(default_factory=dict)

    def copy(self) -> "Kept":
        """Return a copy that can be changed without changing this."""
        return Kept(**{part.name: copy(getattr(self, part.name)) for part in fields(self)})

    def withdraw(self, tag: str) -> None:
        """Withdraw unsent deliveries that carry the tag."""
        for number, held in self.deliveries.items():
            if held.entry.tag == tag and held.state is DeliveryState.WAITING:
                self.deliveries[number] = replace(held, state=DeliveryState.WITHDRAWN)

    def drop_lapsed(self, ticket: TicketId, ref: MessageRef) -> None:
        """Drop the marks of a ticket on a message that nothing took."""
        for number, held in self.deliveries.items():
            of = (held.entry.subject, held.entry.place, held.entry.thread)
            if held.state is DeliveryState.LAPSED and of == (ticket, ref.place, ref.id):
                self.deliveries[number] = replace(held, state=DeliveryState.DROPPED)

    def out_since(self, message_key: MessageKey, now: datetime) -> datetime | None:
        """Return what `UnitOfWork.out_since` promises."""
        found = [held for held in self.deliveries.values() if held.entry.fills == message_key]
        if found and found[-1].state in UNDECIDED:
            return now
        return found[-1].sent_at if found else None

    def is_out(self, tag: str) -> bool | None:
        """Return what `Outbox.is_out` promises."""
        tagged = [held for held in self.deliveries.values() if held.entry.tag == tag]
        if not tagged:
            return False
        beside = (one for one in self.deliveries.values() if one.entry.conversation == tagged[-1].entry.conversation)
        is_held_up = any(one.state is DeliveryState.WAITING and one.not_before for one in beside)
        return how_far(tagged[-1].state, is_held_up=is_held_up)

    def put(self, entry: OutboxEntry) -> None:
        """Keep a delivery after all others, as it would be read back."""
        entry = replace(entry, message=codecs.stored(entry.message, codecs.MESSAGE))
        self.deliveries[len(self.deliveries) + 1] = Held(entry=entry, turn=self.turn_of(entry))

    def put_last(self, entry: OutboxEntry) -> None:
        """Keep a delivery in the place of unsent ones that carry its tag."""
        if entry.tag:
            self.withdraw(entry.tag)
        self.put(entry)

    def turn_of(self, entry: OutboxEntry) -> int:
        """Return the turn of a delivery that is put in: after its customer's own, else with the first of others."""
        lane = [
            held
            for held in self.deliveries.values()
            if held.state is DeliveryState.WAITING and held.entry.is_in_lane_of(entry)
        ]
        own = [held.turn for held in lane if held.entry.customer == entry.customer]
        return max(own) + 1 if own else min((held.turn for held in lane), default=0)
