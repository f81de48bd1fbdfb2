"""What a support programme promises, as frozen values.

Each value that a customer could ask about carries its `Source`: the clause it was read from, and, where the
terms are silent, why it is read as it is. A `Plan` is complete in itself: pack-wide values, the plan's own and a
customer's overrides are already merged, so that one plan can be pinned to a ticket and explained for ever.

The grammar serves any vendor: severity ids are free (`1`, `P0`, `A`), metrics and units are more than the shipped
packs use, and a target's calendar may depend on the customer's region or on how the ticket came in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value comes from: a clause of the terms, an order form; `assumed` says why, where the text is silent."""

    clause: str
    assumed: str | None = None


class Unit(StrEnum):
    """Units of a target. Plain units run day and night; business units count covered time only."""

    MINUTE = "m"
    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "mo"
    BUSINESS_MINUTE = "bm"
    BUSINESS_HOUR = "bh"
    BUSINESS_DAY = "bd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A length of time as the terms put it: 4 business hours, 1 business day, 30 minutes. Never negative."""

    value: int
    unit: Unit


class Metric(StrEnum):
    """What a target is a target for."""

    FIRST_RESPONSE = "first_response"
    NEXT_UPDATE = "next_update"
    WORKAROUND = "workaround"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChoice:
    """One rule for which calendar counts. The first that fits is used; `None` fits everything."""

    calendar: str
    region: str | None = None
    phoned: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A promised time, or (with `amount` None) the plain statement that the terms promise none.

    `aim` is the lower end of a range ("24–48 hours": aim 24, amount 48), an internal goal that no customer sees.
    """

    amount: Amount | None
    aim: Amount | None = None
    calendars: tuple[CalendarChoice, ...] = ()
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Covered hours on given weekdays (0 is Monday), half-open, each end a wall-clock time in its own zone.

    A window belongs to the date on which it opens, in `opens_zone`. If its close, on that date in `closes_zone`,
    is not after its opening, it closes on the next date: 22:00–06:00 is a night, 00:00–00:00 ("24:00") a whole day.
    """

    days: frozenset[int]
    opens: time
    opens_zone: str
    closes: time
    closes_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A date whose hours replace the weekly ones: a half-day, an extra open Saturday. No windows: closed."""

    day: date
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A span of one date, in `zone`, taken out of the covered hours."""

    day: date
    starts: time
    ends: time
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Covered time. `always` counts every instant (windows are then empty). `holidays` close whole covered days.

    `zone` is the one that its times are shown in, and in which the dates of an `always` calendar fall.
    `holiday_country` names where the holiday dates came from ("US", "US/TX"); the dates themselves are materialised.
    """

    id: str
    name: str
    zone: str
    always: bool = False
    windows: tuple[Window, ...] = ()
    holidays: frozenset[date] = frozenset()
    holiday_country: str | None = None
    special_days: tuple[SpecialDay, ...] = ()
    breaks: tuple[Break, ...] = ()
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneDuty:
    """The customer must phone as well. `number` None: our copy of the terms lacks it, the operator supplies it."""

    number: str | None
    says: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """One severity in the words of the plan. Order in the plan is rank: the first is the most severe.

    `definition` is our paraphrase with every condition of the terms kept; `wording`, if the operator gives one, is
    the contract's own text and is shown instead. `confirm` is a condition the customer is asked to confirm once the
    ticket stands. `aliases` are further words that a typed answer may use.
    """

    id: str
    name: str
    definition: str
    wording: str | None = None
    examples: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    phone: PhoneDuty | None = None
    confirm: str | None = None
    source: Source


class DecidedBy(StrEnum):
    """Who decides the severity."""

    CUSTOMER = "customer"  # chooses; the vendor may change it
    CONFIRMED = "confirmed"  # the customer proposes, the vendor confirms
    VENDOR = "vendor"  # the vendor classifies; the customer may suggest


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityRule:
    """Who decides severity, in the plan's words."""

    decided_by: DecidedBy
    says: str
    source: Source


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


class Line(StrEnum):
    """The rungs of people on the vendor's side, first to last."""

    FIRST = "first"
    SECOND = "second"
    ENGINEERING = "engineering"
    LEADERSHIP = "leadership"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """At `percent` of a target's covered time (100 is the breach), these lines are told; `tam`: the TAM too."""

    percent: int
    lines: tuple[Line, ...]
    tam: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """After the breach: every `every`, `times` times, and then every `then`, until someone answers."""

    every: Amount
    times: int
    then: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationStep:
    """One step of the escalation that the terms themselves describe, for some severities, with the hours it has."""

    name: str
    line: Line
    severities: tuple[str, ...]
    says: str
    calendar: str | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Who is reminded when. `steps` are the terms' own; rungs and repeats are the desk's, marked as assumed."""

    rungs: tuple[Rung, ...]
    repeat: Repeat
    steps: tuple[EscalationStep, ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan of one edition of one programme, with every default and override merged in.

    `version` is a content hash: two plans are the same promise exactly if their versions are equal.
    `targets` is keyed by severity id, then by metric; every severity has a first-response entry, even if it says none.
    """

    pack: str
    id: str
    name: str
    vendor: str
    document: str
    edition: str | None
    zone: str
    aliases: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    severities: tuple[Severity, ...]
    severity_rule: SeverityRule
    targets: Mapping[str, Mapping[Metric, Target]]
    calendars: Mapping[str, Calendar]
    contacts: ContactRule
    chat: ChannelRule
    ladder: Ladder
    exclusions: tuple[Exclusion, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    provisions: tuple[Provision, ...] = ()
    version: str = ""

    @property
    def ref(self) -> str:
        """`pack/plan`, as a desk file names it."""
        return f"{self.pack}/{self.id}"

    def severity(self, severity_id: str) -> Severity:
        """The severity of that id; raises KeyError for one that the plan does not have."""
        for severity in self.severities:
            if severity.id == severity_id:
                return severity
        raise KeyError(severity_id)

    def rank(self, severity_id: str) -> int:
        """0 for the most severe; raises KeyError for an id that the plan does not have."""
        return self.severities.index(self.severity(severity_id))

    def target(self, severity_id: str, metric: Metric = Metric.FIRST_RESPONSE) -> Target | None:
        """What the plan says of this metric at this severity; None where it does not mention it at all."""
        return self.targets.get(severity_id, {}).get(metric)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A reading that the text does not settle, as `packs check` lists it: the key it stands at, and why."""

    key: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One edition of one support programme: its plans, and what was assumed in reading it."""

    id: str
    name: str
    vendor: str
    document: str
    edition: str | None
    effective: date
    plans: Mapping[str, Plan]
    assumptions: tuple[Assumption, ...] = field(default=())
