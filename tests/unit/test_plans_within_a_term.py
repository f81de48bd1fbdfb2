"""A plan that changes within a term: for the better by an order form, for the worse only if somebody lets it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from adapters.desk_file import FaultyDesk
from bot.engine.contract.worsening import cut_short, worsened
from bot.events import PlanChanged, PlanEnded, TermChanged
from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Customer, Term
from bot.model.ids import CustomerId
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import a_ticket, opened
from tests.shipped import LIBRARY
from tests.unit.desk_file.files import Change
from tests.unit.engine import contracts
from tests.unit.live_desk import ACME, LiveDesk, live_desk

ORDER_FORM: Change = (
    'channels = ["slack:T0DESK/C0ACME"]',
    'channels = ["slack:T0DESK/C0ACME"]\n'
    'overrides = [{ key = "targets.2.first_response", value = "30 bm", clause = "Order form 12, section 3" }]',
)
WORSE: Change = ("mpowr/premier", "mpowr/priority")
PRODUCTS: Change = ('products = ["envision-enterprise"]', 'products = ["engage-legacy"]')
LETS = "Lead One: agreed by order form 13"
IN_THE_TERM = datetime(2026, 11, 23, 15, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LiveDesk]:
    with live_desk(tmp_path) as found:
        yield found


def apply(desk: LiveDesk, *changes: Change, despite: str = "") -> None:
    file = desk.file.written(*changes)
    desk.apply(file, despite=despite)
    desk.process.look()


def test_an_order_forms_value_is_in_force_at_once_and_what_is_open_keeps_its_own(desk: LiveDesk) -> None:
    before = desk.process.loader.plans[ACME]
    with SqlUnitOfWork(desk.database) as work:
        ticket = replace(a_ticket(), plan_ref=before.ref, plan_version=before.version)
        work.save(ticket, [opened(ticket)])
        work.commit()

    apply(desk, ORDER_FORM)

    after = desk.process.loader.plans[ACME]
    assert after.target("2") != before.target("2")
    assert after.targets["2"].popitem()[1].source.clause.startswith("Order form 12, section 3")
    (change,) = [one for one in desk.timeline() if isinstance(one, PlanChanged)]
    assert (change.plan.version, change.plan.since) == (after.version, desk.clock.now())
    with SqlUnitOfWork(desk.database) as work:
        assert work.pinned(ticket.plan_version) == before


def test_a_plan_that_gets_worse_within_a_term_is_refused_with_the_clause(desk: LiveDesk) -> None:
    with pytest.raises(FaultyDesk, match=r"which the terms forbid .MPOWR support service plans, “Changes”.: targets.1"):
        apply(desk, WORSE, PRODUCTS)

    assert desk.process.loader.plans[ACME].ref == "mpowr/premier"


MIXED = ('plan = "mpowr/premier"', 'plan = "mpowr/premier"\nplans = { engage-legacy = "mpowr/priority" }')
BOTH = ('products = ["envision-enterprise"]', 'products = ["envision-enterprise", "engage-legacy"]')
TURNED = ('plan = "mpowr/premier"', 'plan = "mpowr/priority"\nplans = { envision-enterprise = "mpowr/premier" }')


def test_a_product_that_loses_its_better_plan_is_worse_off_too(desk: LiveDesk) -> None:
    apply(desk, TURNED, BOTH, despite=LETS)

    with pytest.raises(FaultyDesk, match="the plan would get worse within the term"):
        apply(desk, WORSE, PRODUCTS)
    apply(desk, WORSE, PRODUCTS, despite=LETS)

    (ended,) = [one for one in desk.timeline() if isinstance(one, PlanEnded)]
    assert ended.despite == LETS


def test_a_further_product_gets_the_plan_that_the_terms_have_for_it(desk: LiveDesk) -> None:
    apply(desk, MIXED, BOTH)

    assert desk.contract().plan_for("engage-legacy") is not None


TERM: Change = ("end = 2026-12-31", "end = 2026-11-30")


def test_a_term_that_is_cut_short_to_worsen_the_plan_later_is_refused_too(desk: LiveDesk) -> None:
    before = desk.process.loader.desk.customer(ACME)
    with pytest.raises(FaultyDesk, match="worse within the term"):
        apply(desk, TERM)
    apply(desk, TERM, despite=LETS)

    (change,) = [one for one in desk.timeline() if isinstance(one, TermChanged)]
    assert change.despite == LETS
    assert before != desk.process.loader.desk.customer(ACME)


@pytest.mark.parametrize("term", [None, Term(start=date(2027, 1, 1), end=date(2027, 12, 31))], ids=["none", "later"])
def test_a_term_that_is_taken_away_is_refused_where_the_terms_forbid_to_worsen(term: Term | None) -> None:
    contract = contracts.opened()
    customer = Customer(id=CustomerId("acme"), name="Acme", plan="mpowr/premier")
    premier, gold = LIBRARY.plan("mpowr/premier"), LIBRARY.plan("m3ter/gold")

    found = cut_short(customer, contract, term, premier, IN_THE_TERM)

    assert found
    assert "“Changes”" in found.clause
    assert cut_short(customer, contract, term, gold, IN_THE_TERM) is None


def test_a_term_that_is_made_longer_needs_nobody() -> None:
    customer = Customer(id=CustomerId("acme"), name="Acme", plan="mpowr/premier")
    longer = Term(start=date(2026, 1, 1), end=date(2027, 12, 31))

    assert cut_short(customer, contracts.opened(), longer, LIBRARY.plan("mpowr/premier"), IN_THE_TERM) is None


def test_a_start_leaves_the_better_one_in_force_and_says_so(desk: LiveDesk) -> None:
    desk.file.written(WORSE, PRODUCTS)

    restarted = desk.started()

    assert restarted.loader.plans[ACME].ref == "mpowr/premier"
    assert "the plan would get worse within the term" in desk.said()["slack:T0DESK/C0TRIAGE"][0]


def test_whoever_lets_it_get_worse_is_on_the_timeline_with_the_reason(desk: LiveDesk) -> None:
    apply(desk, WORSE, PRODUCTS, despite=LETS)

    (change,) = [one for one in desk.timeline() if isinstance(one, PlanChanged)]
    assert (change.plan.ref, change.despite) == ("mpowr/priority", LETS)
    assert desk.process.loader.plans[ACME].ref == "mpowr/priority"


def test_what_gets_better_needs_nobody(desk: LiveDesk) -> None:
    apply(desk, ORDER_FORM, despite=LETS)

    (change,) = [one for one in desk.timeline() if isinstance(one, PlanChanged)]
    assert change.despite == ""


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        ("mpowr/premier", "mpowr/priority", datetime(2027, 1, 4, 15, tzinfo=UTC)),
        ("mpowr/priority", "mpowr/premier", IN_THE_TERM),
        ("m3ter/gold", "m3ter/silver", IN_THE_TERM),
    ],
    ids=["after the term", "for the better", "where the terms say nothing against it"],
)
def test_what_is_not_forbidden(before: str, after: str, now: datetime) -> None:
    assert judged(contracts.opened(ref=before), before, after, now) is None


def test_an_open_end_is_no_term(desk: LiveDesk) -> None:
    contract = replace(contracts.opened(), term=None)

    assert judged(contract, "mpowr/premier", "mpowr/priority", IN_THE_TERM) is None


def test_what_gets_worse_is_named(desk: LiveDesk) -> None:
    found = judged(contracts.opened(), "mpowr/premier", "mpowr/priority", IN_THE_TERM)

    assert found
    assert found.limit is ContractLimit.WORSE
    assert found.what.startswith("targets.1.first_response, targets.2.first_response")


@pytest.mark.parametrize(
    ("ref", "override", "clause"),
    [
        ("mpowr/premier", ("targets.2.first_response", "4 bh"), "MPOWR support service plans, “Changes”"),
        ("influitive/premier-success", ("allowances.admin-tasks.limit", 3), "Premier Success Terms and Conditions"),
        ("influitive/premier-success-plus", ("contacts.may_open", "contacts"), "Premier Success Terms and Conditions"),
    ],
)
def test_whichever_plan_may_not_get_worse_refuses_it_by_its_own_clause(
    ref: str, override: tuple[str, object], clause: str
) -> None:
    key, value = override
    worse = LIBRARY.plan(ref, [{"key": key, "value": value, "clause": "Order form 13"}])
    customer = Customer(id=CustomerId("acme"), name="Acme", plan=ref)

    found = worsened(customer, contracts.opened(ref=ref), LIBRARY.plan(ref), worse, IN_THE_TERM)

    assert found
    assert (found.limit, found.what.partition(",")[0]) == (ContractLimit.WORSE, key)
    assert clause in found.clause


def judged(contract: Contract, before: str, after: str, now: datetime) -> BrokenLimit | None:
    customer = Customer(id=CustomerId("acme"), name="Acme", plan=before)
    return worsened(customer, contract, LIBRARY.plan(before), LIBRARY.plan(after), now)
