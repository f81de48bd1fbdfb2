"""A whole desk file merged into the contracts with its customers, before any of it counts.

A customer is refused whose plan nobody knows, or whose roster would break a limit: its contract stays as it is, and the
rest of the file counts all the same.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.contract.limits import broken
from bot.engine.contract.merge_file import merge_file, open_contract
from bot.engine.contract.worsening import cut_short, worsened
from bot.engine.evolve.contract import fold_contract
from bot.events import ContractEvent, DeskFileMerged, PlanChanged, PlanEnded, Stamp, TermChanged
from bot.model.contract import ChosenPlan, Contract, Section
from bot.model.contract_limit import BrokenLimit
from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from policies.terms import Plan

Pinned = Callable[[str], Plan]
"""Returns the plan of a version that a contract has."""


class MergedContract(Struct, frozen=True, kw_only=True):
    """A contract before and after a desk file; `before` None: it opens.

    `plan` is in force afterwards; `plans` are all those that the file names. With `limits`, those that it would break,
    it stays as it was.
    """

    customer: Customer
    before: Contract | None
    after: Contract
    events: tuple[ContractEvent, ...]
    plan: Plan
    plans: tuple[Plan, ...]
    limits: tuple[BrokenLimit, ...] = ()


class Act(Struct, frozen=True, kw_only=True):
    """The act of putting a file in force: when and by whom.

    `renew`: the newest editions of its plans come with it. `despite` says who lets plans get worse within a term whose
    terms forbid that, and why; empty: nobody does.
    """

    stamp: Stamp
    renew: bool = False
    despite: str = ""


class FileTerms(Struct, frozen=True, kw_only=True):
    """A desk file, with what the plans of its customers mean by the packs of today: for each, one by each product.

    That without a product is for all that have none of their own.
    """

    desk: Desk
    plans: Mapping[CustomerId, Mapping[str, Plan]]


def merge_desk(
    file: FileTerms, contracts: Mapping[CustomerId, Contract], pinned: Pinned, act: Act
) -> Iterator[MergedContract]:
    """Yield each contract that a desk file changes, or would change if that broke no limit, by the customer's id."""
    for customer in sorted(file.desk.customers, key=lambda one: one.id):
        merged = merge_customer(customer, file, contracts.get(customer.id), pinned, act)
        if merged:
            yield merged


def merge_customer(
    customer: Customer, file: FileTerms, before: Contract | None, pinned: Pinned, act: Act
) -> MergedContract | None:
    """Return what a desk file makes of the contract with one customer; None if nothing."""
    plans = file.plans[customer.id]
    if not all(plan.is_known for plan in plans.values()):
        return None
    plan, section = plans[""], section_of(customer, plans)
    events: tuple[ContractEvent, ...]
    if before is None:
        events = (open_contract(customer.id, section, plans, act.stamp),)
    else:
        events = merge_file(before, section, plans, act.stamp, renew=act.renew)
    worse = _worsened(customer, before, events, plans, pinned) if before else {}
    if act.despite:
        events = tuple(_despite(one, act.despite) if one in worse else one for one in events)
    after = fold_contract(before, events)
    limits = _newly_broken(before, after, plan, file, pinned) if before else ()  # a new one is judged with its file
    limits = limits if act.despite else (*limits, *worse.values())
    if not events and not limits:
        return None
    under = _in_force(after, plan, pinned)
    return MergedContract(
        customer=customer,
        before=before,
        after=after,
        events=events,
        plan=under,
        plans=tuple(plans.values()),
        limits=limits,
    )


def _worsened(
    customer: Customer, before: Contract, events: tuple[ContractEvent, ...], plans: Mapping[str, Plan], pinned: Pinned
) -> dict[ContractEvent, BrokenLimit]:
    """Return the limit that each change of a plan breaks: it makes it worse within a term that forbids that.

    So does a term that is cut short, after which the plan could get worse, and another region, in which it is worse.
    """
    found: dict[ContractEvent, BrokenLimit] = {}
    for event in events:
        if isinstance(event, TermChanged):
            limit = cut_short(customer, before, event.term, pinned(before.plan_version), event.at)
        else:
            replaced = _replaced(event, before, events, plans, pinned)
            judged = (worsened(customer, before, was, after, event.at) for was, after in replaced)
            limit = next(filter(None, judged), None)
        if limit:
            found[event] = limit
    return found


def _replaced(
    event: ContractEvent,
    before: Contract,
    events: tuple[ContractEvent, ...],
    plans: Mapping[str, Plan],
    pinned: Pinned,
) -> Iterator[tuple[Plan, Plan]]:
    """Yield the plans that an event replaces, each with the one in its place: the same, if the customer's region moves.

    A product that gets a plan of its own, or loses it, had the customer's, or has that now; but one that the customer's
    isn't for had none, and can't be worse off.
    """
    match event:
        case PlanChanged(plan=in_force):
            product, after = in_force.product, plans[in_force.product]
        case PlanEnded(product=product):
            after = plans[""]
        case DeskFileMerged():
            changed = {each.plan.product for each in events if isinstance(each, PlanChanged)}
            ended = {each.product for each in events if isinstance(each, PlanEnded)}
            kept = (pinned(each.version) for each in before.plans if each.product not in changed | ended)
            yield from ((plan, plan) for plan in kept)
            return
        case _:
            return
    was = pinned(before.plan_of(product).version)
    if not product or not was.products or product in was.products:
        yield was, after


def _despite(event: ContractEvent, despite: str) -> ContractEvent:
    if isinstance(event, PlanChanged | PlanEnded | TermChanged | DeskFileMerged):
        return replace(event, despite=despite)
    return event


def _newly_broken(
    before: Contract, after: Contract, today: Plan, file: FileTerms, pinned: Pinned
) -> tuple[BrokenLimit, ...]:
    """Return the limits that a roster breaks by this file.

    One that has too many contacts anyway, or too few, isn't held against the file.
    """
    limits = broken(after, _in_force(after, today, pinned).contacts, file.desk.people)
    already = broken(before, _in_force(before, today, pinned).contacts, ()) if limits else ()
    return tuple(one for one in limits if one not in already)


def _in_force(contract: Contract, today: Plan, pinned: Pinned) -> Plan:
    """Return the plan that is in force in a contract, which may be the one that the file means today."""
    found = contract.plan_for()
    return today if found is None or found.version == today.version else pinned(found.version)


def section_of(customer: Customer, plans: Mapping[str, Plan]) -> Section:
    """Return what a desk file says of the contract with a customer; `plans` as in `FileTerms`."""
    refs = {"": customer.plan, **{one.product: one.ref for one in customer.plans}}
    chosen = tuple(_chosen(product, ref, customer, plans[product]) for product, ref in refs.items())
    return Section(plans=chosen, term=customer.term, contacts=customer.contacts, region=customer.region)


def _chosen(product: str, ref: str, customer: Customer, plan: Plan) -> ChosenPlan:
    by_its_clock = any(calendar.customer_zone for calendar in plan.calendars.values())
    zone = customer.timezone if by_its_clock else None
    return ChosenPlan(product=product, ref=ref, overrides=customer.overrides, timezone=zone)
