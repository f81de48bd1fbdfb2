"""A customer who is moved to another region within a term, in which their plan may be worse."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.engine.contract.merge_desk import Act, FileTerms, MergedContract, merge_customer, section_of
from bot.engine.contract.merge_file import open_contract
from bot.engine.evolve.contract import fold_contract
from bot.events import DeskFileMerged, PlanChanged
from bot.model.contract import Contract
from bot.model.contract_limit import ContractLimit
from bot.model.desk import Customer
from bot.model.ids import CustomerId
from bot.shell.agreed import under_contracts
from bot.shell.loader import Loader
from bot.wording.contract.history import told
from policies.terms import Plan, Provision, Source
from policies.version import versioned
from tests.shipped import LIBRARY
from tests.unit.engine.contracts import TERM, stamp
from tests.unit.engine.people import a_desk_file

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
KEEPS = Provision(topic="changes", says="Never for the worse.", keeps_level=True, source=Source(clause="12"))


def by_region(ref: str) -> Plan:
    """A plan that differs by region, and may not get worse within a term."""
    plan = LIBRARY.plan(ref)
    return versioned(replace(plan, provisions=(*plan.provisions, KEEPS)))


ENHANCED, PREMIUM = by_region("mst/enhanced"), by_region("mst/premium")


def acme(region: str | None, plan: Plan = ENHANCED) -> Customer:
    return Customer(id=CustomerId("acme"), name="Acme", plan=plan.ref, region=region, term=TERM)


def contract(region: str | None, plan: Plan = ENHANCED) -> Contract:
    section = section_of(acme(region, plan), {"": plan})
    return fold_contract(None, [open_contract(CustomerId("acme"), section, {"": plan}, stamp())])


def moved(to: str, before: Contract, plan: Plan = ENHANCED, despite: str = "") -> MergedContract:
    """What a desk file makes of the contract that has the customer in another region."""
    customer = acme(to, plan)
    file = FileTerms(desk=replace(a_desk_file(), customers=(customer,)), plans={customer.id: {"": plan}})
    act = Act(stamp=stamp(NOW, "system"), renew=True, despite=despite)
    merged = merge_customer(customer, file, before, pinned, act)
    assert merged
    return merged


def pinned(version: str) -> Plan:
    return next(one for one in (ENHANCED, PREMIUM) if one.version == version)


def limits(merged: MergedContract) -> Sequence[ContractLimit]:
    return [one.limit for one in merged.limits]


def test_another_region_that_is_due_later_is_refused_with_the_clause() -> None:
    (limit,) = moved("emea", contract("americas")).limits

    assert (limit.limit, limit.clause) == (ContractLimit.WORSE, "MST support options, “12”")
    assert limit.what.startswith("targets.1.first_response.americas")


def test_whoever_lets_it_be_is_on_the_timeline() -> None:
    merged = moved("emea", contract("americas"), despite="Lead One: they moved")

    (event,) = merged.events
    assert isinstance(event, DeskFileMerged)
    assert (limits(merged), merged.after.base.region) == ([], "emea")
    assert told((event,))[0].endswith("though that is worse within the term (Lead One: they moved).")


def test_a_region_with_the_same_promises_needs_nobody() -> None:
    assert limits(moved("emea", contract("americas", PREMIUM), PREMIUM)) == []


def test_a_plan_that_is_better_all_the_same_needs_nobody() -> None:
    merged = moved("emea", contract("americas"), PREMIUM)

    assert [type(one) for one in merged.events] == [PlanChanged, DeskFileMerged]
    assert limits(merged) == []


@pytest.mark.parametrize(("region", "found"), [("americas", []), ("apj", [ContractLimit.WORSE])])
def test_hours_of_other_regions_are_none_of_theirs(region: str, found: list[ContractLimit]) -> None:
    shorter = LIBRARY.plan("mst/standard").calendars["apj"]
    after = versioned(replace(ENHANCED, calendars={**ENHANCED.calendars, "apj": shorter}))

    assert limits(moved(region, contract(region), after)) == found


def test_an_old_contract_that_knows_no_region_learns_it() -> None:
    before = replace(contract("americas"), base=replace(contract("americas").base, region=None))

    merged = moved("emea", before)

    assert (limits(merged), merged.after.base.region) == ([], "emea")


@pytest.mark.parametrize(("agreed", "in_force"), [("americas", "americas"), (None, "emea")])
def test_until_it_is_let_be_the_customer_is_served_where_it_was(agreed: str | None, in_force: str) -> None:
    desk = replace(a_desk_file(), customers=(acme("emea"),))
    file = Loader(desk=desk, plans={desk.customers[0].id: ENHANCED})

    (customer,) = under_contracts(file, [contract(agreed)], pinned).desk.customers

    assert customer.region == in_force
