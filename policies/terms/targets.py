"""Targets: how long, for what, counted in which calendar."""

from datetime import time
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from policies.terms.source import Source


class Unit(StrEnum):
    """Units of a target. Plain units run day and night; business units count covered time only.

    The end of the next business day goes by dates: how late on its day something begins makes no difference.
    """

    MINUTE = "m"
    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "mo"
    BUSINESS_MINUTE = "bm"
    BUSINESS_HOUR = "bh"
    BUSINESS_DAY = "bd"
    NEXT_BUSINESS_DAY = "nbd"


class Amount(Struct, frozen=True, kw_only=True):
    """A length of time as the terms put it: 4 business hours, 1 business day, 30 minutes. Never negative.

    `at` is a wall-clock time on the next business day, for that unit alone; None means the end of that day.
    """

    value: int
    unit: Unit
    at: time | None = None

    @property
    def names_a_day(self) -> bool:
        """Return whether it is the end of a day and not a length: it is the same wherever on a day it begins."""
        return self.unit is Unit.NEXT_BUSINESS_DAY


class Metric(StrEnum):
    """The event that a target sets a time for, if it is one that every desk knows."""

    FIRST_RESPONSE = "first_response"
    NEXT_UPDATE = "next_update"
    WORKAROUND = "workaround"
    RESOLUTION = "resolution"


OwnMetric = NewType("OwnMetric", str)
"""An event that a pack names itself, as it is read aloud, with hyphens for spaces: `root-cause-analysis`."""
AnyMetric = Metric | OwnMetric


def metric_named(name: str) -> AnyMetric:
    """Return the metric of that name: one that every desk knows, or else a pack's own."""
    return Metric(name) if name in tuple(Metric) else OwnMetric(name)


class CalendarChoice(Struct, frozen=True, kw_only=True):
    """One rule for which calendar counts. The first that fits is used; `None` fits everything."""

    calendar: str
    region: str | None = None
    phoned: bool | None = None


class PausedBy(StrEnum):
    """A state of a ticket in which the time of a target doesn't run."""

    WAITING = "waiting"  # for the customer's answer
    SNOOZED = "snoozed"


class MetBy(StrEnum):
    """An act of a member of staff that keeps a promise."""

    ACKNOWLEDGE = "acknowledge"
    REPLY = "reply"
    RESOLVE = "resolve"
    MILESTONE = "milestone"  # it is reported by its name


class Target(Struct, frozen=True, kw_only=True):
    """A promised time, or (with `amount` None) the plain statement that the terms promise none.

    `aim` is the lower end of a range ("24–48 hours": aim 24, amount 48), an internal goal that no customer sees. Its
    time doesn't run while it `pauses`. It is kept by what it is `met_by`; empty: by what keeps such promises as a rule.
    `fixed`: updates come at fixed intervals, and not so long after the last one.
    """

    amount: Amount | None
    aim: Amount | None = None
    calendars: tuple[CalendarChoice, ...] = ()
    pauses: tuple[PausedBy, ...] = ()
    met_by: tuple[MetBy, ...] = ()
    fixed: bool = False
    source: Source

    @property
    def names_a_day(self) -> bool:
        """Return whether it promises the end of a day and not a length of time."""
        return self.amount is not None and self.amount.names_a_day
