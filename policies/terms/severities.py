"""Severities in the words of the plan, and who decides which one a ticket has."""

from enum import StrEnum

from msgspec import Struct

from policies.terms.source import Source


class PhoneDuty(Struct, frozen=True, kw_only=True):
    """The customer's duty to phone as well; a number that they may call is a `PhoneLine`.

    `number` None: our copy of the terms lacks it, and the operator supplies it.
    """

    number: str | None
    says: str
    source: Source


class Severity(Struct, frozen=True, kw_only=True):
    """One severity in the words of the plan. Order in the plan is rank: the first is the most severe.

    `definition` is our paraphrase with every condition of the terms kept; `wording`, if the operator gives one, is the
    contract's own text and is shown instead. `confirm` is a condition that the customer is asked to confirm once the
    ticket is open. `aliases` are further words that a typed answer may use.
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
    """The side that decides the severity."""

    CUSTOMER = "customer"  # the customer chooses, and the vendor may change it
    CONFIRMED = "confirmed"  # the customer proposes, the vendor confirms
    VENDOR = "vendor"  # the vendor classifies; the customer may suggest


class SeverityRule(Struct, frozen=True, kw_only=True):
    """The rule for who decides the severity, in the plan's words."""

    decided_by: DecidedBy
    says: str
    source: Source
