"""The input of a decision, and the decision itself."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct, field

from bot.commands import UNSEEN
from bot.effects import Effect, ReplyToActor
from bot.events import ContractEvent, Event, Stamp, TicketEvent
from bot.model.attainment import Tally
from bot.model.contract import Contract
from bot.model.contract_figures import ContractFigures
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId, IncidentId, TicketId
from bot.model.incident import Incident
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import SYSTEM, Actor
from bot.model.places import Account
from bot.model.reminder import Reached
from bot.model.selection import Page
from bot.model.targets import Targets
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.wording import results
from policies.terms import Plan


class Nearby(Struct, frozen=True, kw_only=True):
    """A request that the customer began lately, with the ticket that it became and all its words."""

    intake: Intake
    ticket: Ticket | None = None
    text: str = ""


class Situation(Struct, frozen=True, kw_only=True):
    """Everything that a decision may look at.

    `customer` is the one that the command concerns; `plan` the version pinned by the ticket or intake at hand, else the
    customer's present one. `contract` is the one with a customer, for what changes it or asks about its timers, with
    the next number of an approval or a notice, `next_approval`. `other` is a second ticket that the command names, or
    the only one that a question can be about. `pages` are of the lists that it asks for (`engine.views.lists`), `plans`
    the plan of every ticket in them and of `other`, by version, for a form, and to show a plan, all that are in force;
    `pages_for_all` are the same as everybody in the channel may read them, if that is less and may have to be said;
    `severities` the ids of all severities in customers' present plans. `timeline`, for what shows it, is what has
    happened to the ticket and to the request before it, oldest first. `timers` are those of the subject that wait, for
    what compares them with those that it needs. `next_ticket` is the id for a ticket that opens now; without one, a
    decision that would open one `wants_number`. `customer_message` is the message that the command is about, if the
    intake has it already, as it was before; `later_message` is that message if it was written after the ticket had
    opened. `messages` are all that the intake has, in order: loaded for what opens a ticket or follows an edit, and for
    nothing else. `foreign` belongs to another customer, whose old thread this is in a channel that is no longer theirs.
    `asked_at`: since when (UTC) the question whose timers fire can be read, now while it hasn't gone out; None if it
    never will. `reached`: what became of the last reminder of the ticket, for an apology that names who has been told.
    `guests` are tickets that were merged into it: of whose promises timers ask, or whose words are split off.
    `nearby` are the requests that the customer's people began lately, earliest first: for a message that may begin
    something, and for a message that was offered as a part of one of them, that one. `in_private`: it is written in a
    conversation with the desk alone. `figures` and `contracts` are of the customers on a radar, the latter of those of
    whom it names something, or of those whom an announcement is for; `tallies` are those of a report; `present_plans`
    and `product_plans` are in force for each customer. `present_plan`: for words in the thread of a ticket that is
    past, the plan that another request begins under. `incident` is the one that a command names, or whose steps its
    timers ask about; `incidents` are those that are open, the latest first, and `tied` the tickets that the command
    names and those of the incident, by those numbers as they go on, their plans in `plans`.
    """

    now: datetime
    desk: Desk
    actor: Actor
    customer: Customer | None = None
    plan: Plan | None = None
    intake: Intake | None = None
    ticket: Ticket | None = None
    customer_message: CustomerMessage | None = None
    later_message: CustomerMessage | None = None
    messages: tuple[CustomerMessage, ...] = ()
    contract: Contract | None = None
    other: Ticket | None = None
    foreign: Intake | Ticket | None = None
    asked_at: datetime | None = None
    reached: Reached = field(default_factory=Reached)
    nearby: tuple[Nearby, ...] = ()
    in_private: bool = False
    present_plan: Plan | None = None
    pages: tuple[Page, ...] = ()
    pages_for_all: tuple[Page, ...] = ()
    timeline: tuple[Event, ...] = ()
    timers: frozenset[Timer] = frozenset()
    severities: frozenset[str] = frozenset()
    plans: Mapping[str, Plan] = field(default_factory=dict)
    present_plans: Mapping[CustomerId, Plan] = field(default_factory=dict)
    product_plans: Mapping[CustomerId, Mapping[str, Plan]] = field(default_factory=dict)
    figures: tuple[ContractFigures, ...] = ()
    tallies: tuple[Tally, ...] = ()
    contracts: tuple[Contract, ...] = ()
    guests: tuple[Ticket, ...] = ()
    next_ticket: TicketId | None = None
    next_approval: int | None = None
    incident: Incident | None = None
    incidents: tuple[Incident, ...] = ()
    tied: Mapping[TicketId, Ticket] = field(default_factory=dict)
    next_incident: IncidentId | None = None

    @property
    def beginning_plan(self) -> Plan | None:
        """The plan that a request or ticket which begins now is under."""
        return self.present_plan or self.plan


class Case(Struct, frozen=True, kw_only=True):
    """A situation whose customer and plan are known, and the way by which the command came."""

    situation: Situation
    customer: Customer
    plan: Plan
    via: str

    @property
    def now(self) -> datetime:
        """The instant of the decision, UTC."""
        return self.situation.now

    @property
    def targets(self) -> Targets:
        """Return what decides when anything is due for the request or ticket."""
        return Targets(plan=self.plan, goals=self.desk.goals, region=self.customer.region)

    @property
    def stamp(self) -> Stamp:
        """Return what every event of this decision records: when, by whose act, by which way."""
        return Stamp(at=self.now, by=self.actor.id, via=self.via)

    @property
    def own_stamp(self) -> Stamp:
        """Return the same for what the desk does of its own accord, whoever acts."""
        return Stamp(at=self.now, by=SYSTEM.id, via=self.via)

    @property
    def today(self) -> date:
        """The customer's day of the decision."""
        return self.customer.today(self.now)

    @property
    def desk(self) -> Desk:
        """The desk as its operator set it up."""
        return self.situation.desk

    @property
    def actor(self) -> Actor:
        """The person who acts."""
        return self.situation.actor


class Refusal(Struct, frozen=True, kw_only=True):
    """A record of who tried what on which subject, in which customer's affairs, and why not; without their words."""

    account: Account
    command: str
    subject: str
    customer: CustomerId | None
    why: str


class Decision(Struct, frozen=True, kw_only=True):
    """The events and the effects that follow; an empty one: nothing follows.

    The events happen to the subject, to the situation's `other` ticket, to the first of `nearby`, to the contract, or
    to a request that begins beside all of these, and its ticket; `to_contracts` to those of the situation's
    `contracts`, by the customer's id.
    `refusal`: what a person tried in vain. `wants_number`: a ticket should open, but the situation has no number for
    it; nothing else of such a decision counts, and it's made again with one. `wants_approval` and `wants_incident`: the
    same for an approval that is asked for or a notice that is given, and for an incident that begins. `once` names
    something that takes effect at most once, such as a form: nothing else of the decision counts if it did so before,
    and `too_late` is answered.
    """

    events: tuple[Event, ...] = ()
    to_other: tuple[TicketEvent, ...] = ()
    to_nearby: tuple[Event, ...] = ()
    to_contract: tuple[ContractEvent, ...] = ()
    to_contracts: Mapping[CustomerId, tuple[ContractEvent, ...]] = field(default_factory=dict)
    to_new: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    refusal: Refusal | None = None
    wants_number: bool = False
    once: str = ""
    too_late: Message | None = None
    wants_approval: bool = False
    wants_incident: bool = False

    def __add__(self, then: "Decision") -> "Decision":
        """Return both, this one first."""
        if then is NOTHING:
            return self
        if self is NOTHING:
            return then
        return Decision(
            events=(*self.events, *then.events),
            to_other=(*self.to_other, *then.to_other),
            to_nearby=(*self.to_nearby, *then.to_nearby),
            to_contract=(*self.to_contract, *then.to_contract),
            to_contracts={**self.to_contracts, **then.to_contracts},
            to_new=(*self.to_new, *then.to_new),
            effects=(*self.effects, *then.effects),
            refusal=self.refusal or then.refusal,
            wants_number=self.wants_number or then.wants_number,
            once=self.once or then.once,
            too_late=self.too_late or then.too_late,
            wants_approval=self.wants_approval or then.wants_approval,
            wants_incident=self.wants_incident or then.wants_incident,
        )

    @property
    def is_nothing(self) -> bool:
        """Return whether nothing follows."""
        return self is NOTHING or self == NOTHING


NOTHING = Decision()
NUMBER_WANTED = Decision(wants_number=True)
APPROVAL_WANTED = Decision(wants_approval=True)
INCIDENT_WANTED = Decision(wants_incident=True)


def done(ticket: Ticket, event: results.Done, case: Case) -> tuple[ReplyToActor, ...]:
    """Return the reply to the actor, if it is wanted, that a command was carried out."""
    return reply_to_actor(results.done(ticket.id, event, staff=case.actor.is_staff), case)


def reply_to_actor(message: Message, case: Case) -> tuple[ReplyToActor, ...]:
    """Return a reply to the actor, if they typed the command, or gave it where nobody else is.

    Others, in a channel, see its result there.
    """
    is_wanted = case.via in UNSEEN or case.situation.in_private
    return (ReplyToActor(message=message, is_confirmation=True),) if is_wanted else ()


def answer(message: Message) -> Decision:
    """Return a decision in which nothing happens but a reply to the actor. A refusal is one of these."""
    return Decision(effects=(ReplyToActor(message=message),))
