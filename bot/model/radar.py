"""The parts of a radar: what an account manager has to look at, most urgent first."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.contract import Contract
from bot.model.contract_figures import ContractFigures
from bot.model.desk import Customer
from bot.model.ledger import Balance
from bot.model.notice import Notice
from bot.model.roster_news import RosterNews
from policies.terms import Allowance, Plan


class RadarPart(StrEnum):
    """A part of a radar, by the word that asks for it alone."""

    OVERDUE = "overdue"  # a promise is broken
    SOON = "soon"  # a promise is due within `SOON`
    APPROVALS = "approvals"  # wishes wait for a decision
    OVERNIGHT = "overnight"  # tickets wait for us since before today
    NEW = "new"
    RECLASSIFIED = "reclassified"  # the severity has changed more than once
    LEFT = "left"  # contacts who aren't there any more
    ROSTER = "roster"  # contacts who joined or were removed since the last working day
    CONTACTS = "contacts"  # fewer than the plan wants, or without their word on what it asks of them
    ALLOWANCES = "allowances"  # most of one is used
    TERMS = "terms"  # the term ends soon, or has ended
    NOTICES = "notices"  # what the customer was told ahead of time is still to come
    SILENT = "silent"  # no word for long


OF_TICKETS: Final = (
    RadarPart.OVERDUE,
    RadarPart.SOON,
    RadarPart.OVERNIGHT,
    RadarPart.NEW,
    RadarPart.RECLASSIFIED,
)
"""The parts whose lines are tickets; those of the others are customers."""
DUE_WITHIN: Final = timedelta(days=1)
"""The time within which a promise that is due is at risk."""
RECLASSIFIED_AT: Final = 2
"""The changes of a severity from which on a ticket is looked at."""
TERM_DAYS: Final = (60, 30, 7)
"""The days before the end of a term at which it is spoken of."""
_WEEK: Final = 7


class RadarEntry(Struct, frozen=True, kw_only=True):
    """A customer as a radar and the list of accounts have it, under the plan in force.

    `plans` are all that are in force. `allowances` are those that have a limit, with what is used of them now, and
    `low` those of them that run out. `days_left` are the days after today until its term ends, negative once it has.
    `notices` are those that count, and `roster` what has changed among its contacts since the last working day.
    `contract` is there where something of it is named. `assistants` are the names of its programs.
    """

    customer: Customer
    plan: Plan
    plans: tuple[Plan, ...]
    figures: ContractFigures
    tam: str
    allowances: tuple[tuple[Allowance, Balance], ...] = ()
    low: tuple[tuple[Allowance, Balance], ...] = ()
    days_left: int | None = None
    is_silent: bool = False
    notices: tuple[Notice, ...] = ()
    roster: tuple[RosterNews, ...] = ()
    contract: Contract | None = None
    assistants: tuple[str, ...] = ()

    @property
    def is_term_news(self) -> bool:
        """Return whether its term has come to one of `TERM_DAYS`, or to its end, within a week."""
        days = self.days_left
        return days is not None and any(0 <= each - days < _WEEK for each in (*TERM_DAYS, 0))

    def count(self, part: RadarPart) -> int:
        """Return how much of a part is about this customer."""
        counted = _COUNTS.get(part)
        return counted(self) if counted else 0


_COUNTS: Final[Mapping[RadarPart, Callable[[RadarEntry], int]]] = {
    RadarPart.APPROVALS: lambda one: one.figures.approvals,
    RadarPart.LEFT: lambda one: one.figures.contacts_left,
    RadarPart.CONTACTS: lambda one: int(one.figures.below_minimum or one.figures.unattested > 0),
    RadarPart.ALLOWANCES: lambda one: len(one.low),
    RadarPart.TERMS: lambda one: int(one.days_left is not None and one.days_left <= max(TERM_DAYS)),
    RadarPart.ROSTER: lambda one: len(one.roster),
    RadarPart.NOTICES: lambda one: len(one.notices),
    RadarPart.SILENT: lambda one: int(one.is_silent),
}
"""The number of things about a customer in each part that isn't of tickets."""
