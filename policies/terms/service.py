"""The terms of service: who may open tickets and where, how much is included, what is left out, every other clause."""

from enum import StrEnum

from msgspec import Struct

from policies.terms.source import Source
from policies.terms.targets import Amount


class Openers(StrEnum):
    """The people who may open a ticket."""

    CONTACTS = "contacts"
    ANYONE = "anyone"


class Beyond(StrEnum):
    """The consequence of passing a limit."""

    REFUSE = "refuse"
    APPROVAL = "approval"  # by the technical account manager


class ContactRule(Struct, frozen=True, kw_only=True):
    """The rule for who may open tickets, and for how many designated contacts (`maximum` None: no limit stated)."""

    may_open: Openers
    minimum: int = 0
    maximum: int | None = None
    beyond: Beyond = Beyond.REFUSE
    beyond_says: str | None = None
    duties: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    source: Source

    @property
    def asks(self) -> tuple[str, ...]:
        """Everything that is asked of a designated contact: what they do, and what they know."""
        return (*self.duties, *self.conditions)


class ChannelKind(StrEnum):
    """The standing of chat as a way in under this plan."""

    OFFICIAL = "official"
    BY_ARRANGEMENT = "by-arrangement"
    NOT_INCLUDED = "not-included"


class WayIn(Struct, frozen=True, kw_only=True):
    """A way to reach support that the terms name: its kind ("portal", "email", "phone"), and its address if known.

    `key` is the name of its table in the pack, by which its address can be supplied.
    """

    kind: str
    name: str
    address: str | None = None
    key: str = ""


class PhoneLine(Struct, frozen=True, kw_only=True):
    """A number that the customer's people may call: in which hours, and in which languages.

    `number` None: our copy of the terms lacks it, and the operator supplies it. `calendar` None: no hours are stated.
    """

    id: str
    name: str
    number: str | None = None
    calendar: str | None = None
    languages: tuple[str, ...] = ()
    says: str | None = None
    source: Source


class ChannelRule(Struct, frozen=True, kw_only=True):
    """The plan's rule for a dedicated chat channel, and the ways in that the terms name."""

    kind: ChannelKind
    says: str
    ways: tuple[WayIn, ...] = ()
    source: Source


class Exclusion(Struct, frozen=True, kw_only=True):
    """Something that the plan leaves out, and what to do instead. `phrases` are words that show a request for it.

    `ask_contacts`: one's designated contacts can help, so they are named with it.
    """

    topic: str
    says: str
    instead: str | None = None
    phrases: tuple[str, ...] = ()
    ask_contacts: bool = False
    source: Source


class Period(StrEnum):
    """The period over which an allowance is counted."""

    MONTH = "month"
    YEAR = "year"
    TERM = "term"


class Allowance(Struct, frozen=True, kw_only=True):
    """A counted entitlement: requests a month, a block of hours, an amount of money.

    `limit` None: the order form gives it, unless it is `unlimited`; then nothing is passed, whatever `beyond` says.
    It is `spent_by` requests of these kinds: one request, or so many minutes (`reserve_minutes`), are held back for
    each from when it opens. `first_days`: it is there only in so many days from the beginning of the term. Money is of
    the `currency`.
    """

    id: str
    name: str
    limit: int | None
    counts: str  # "requests", "hours" or "money"
    per: Period
    beyond: Beyond
    says: str
    unlimited: bool = False
    spent_by: tuple[str, ...] = ()
    reserve_minutes: int = 0
    first_days: int | None = None
    currency: str = ""
    source: Source


class Provision(Struct, frozen=True, kw_only=True):
    """Any other clause of the terms, kept so that it can be cited: cooperation, remote access, change of terms.

    `keeps_level`: it says that the plan can't get worse for a customer during a term. `consent`: it says that remote
    access needs the customer's word each time, and which of their people are asked for it. `notice`: how long before it
    takes effect what it is about has to be announced, at least, and `support`: how long that is supported from the
    notice on; by the calendar. `offer`: what people can do by themselves first, `offered_at` this address (None: our
    copy of the terms lacks it), and `offered_for` requests with one of these phrases. `key` is the name of its table in
    the pack.
    """

    topic: str
    says: str
    keeps_level: bool = False
    consent: Openers | None = None
    notice: Amount | None = None
    support: Amount | None = None
    offer: str | None = None
    offered_at: str | None = None
    offered_for: tuple[str, ...] = ()
    key: str = ""
    source: Source


Hint = Exclusion | Provision
"""A clause that is shown beside the question of a request that may be about it."""
