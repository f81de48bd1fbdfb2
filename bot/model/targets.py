"""The targets that decide when anything is due: those of a plan, and beside them the desk's own goals."""

from typing import Final

from msgspec import Struct

from policies.terms import Amount, Plan, Unit

SEVEN_DAYS: Final = Amount(value=7, unit=Unit.DAY)
ONE_BUSINESS_DAY: Final = Amount(value=1, unit=Unit.BUSINESS_DAY)
THREE_BUSINESS_DAYS: Final = Amount(value=3, unit=Unit.BUSINESS_DAY)


class Goals(Struct, frozen=True, kw_only=True):
    """The desk's own goals, in the hours of each plan; no customer sees them. None: the desk has no such goal.

    `next_response` is the time for an answer to a customer who has had one already. `nudge` is the time after which a
    customer for whom we wait is asked again, twice; the same time later the ticket is closed, if `close_waiting`.
    `closes_after` is the time from a resolution to the closing, and from a person's closing to when a word of the
    customer's doesn't open the ticket any more.
    """

    next_response: Amount | None = ONE_BUSINESS_DAY
    nudge: Amount | None = THREE_BUSINESS_DAYS
    close_waiting: bool = False
    closes_after: Amount = SEVEN_DAYS


class Targets(Struct, frozen=True, kw_only=True):
    """The plan that is pinned to a request or ticket, and the goals that the desk has today.

    `region` is the customer's present one, for a request that was kept before its own was recorded.
    """

    plan: Plan
    goals: Goals
    region: str | None = None
