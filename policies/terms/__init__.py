"""A support programme's promises, as frozen values.

Each value that a customer could ask about carries its `Source`: the clause it was read from and, if the terms are
silent, why it is interpreted as it is. A `Plan` is complete in itself: pack-wide values, the plan's own and a
customer's overrides are already merged, so that one plan can be pinned to a ticket and explained for ever.

The grammar serves any vendor: severity ids are free (`1`, `P0`, `A`), there are more metrics and units than the shipped
packs use, and a target's calendar may depend on the customer's region or on how the ticket came in.
"""

from policies.terms.calendars import Break, Calendar, SpecialDay, Window
from policies.terms.ladder import EscalationStep, Ladder, Line, Repeat, Rung
from policies.terms.once import once_a_plan
from policies.terms.pack import Assumption, Pack
from policies.terms.plan import UNKNOWN_PACK, Plan
from policies.terms.service import (
    Allowance,
    Beyond,
    ChannelKind,
    ChannelRule,
    ContactRule,
    Exclusion,
    Hint,
    Openers,
    Period,
    PhoneLine,
    Provision,
    WayIn,
)
from policies.terms.severities import DecidedBy, PhoneDuty, Severity, SeverityRule
from policies.terms.source import NOT_STATED, Source
from policies.terms.targets import (
    Amount,
    AnyMetric,
    CalendarChoice,
    MetBy,
    Metric,
    OwnMetric,
    PausedBy,
    Target,
    Unit,
    metric_named,
)

__all__ = [
    "NOT_STATED",
    "UNKNOWN_PACK",
    "Allowance",
    "Amount",
    "AnyMetric",
    "Assumption",
    "Beyond",
    "Break",
    "Calendar",
    "CalendarChoice",
    "ChannelKind",
    "ChannelRule",
    "ContactRule",
    "DecidedBy",
    "EscalationStep",
    "Exclusion",
    "Hint",
    "Ladder",
    "Line",
    "MetBy",
    "Metric",
    "Openers",
    "OwnMetric",
    "Pack",
    "PausedBy",
    "Period",
    "PhoneDuty",
    "PhoneLine",
    "Plan",
    "Provision",
    "Repeat",
    "Rung",
    "Severity",
    "SeverityRule",
    "Source",
    "SpecialDay",
    "Target",
    "Unit",
    "WayIn",
    "Window",
    "metric_named",
    "once_a_plan",
]
