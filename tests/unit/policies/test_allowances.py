"""Allowances: a number, what the order form says, or as many as there are."""

from policies.reader import read_overridden, read_pack
from policies.terms import Allowance, Beyond, Period
from tests.unit.policies.small_pack import edition, faults

ENDLESS = {"name": "questions", "limit": "unlimited", "counts": "requests", "says": "Ask.", "clause": "8"}


def allowance(changes: dict[str, object]) -> Allowance:
    return read_pack(edition(changes)).plans["basic"].allowances[-1]


def test_an_allowance_may_be_unlimited_and_needs_no_period_then() -> None:
    endless = allowance({"allowances.questions": ENDLESS})

    assert (endless.limit, endless.unlimited, endless.per) == (None, True, Period.TERM)


def test_what_is_written_of_an_unlimited_one_is_kept() -> None:
    endless = allowance({"allowances.questions": {**ENDLESS, "per": "month", "beyond": "approval"}})

    assert (endless.per, endless.beyond) == (Period.MONTH, Beyond.APPROVAL)


def test_without_a_limit_it_is_what_the_order_form_says() -> None:
    said = read_pack(edition(without="allowances.reviews.limit")).plans["basic"].allowances[-1]

    assert (said.limit, said.unlimited) == (None, False)


def test_an_order_form_may_lift_the_limit() -> None:
    override = {"key": "allowances.reviews.limit", "value": "unlimited", "clause": "Form"}

    (lifted,) = read_overridden(edition(), "basic", [override]).allowances

    assert lifted.unlimited
    assert lifted.source.clause == "Form (limit); otherwise 8"


def test_a_limit_that_is_neither_is_refused_with_both() -> None:
    assert faults({"allowances.reviews.limit": "endless"}) == [
        'allowances.reviews.limit: must be a whole number or "unlimited", not "endless"'
    ]
    assert faults({"allowances.reviews.limit": -1}) == [
        'allowances.reviews.limit: must be a whole number from 0 up or "unlimited", not -1'
    ]


def test_what_has_a_limit_needs_its_period() -> None:
    assert faults(without="allowances.reviews.per") == ["allowances.reviews.per: is missing"]
