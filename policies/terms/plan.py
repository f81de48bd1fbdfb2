"""A plan: everything that one customer is promised."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct, field

from policies.terms.calendars import Calendar
from policies.terms.ladder import Ladder
from policies.terms.service import Allowance, ChannelRule, ContactRule, Exclusion, PhoneLine, Provision
from policies.terms.severities import Severity, SeverityRule
from policies.terms.targets import AnyMetric, Metric, OwnMetric, Target

UNKNOWN_PACK: Final = "?"
"""The pack of a plan that replaces an unknown one; no real pack can have this name."""


class Plan(Struct, frozen=True, kw_only=True, dict=True):
    """One plan of one edition of one programme, with every default and override merged in.

    `version` is a content hash: two plans are the same promise exactly if their versions are equal. `targets` is keyed
    by severity id, then by metric; every severity has a first-response entry, even if it says none. `kind_phrases` are
    words by which a short request shows that it is of a kind.
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
    kinds: tuple[str, ...] = ()
    kind_phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severities: tuple[Severity, ...]
    severity_rule: SeverityRule
    targets: Mapping[str, Mapping[AnyMetric, Target]]
    calendars: Mapping[str, Calendar]
    contacts: ContactRule
    chat: ChannelRule
    ladder: Ladder
    exclusions: tuple[Exclusion, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    provisions: tuple[Provision, ...] = ()
    phone_lines: tuple[PhoneLine, ...] = ()
    version: str = ""

    @property
    def ref(self) -> str:
        """The plan's reference, `pack/plan`, as a desk file names it."""
        return f"{self.pack}/{self.id}" if self.is_known else self.id

    @property
    def is_known(self) -> bool:
        """Return whether its promises are known; False for the plan that replaces an unknown one."""
        return self.pack != UNKNOWN_PACK

    @cached_property
    def own_metrics(self) -> tuple[OwnMetric, ...]:
        """The metrics that the pack names itself, each once, those of the most severe first."""
        named = (metric for severity in self.severities for metric in self.targets.get(severity.id, {}))
        return tuple(dict.fromkeys(metric for metric in named if not isinstance(metric, Metric)))

    @cached_property
    def metrics(self) -> tuple[AnyMetric, ...]:
        """The metrics that any desk knows, and then those that the pack names itself."""
        return (*Metric, *self.own_metrics)

    def allowance_of(self, kind: str) -> Allowance | None:
        """Return the allowance that a request of this kind is spent from; None: it is spent from none."""
        return next((one for one in self.allowances if kind and kind in one.spent_by), None)

    @property
    def consent(self) -> Provision | None:
        """The clause on whose word remote access needs; None if the plan says nothing of it."""
        return next((one for one in self.provisions if one.consent), None)

    def severity(self, severity_id: str) -> Severity:
        """Return the severity of that id; raises KeyError for one that the plan doesn't have."""
        for severity in self.severities:
            if severity.id == severity_id:
                return severity
        raise KeyError(severity_id)

    def rank(self, severity_id: str) -> int:
        """Return a severity's rank, 0 for the most severe; raises KeyError for an id that the plan doesn't have."""
        return self.severities.index(self.severity(severity_id))

    def target(self, severity_id: str, metric: AnyMetric = Metric.FIRST_RESPONSE) -> Target | None:
        """Return what the plan says about this metric at this severity; None if it doesn't mention it at all."""
        return self.targets.get(severity_id, {}).get(metric)
