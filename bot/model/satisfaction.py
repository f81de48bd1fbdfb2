"""The verdicts of customers on their tickets, counted."""

from msgspec import Struct

from bot.model.ids import CustomerId


class Satisfaction(Struct, frozen=True, kw_only=True):
    """The verdicts of one customer under one plan.

    Of `resolved` tickets so many were `confirmed` as solved, and `rated`; `total` is the sum of the ratings.
    """

    customer: CustomerId
    plan: str
    resolved: int
    confirmed: int
    rated: int
    total: int

    @property
    def average(self) -> float | None:
        """The average rating; None if there is none."""
        return self.total / self.rated if self.rated else None

    @property
    def share_confirmed(self) -> float | None:
        """The share of the resolved tickets that were confirmed as solved; None if none was resolved."""
        return self.confirmed / self.resolved if self.resolved else None
