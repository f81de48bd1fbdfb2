"""Service: who may open tickets and where, how much is included, what is left out, and every other clause."""

from dataclasses import dataclass
from enum import StrEnum

from policies.terms.source import Source


class Openers(StrEnum):
    """Who may open a ticket."""

    CONTACTS = "contacts"
    ANYONE = "anyone"


class Beyond(StrEnum):
    """What happens past a limit."""

    REFUSE = "refuse"
    APPROVAL = "approval"  # the technical account manager decides


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule:
    """Who may open, and how many designated contacts there may be (`maximum` None: no limit stated)."""

    may_open: Openers
    minimum: int = 0
    maximum: int | None = None
    beyond: Beyond = Beyond.REFUSE
    beyond_says: str | None = None
    duties: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    source: Source


class ChannelKind(StrEnum):
    """Whether chat is a way in under this plan."""

    OFFICIAL = "official"
    BY_ARRANGEMENT = "by-arrangement"
    NOT_INCLUDED = "not-included"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A way to reach support that the terms name: kind ("portal", "email", "phone"), and where, if our copy says."""

    kind: str
    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRule:
    """Whether a dedicated chat channel is part of the plan, and the ways in that the terms name."""

    kind: ChannelKind
    says: str
    ways: tuple[WayIn, ...] = ()
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Something the plan leaves out, and what to do instead. `phrases` are words by which a request for it is known."""

    topic: str
    says: str
    instead: str | None = None
    phrases: tuple[str, ...] = ()
    source: Source


class Period(StrEnum):
    """What an allowance is counted over."""

    MONTH = "month"
    YEAR = "year"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A counted entitlement: requests a month, a block of hours. `limit` None: the order form gives it."""

    id: str
    name: str
    limit: int | None
    counts: str  # "requests" or "hours"
    per: Period
    beyond: Beyond
    says: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Any other clause of the terms, kept so that it can be cited: cooperation, remote access, change of terms."""

    topic: str
    says: str
    source: Source
