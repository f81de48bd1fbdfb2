"""The people on both sides of the desk, and what they may be at the moment they act."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from bot.model.hiding import Hiding
from bot.model.ids import CustomerId, PersonId
from bot.model.places import Account
from policies.terms import Line, Window


class Role(StrEnum):
    """A part that somebody plays at the moment of acting. One person may have several roles."""

    REQUESTER = "requester"  # the ticket at hand was opened for them
    CONTACT = "contact"  # a designated contact of the customer
    COLLEAGUE = "colleague"  # of the customer, but not a designated contact
    AGENT = "agent"
    LEAD = "lead"
    TAM = "tam"
    MANAGER = "manager"
    SYSTEM = "system"  # the desk itself, when a timer fires
    STRANGER = "stranger"  # somebody who isn't in the desk file
    UNLISTED = "unlisted"  # one of the vendor's staff who isn't in the desk file
    ASSISTANT = "assistant"  # a program of the vendor's that the desk file names
    CUSTOMERS_ASSISTANT = "customer's assistant"  # a customer's program that the desk file names


STAFF_ROLES = frozenset({Role.AGENT, Role.LEAD, Role.TAM, Role.MANAGER})
CUSTOMER_ROLES = frozenset({Role.REQUESTER, Role.CONTACT, Role.COLLEAGUE})
ASSISTANT_ROLES = frozenset({Role.ASSISTANT, Role.CUSTOMERS_ASSISTANT})
"""The roles of programs. They read and note, and nothing that they do meets, pauses or changes what is owed."""
_VENDORS_SIDE = STAFF_ROLES | {Role.ASSISTANT}


class Person(Hiding, frozen=True, kw_only=True):
    """A member of the vendor's staff, as the desk file names them.

    `hours` are those in which they are called as an account manager; none: the usual ones (`bot.oncall.quiet_hours`).
    `day_card` is when the card of the day comes to one, by their clock; None: as their hours begin.
    `wake_url` is the address by which they are woken; it often is a secret.
    """

    HIDDEN: ClassVar = frozenset({"wake_url"})

    id: PersonId
    name: str
    email: str | None = None
    roles: frozenset[Role]
    lines: frozenset[Line] = frozenset()
    timezone: str | None = None
    hours: tuple[Window, ...] = ()
    wants_day_card: bool = True
    day_card: time | None = None
    wake_url: str | None = None
    accounts: tuple[Account, ...] = ()

    @property
    def zone(self) -> str:
        """The zone of their clock."""
        return self.timezone or "UTC"

    @property
    def works_on_tickets(self) -> bool:
        """Return whether they may act on tickets, by an account or an address that stands for one."""
        return bool(self.accounts or self.email) and not self.roles.isdisjoint(STAFF_ROLES)


class Contact(Struct, frozen=True, kw_only=True):
    """A designated contact of a customer.

    They may open tickets from the day `since` on, a date in the customer's zone.
    """

    id: PersonId
    name: str
    email: str | None = None
    accounts: tuple[Account, ...] = ()
    since: date | None = None

    def has_begun(self, today: date) -> bool:
        """Return whether they may open tickets on that day."""
        return self.since is None or self.since <= today


class Assistant(Struct, frozen=True, kw_only=True):
    """A program that reads and notes, by a bot's account: of a customer's side, or (`customer` None) of the desk's."""

    id: PersonId
    name: str
    accounts: tuple[Account, ...] = ()
    customer: CustomerId | None = None


class Profile(Struct, frozen=True, kw_only=True):
    """The entry of an account in the directory of the desk's own workspace.

    `is_full_member`: they aren't a guest there, and so are one of the vendor's staff. `name` is what they are called,
    `workspace` is their own, if the directory says so.
    """

    is_full_member: bool
    name: str = ""
    workspace: str = ""


class Membership(Struct, frozen=True, kw_only=True):
    """A profile as it is remembered, and until when it is trusted (UTC); after that the directory is asked again."""

    profile: Profile
    until: datetime


class Actor(Struct, frozen=True, kw_only=True):
    """Whoever acts: the account they use, the name we know, and their roles towards `customer`.

    `id` is what the timeline records: an id in the desk file, else the account, else `system`.
    """

    id: str
    name: str
    roles: frozenset[Role]
    account: Account | None = None
    customer: CustomerId | None = None

    @property
    def is_staff(self) -> bool:
        """Return whether they are on the vendor's side: what staff may read, its assistants may."""
        return not self.roles.isdisjoint(_VENDORS_SIDE)

    @property
    def is_assistant(self) -> bool:
        """Return whether it is a program that the desk file names, on either side."""
        return not self.roles.isdisjoint(ASSISTANT_ROLES)


SYSTEM = Actor(id="system", name="plandesk", roles=frozenset({Role.SYSTEM}))
