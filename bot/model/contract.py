"""The contract with a customer: the plans in force for it, its term, and its roster of designated contacts.

The desk file is an input to it and not the contract itself: what people agree on later changes the contract alone, and
outlives every start. `base` is what the file said when it was merged last; against it one sees which side has changed.
"""

from datetime import datetime

from msgspec import Struct

from bot.model.approval import Approval
from bot.model.desk import Override, Term
from bot.model.ids import ContractId, CustomerId, PersonId, TicketId, contract_id
from bot.model.ledger import Balance, Reservation, balance_in
from bot.model.milestone import Milestone
from bot.model.notice import Notice
from bot.model.people import Contact
from bot.model.roster_news import RosterNews
from policies.terms import ContactRule


class PlanInForce(Struct, frozen=True, kw_only=True):
    """The version of a plan that new requests about a product are under, and since when (UTC).

    `product` is empty for whatever has no plan of its own.
    """

    product: str = ""
    ref: str
    version: str
    since: datetime


class ChosenPlan(Struct, frozen=True, kw_only=True):
    """A plan as the desk file names it (`pack/plan`), with the order form's values that win over it.

    `timezone` is the customer's, where the plan's hours are by its clock. Which edition of the pack is meant when none
    is named isn't part of it: a newer one changes no file.
    """

    product: str = ""
    ref: str
    overrides: tuple[Override, ...] = ()
    timezone: str | None = None


class Section(Struct, frozen=True, kw_only=True):
    """The part of a desk file that is about the contract with one customer.

    `region` is where the customer is served, for plans that differ by region.
    """

    plans: tuple[ChosenPlan, ...]
    term: Term | None = None
    contacts: tuple[Contact, ...] = ()
    region: str | None = None


class Grant(Struct, frozen=True, kw_only=True):
    """The approval by which somebody has a seat beyond those that the terms include; it lapses with the seat.

    `approval` is its number, `fee` what was noted of the fee, which may be nothing.
    """

    approval: int
    name: str
    fee: str = ""


class Attestation(Struct, frozen=True, kw_only=True):
    """The word of a designated contact, given at an instant (UTC), that what the terms ask of them fits them."""

    at: datetime
    says: tuple[str, ...]


class Seat(Struct, frozen=True, kw_only=True):
    """The seat of a designated contact, and when (UTC) and by whose act it last changed.

    `left_at` is when they left a channel of their customer's, and weren't heard of since (UTC); `is_deactivated`: since
    their account was gone.
    """

    contact: Contact
    changed_at: datetime
    changed_by: str
    grant: Grant | None = None
    attested: Attestation | None = None
    left_at: datetime | None = None
    is_deactivated: bool = False

    def has_attested(self, rule: ContactRule) -> bool:
        """Return whether they have confirmed all that a plan asks of a contact, as it reads now."""
        return set(rule.asks) <= set(self.attested.says if self.attested else ())


class Contract(Struct, frozen=True, kw_only=True):
    """Everything agreed with one customer. `version` counts its events.

    `approvals` are those that are open, and the last ones that were decided; `notices` are those that count, and the
    last past ones. `balances` are those of the last periods of each allowance, and `reservations` what is held back of
    them for tickets. `roster_news` are the last changes of the roster. `term_changes` is how often its term was
    changed, as far as that was counted.
    """

    customer: CustomerId
    plans: tuple[PlanInForce, ...]
    term: Term | None
    roster: tuple[Seat, ...]
    base: Section
    version: int
    milestones: tuple[Milestone, ...] = ()
    approvals: tuple[Approval, ...] = ()
    notices: tuple[Notice, ...] = ()
    balances: tuple[Balance, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    roster_news: tuple[RosterNews, ...] = ()
    term_changes: int = 0

    @property
    def id(self) -> ContractId:
        """The id of its timeline."""
        return contract_id(self.customer)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody on the roster, in the order in which they joined it."""
        return tuple(seat.contact for seat in self.roster)

    def seat(self, contact: PersonId) -> Seat | None:
        """Return the seat of that contact, if they have one."""
        return next((seat for seat in self.roster if seat.contact.id == contact), None)

    @property
    def open_milestones(self) -> tuple[Milestone, ...]:
        """The milestones that haven't ended."""
        return tuple(one for one in self.milestones if one.is_open)

    @property
    def plan_ref(self) -> str:
        """The plan in force for whatever has none of its own."""
        return self._main.ref

    @property
    def plan_version(self) -> str:
        """The version of that plan."""
        return self._main.version

    @property
    def _main(self) -> PlanInForce:
        return next(plan for plan in self.plans if not plan.product)

    def tag_of(self, milestone: Milestone) -> str:
        """Return the tag of the reminders of a milestone in its present round, for withdrawing those not sent yet."""
        return f"{self.id}/{milestone.id}/{milestone.round}"

    def balance(self, allowance: str, period: str) -> Balance:
        """Return what of an allowance is used in a period: nothing, if that is on no record."""
        return balance_in(self.balances, allowance, period)

    def reservation(self, ticket: TicketId) -> Reservation | None:
        """Return what is held back for a ticket."""
        return next((one for one in self.reservations if one.ticket == ticket), None)

    def approval(self, number: int) -> Approval | None:
        """Return the approval of that number, if it is open, or was decided lately."""
        return next((one for one in self.approvals if one.number == number), None)

    def notice(self, number: int) -> Notice | None:
        """Return the notice of that number, if it counts, or ended lately."""
        return next((one for one in self.notices if one.number == number), None)

    def plan_for(self, product: str = "") -> PlanInForce | None:
        """Return the plan in force for a product, if it has one of its own."""
        return next((plan for plan in self.plans if plan.product == product), None)

    def plan_of(self, product: str) -> PlanInForce:
        """Return the plan in force for a product: its own, or else the customer's."""
        return self.plan_for(product) or self._main
