"""What a decision is made from, and what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.commands import CARRIES_ANSWER
from bot.effects import Answer, Effect
from bot.events import Event, TicketEvent
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId, TicketId
from bot.model.intake import Intake, Said
from bot.model.message import Message
from bot.model.people import Actor
from bot.model.places import Account
from bot.model.selection import Page
from bot.model.ticket import Ticket
from bot.wording import outcomes
from policies.terms import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """A request of the customer that began lately, with the ticket that it became and all its words."""

    intake: Intake
    ticket: Ticket | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that a decision may look at.

    `customer` is the one that the command concerns; `plan` the version pinned by the ticket or intake at hand, else
    the customer's present one. `other` is a second ticket that the command names. `pages` are of the lists that it
    asks for (`engine.views.lists`), `plans` the plan of every ticket in them and of `other`, by version; `severities`
    the ids of all severities that customers' present plans have. `next_ticket` is the id for a ticket that opens now;
    without one a decision that would open one is `NUMBER_WANTED`. `said` is the message that the command is about, if
    the intake holds it already, as it stood before; `said_later` likewise, if it was written after the ticket had
    opened. `messages` are all that the intake holds, in order: loaded for what opens a ticket or follows an edit, and
    for nothing else. `foreign` is another customer's, whose old thread this is in a channel that is its no more.
    `asked_at`: since when (UTC) the question whose timers fire can be read, now while it hasn't gone out; None where it
    never will be. `nearby` are what the customer's people began lately, earliest first: for a message that may begin
    something, and of a message that was offered beside one of them, that one. `in_private`: it is said in a
    conversation with the desk alone.
    """

    now: datetime
    desk: Desk
    actor: Actor
    customer: Customer | None = None
    plan: Plan | None = None
    intake: Intake | None = None
    ticket: Ticket | None = None
    said: Said | None = None
    said_later: Said | None = None
    messages: tuple[Said, ...] = ()
    other: Ticket | None = None
    foreign: Intake | Ticket | None = None
    asked_at: datetime | None = None
    nearby: tuple[Nearby, ...] = ()
    in_private: bool = False
    pages: tuple[Page, ...] = ()
    severities: frozenset[str] = frozenset()
    plans: Mapping[str, Plan] = field(default_factory=dict)
    next_ticket: TicketId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A situation whose customer and plan are known, and by which way the command came."""

    situation: Situation
    customer: Customer
    plan: Plan
    via: str

    @property
    def now(self) -> datetime:
        """The instant of the decision, UTC."""
        return self.situation.now

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
        """Who acts."""
        return self.situation.actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Who tried what on which subject, in which customer's affairs, and why not. None of what they said."""

    account: Account
    command: str
    subject: str
    customer: CustomerId | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What happened, to the situation's `other` ticket or to the first of `nearby` too, and what is wished; `refusal`:
    what a person tried in vain. Empty: nothing.
    """

    events: tuple[Event, ...] = ()
    to_other: tuple[TicketEvent, ...] = ()
    to_nearby: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    refusal: Refusal | None = None


NOTHING = Decision()

NUMBER_WANTED = Decision(events=(), effects=(Answer(message=Message(summary=(), blocks=())),))
"""A ticket should open, but the situation gives no number for it: decide again with one. Compare by identity."""


def done(ticket: Ticket, event: outcomes.Done, case: Case) -> tuple[Answer, ...]:
    """That an order was carried out, to who typed it."""
    return told_back(outcomes.done(ticket.id, event), case)


def told_back(message: Message, case: Case) -> tuple[Answer, ...]:
    """A word back to who typed an order, or gave it where nobody else is. Who gives one in a channel sees what comes of
    it there.
    """
    return (Answer(message=message),) if case.via in CARRIES_ANSWER or case.situation.in_private else ()


def answer(message: Message) -> Decision:
    """Nothing happens; whoever asked is told something. A refusal is one of these."""
    return Decision(effects=(Answer(message=message),))
