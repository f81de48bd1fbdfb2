"""The plan of a new request, where products have plans of their own: the product that it is about decides."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.commands import Command, Submit
from bot.model.desk import Customer
from bot.model.form import FieldName
from bot.sla.clock import strictest
from policies.terms import Plan


def plan_for(command: Command, customer: Customer, plan: Plan, own: Mapping[str, Plan], now: datetime) -> Plan:
    """Return the plan of a request that a command makes: that of its product, or else `plan`, that of all others.

    `own` are the plans of products that have one. If it isn't known which product it is about, the stricter counts.
    """
    product = _product(command, customer)
    if not own or product:
        return own.get(product, plan)
    return min((plan, *own.values()), key=lambda one: _due(one, customer, now))


def _due(plan: Plan, customer: Customer, now: datetime) -> datetime:
    promise = strictest(plan, now, customer.region)
    return promise.due_at if promise else datetime.max.replace(tzinfo=UTC)


def _product(command: Command, customer: Customer) -> str:
    said = command.filled.said(FieldName.PRODUCT) if isinstance(command, Submit) else ""
    return said or (customer.products[0] if len(customer.products) == 1 else "")
