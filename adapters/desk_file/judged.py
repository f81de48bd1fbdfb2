"""A desk file once it has been read: the desk, its plans, and what is to know of it."""

from collections.abc import Mapping
from itertools import chain

from msgspec import Struct, field

from adapters.desk_file.faults import FaultyDesk, Finding, in_order
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from policies.terms import Plan


class DeskFile(Struct, frozen=True, kw_only=True):
    """A desk file that a desk can run with: the desk, each customer's plan with its overrides merged in, what to know.

    `by_product` has the plans of products that have one of their own. A plan that nobody knows promises nothing.
    `tolerated` are faults with which a desk that runs goes on (somebody has left since), and for which no new file is
    taken. `limits` are faults of how many contacts a customer has in the file alone, and `beyond` such warnings: where
    there is a contract, what would come of both counts (`with_agreed`). `text` is the file as written,
    `name` what faults call it.
    """

    desk: Desk
    plans: Mapping[CustomerId, Plan]
    by_product: Mapping[CustomerId, Mapping[str, Plan]]
    tolerated: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    limits: Mapping[CustomerId, tuple[Finding, ...]] = field(default_factory=dict)
    beyond: Mapping[CustomerId, tuple[Finding, ...]] = field(default_factory=dict)
    text: str = ""
    name: str = ""

    @property
    def notices(self) -> tuple[Finding, ...]:
        """Return everything that its operator should know, in the order of the file."""
        return in_order((*self.tolerated, *self.remarks))

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """Return everything that is allowed, and worth knowing."""
        return in_order((*self.warnings, *chain.from_iterable(self.beyond.values())))

    @property
    def broken_alone(self) -> tuple[Finding, ...]:
        """Return all limits that the file breaks."""
        return in_order(chain.from_iterable(self.limits.values()))

    @property
    def without_plan(self) -> tuple[Customer, ...]:
        """Return the customers with a plan that nobody knows: requests under it go to triage."""
        return tuple(one for one in self.desk.customers if not all(each.is_known for each in self.plans_of(one.id)))

    def plans_of(self, customer: CustomerId) -> tuple[Plan, ...]:
        """Return all plans of a customer, first that of the products which have none of their own."""
        return (self.plans[customer], *self.by_product[customer].values())


def without_faults(found: DeskFile) -> DeskFile:
    """Return the file as it was given; raises FaultyDesk for what only a desk that runs already may go on with."""
    if found.tolerated:
        raise FaultyDesk((*found.tolerated, *found.broken_alone), found.remarks)
    return found


def judged_alone(found: DeskFile) -> DeskFile:
    """Return the file as it was given; raises FaultyDesk for the limits that it has, with what is tolerated else."""
    if found.limits:
        raise FaultyDesk((*found.broken_alone, *found.tolerated), found.remarks)
    return found
