"""The desk as its operator set it up: triage channels, people, customers and their channels."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import ClassVar
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from bot.model.hiding import Hiding
from bot.model.ids import CustomerId, PersonId
from bot.model.ledger import Balance
from bot.model.macro import Macro
from bot.model.notice import Notice
from bot.model.oncall import OnCallOverride, Rotation
from bot.model.people import Assistant, Contact, Person
from bot.model.places import Account, Place, Platform
from bot.model.roster_news import RosterNews
from bot.model.targets import Goals
from bot.model.webhook import Webhook
from policies.terms import Line


class IntakeMode(StrEnum):
    """The kind of message that starts an intake in a customer's channel."""

    MESSAGE = "message"
    MENTION = "mention"


class Term(Struct, frozen=True, kw_only=True):
    """A subscription's first and last day, in the customer's zone."""

    start: date
    end: date

    def covers(self, day: date) -> bool:
        """Return whether a day in the customer's zone lies in it."""
        return self.start <= day <= self.end


class Override(Struct, frozen=True, kw_only=True):
    """One value of an order form that wins over the pack, with the clause that says so.

    `document` is where the clause is; None if the clause names it itself.
    """

    key: str
    value: str
    clause: str
    document: str | None = None


class Acceptance(Struct, frozen=True, kw_only=True):
    """The operator's word on what the terms of an edition (`pack@2026-01-01`) leave open: by whom, and since which day.

    `by` is one of the people, or a name; None: it isn't said who, or when. `points` are the ids of those that are
    accepted; None: all that there are.
    """

    edition: str
    by: str | None = None
    on: date | None = None
    points: tuple[str, ...] | None = None

    def covers(self, point: str) -> bool:
        """Return whether a point of the edition is accepted."""
        return self.points is None or point in self.points


class ProductPlan(Struct, frozen=True, kw_only=True):
    """The plan (`pack/plan`) of one product, where a customer's products differ."""

    product: str
    ref: str


class Customer(Struct, frozen=True, kw_only=True):
    """A customer: its plan (`pack/plan`), its channels, and who may open tickets for it.

    `plans` are those of products that have one of their own; `plan` is that of all others.
    `timezone` is the zone in which its people read times, and in which their days begin and end. If the desk file
    leaves it out, the file's reader fills in the zone of the plan's hours; it is None without such a file.
    `balances` are of its contract: what is used of its allowances, as far as this process knows; and so are `notices`,
    those that count, and `roster_news`, the last changes of its contacts.
    """

    id: CustomerId
    name: str
    plan: str
    plans: tuple[ProductPlan, ...] = ()
    region: str | None = None
    timezone: str | None = None
    products: tuple[str, ...] = ()
    tam: PersonId | None = None
    term: Term | None = None
    channels: tuple[Place, ...] = ()
    contacts: tuple[Contact, ...] = ()
    overrides: tuple[Override, ...] = ()
    balances: tuple[Balance, ...] = ()
    notices: tuple[Notice, ...] = ()
    roster_news: tuple[RosterNews, ...] = ()

    @property
    def zone(self) -> str:
        """The zone of its clocks and days."""
        return self.timezone or "UTC"

    def today(self, now: datetime) -> date:
        """Return the date in the customer's zone at `now`."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def contacts_on(self, today: date) -> tuple[Contact, ...]:
        """Return the designated contacts whose first day has come by `today`, a date in the customer's zone."""
        return tuple(contact for contact in self.contacts if contact.has_begun(today))


class Desk(Hiding, frozen=True, kw_only=True, dict=True):
    """Everything in the desk file. Ids, channels and accounts are unique; the reader of the file has made sure of that.

    `accepted` is what the operator has agreed to of what the terms of its plans leave open. `words` are other names
    that people here use for a severity, by its id, and for an outage, by that word. `read_back` is how far back
    messages written while the desk was away are read. `silent_after` is the time without a word after which an account
    manager is told of a customer; None: they aren't. `confirm_resolved`: its customer is asked to confirm that a ticket
    is solved, and `ask_rating`: to rate it once they have. What goes to platforms that are `off` waits.
    """

    HIDDEN: ClassVar = frozenset({"wake_urls"})

    name: str
    ticket_prefix: str
    triage: tuple[Place, ...]
    intake: IntakeMode = IntakeMode.MESSAGE
    slash_ack: str = "/ack"
    slash_ticket: str = "/ticket"
    accepted: tuple[Acceptance, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    read_back: timedelta = timedelta(hours=24)
    silent_after: timedelta | None = timedelta(days=30)
    confirm_resolved: bool = False
    ask_rating: bool = False
    goals: Goals = Goals()
    rotations: tuple[Rotation, ...] = ()
    on_call_overrides: tuple[OnCallOverride, ...] = ()
    macros: tuple[Macro, ...] = ()
    wake_urls: Mapping[Line, str] = field(default_factory=dict)
    webhooks: tuple[Webhook, ...] = ()
    people: tuple[Person, ...] = ()
    assistants: tuple[Assistant, ...] = ()
    customers: tuple[Customer, ...] = ()
    off: frozenset[Platform] = frozenset()

    @cached_property
    def _by_id(self) -> dict[CustomerId, Customer]:
        return {customer.id: customer for customer in self.customers}

    @cached_property
    def _by_place(self) -> dict[Place, Customer]:
        return {place: customer for customer in self.customers for place in customer.channels}

    @cached_property
    def _staff(self) -> dict[Account, Person]:
        return {account: person for person in self.people for account in person.accounts}

    @cached_property
    def _assistants(self) -> dict[Account, Assistant]:
        return {account: one for one in self.assistants for account in one.accounts}

    @cached_property
    def _contacts(self) -> dict[Account, tuple[tuple[Customer, Contact], ...]]:
        found: dict[Account, tuple[tuple[Customer, Contact], ...]] = {}
        for customer in self.customers:
            for contact in customer.contacts:
                for account in contact.accounts:
                    found[account] = (*found.get(account, ()), (customer, contact))
        return found

    @cached_property
    def _by_email(self) -> dict[str, list[Person | tuple[Customer, Contact]]]:
        found: dict[str, list[Person | tuple[Customer, Contact]]] = {}
        for person in self.people:
            found.setdefault((person.email or "").casefold(), []).append(person)
        for customer in self.customers:
            for contact in customer.contacts:
                found.setdefault((contact.email or "").casefold(), []).append((customer, contact))
        return found

    def customer(self, customer_id: CustomerId) -> Customer | None:
        """Return the customer of that id, if the desk still has it."""
        return self._by_id.get(customer_id)

    def called(self, name: str) -> Customer | None:
        """Return the customer with that id or name, ignoring case and extra spaces."""
        words = name.casefold().split()
        found = (one for one in self.customers if words in ([one.id.casefold()], one.name.casefold().split()))
        return next(found, None)

    def customer_in(self, place: Place) -> Customer | None:
        """Return the one customer that this channel belongs to."""
        return self._by_place.get(place)

    def staff(self, account: Account, email: str = "") -> Person | None:
        """Return the member of staff behind an account, or else behind the email address.

        The address counts only if the account isn't in the file.
        """
        vouched = self._vouched(account, email)
        return self._staff.get(account) or (vouched if isinstance(vouched, Person) else None)

    def contact_of(self, account: Account, email: str = "") -> tuple[tuple[Customer, Contact], ...]:
        """Return every customer that this account is a designated contact of, with the contact.

        If the account isn't in the file, the email address is looked up instead.
        """
        vouched = self._vouched(account, email)
        return self._contacts.get(account, (vouched,) if isinstance(vouched, tuple) else ())

    def assistant(self, account: Account | None) -> Assistant | None:
        """Return the assistant behind an account."""
        return self._assistants.get(account) if account else None

    def knows(self, account: Account, email: str = "") -> bool:
        """Return whether the file has this account, or the email address for it."""
        is_there = account in self._contacts or account in self._staff or account in self._assistants
        return is_there or self._vouched(account, email) is not None

    def _vouched(self, account: Account, email: str) -> Person | tuple[Customer, Contact] | None:
        """Return the only entry with that email address, in any case; None if the account itself is in the file."""
        if not email or account in self._staff or account in self._contacts:
            return None
        found = self._by_email.get(email.casefold(), ())
        return found[0] if len(found) == 1 else None

    def moved(self, places: Mapping[Place, Place]) -> "Desk":
        """Return the desk with each of these places replaced by its new one; the same desk if it has none of them."""
        if places.keys().isdisjoint((*self.triage, *self._by_place)):
            return self
        customers = (replace(one, channels=_moved(one.channels, places)) for one in self.customers)
        return replace(self, triage=_moved(self.triage, places), customers=tuple(customers))

    def person(self, person_id: PersonId) -> Person | None:
        """Return the member of staff with that id."""
        return next((person for person in self.people if person.id == person_id), None)


def _moved(places: tuple[Place, ...], to: Mapping[Place, Place]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(to.get(place, place) for place in places))
