"""The desk that contracts make of a desk file: with what is agreed with each customer by now."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from bot.model.contract import Contract
from bot.model.desk import Customer
from bot.model.ids import CustomerId
from bot.shell.loader import Loader
from policies.terms import Plan


def under_contracts(file: Loader, contracts: Iterable[Contract], pinned: Callable[[str], Plan]) -> Loader:
    """Return the loader of a desk file with the contacts, plans, terms and regions that are agreed with its customers.

    A customer without a contract, whose plan nobody knows, is as the file has it.
    """
    known = {one.customer: one for one in contracts}
    plans, by_product = dict(file.plans), dict(file.by_product)
    for contract in (known[one.id] for one in file.desk.customers if one.id in known):
        in_force = {plan.product: pinned(plan.version) for plan in contract.plans}
        plans[contract.customer] = in_force.pop("")
        by_product[contract.customer] = in_force
    customers = tuple(_agreed(one, known.get(one.id)) for one in file.desk.customers)
    return replace(file, desk=replace(file.desk, customers=customers), plans=plans, by_product=by_product)


def under_changed(loader: Loader, contracts: Iterable[Contract]) -> Loader:
    """Return the loader with the contacts and the terms that are agreed with these customers by now."""
    changed = {one.customer: one for one in contracts}
    customers = (_agreed(one, changed.get(one.id)) for one in loader.desk.customers)
    return replace(loader, desk=replace(loader.desk, customers=tuple(customers)))


def under_former_plans(file: Loader, agreed: Loader) -> tuple[CustomerId, ...]:
    """Return the customers with a plan in force that reads otherwise in its pack by now."""

    def plans(of: Loader, customer: CustomerId) -> dict[str, Plan]:
        return {"": of.plans[customer], **of.by_product.get(customer, {})}

    found = []
    for customer in file.plans:
        today, in_force = plans(file, customer), plans(agreed, customer)
        versions = {product: plan.version for product, plan in in_force.items()}
        if any(plan.is_known and versions.get(product) != plan.version for product, plan in today.items()):
            found.append(customer)
    return tuple(found)


def _agreed(customer: Customer, contract: Contract | None) -> Customer:
    if contract is None:
        return customer
    return replace(
        customer,
        contacts=contract.contacts,
        term=contract.term,
        balances=contract.balances,
        notices=tuple(one for one in contract.notices if one.is_to_be_minded),
        roster_news=contract.roster_news,
        region=contract.base.region or customer.region,
    )
