"""Allowances of two plans, compared by what they hold and by what comes after."""

import pytest
from msgspec.structs import replace

from policies.terms import Allowance, Beyond, Period, Plan
from tests.unit.sla.calendars import CLAUSE
from tests.unit.sla.test_comparison import PLAN, found

ONE = Allowance(
    id="a",
    name="A",
    limit=5,
    counts="requests",
    per=Period.MONTH,
    beyond=Beyond.APPROVAL,
    says="Some.",
    source=CLAUSE,
)
ENDLESS = replace(ONE, limit=None, unlimited=True, per=Period.TERM, beyond=Beyond.REFUSE)


def with_allowance(limit: int | None = 5, per: Period = Period.MONTH, beyond: Beyond = Beyond.APPROVAL) -> Plan:
    return replace(PLAN, allowances=(replace(ONE, limit=limit, per=per, beyond=beyond),))


@pytest.mark.parametrize(
    ("new", "change"),
    [
        (with_allowance(limit=4), ("allowances.a.limit", "worse")),
        (with_allowance(limit=6), ("allowances.a.limit", "better")),
        (with_allowance(beyond=Beyond.REFUSE), ("allowances.a.beyond", "worse")),
        (with_allowance(limit=60, per=Period.YEAR), ("allowances.a", "changed")),
    ],
)
def test_an_allowance_is_compared_by_what_it_holds_and_by_what_comes_after(new: Plan, change: tuple[str, str]) -> None:
    assert found(with_allowance(), new) == [change]


@pytest.mark.parametrize("limit", [5, None], ids=["a number", "what the order form says"])
def test_an_allowance_without_limit_is_better_than_any_other(limit: int | None) -> None:
    endless = replace(PLAN, allowances=(ENDLESS,))

    assert found(with_allowance(limit), endless) == [("allowances.a.limit", "better")]
    assert found(endless, with_allowance(limit)) == [("allowances.a.limit", "worse")]


def test_a_cap_where_there_was_none_is_worse() -> None:
    (allowance,) = with_allowance().allowances
    uncapped = replace(PLAN, allowances=(replace(allowance, limit=None),))

    assert found(uncapped, with_allowance()) == [("allowances.a.limit", "worse")]
    assert found(with_allowance(), uncapped) == [("allowances.a.limit", "better")]


def test_as_much_a_year_as_it_was_a_month_is_worse() -> None:
    assert found(with_allowance(), with_allowance(per=Period.YEAR)) == [("allowances.a", "worse")]
