"""What a report in chat counts is the same in every store: each promise by its verdict, to some customers."""

import pytest
from msgspec.structs import replace

from bot.model.attainment import Months, Tally
from bot.model.ids import CustomerId
from bot.model.milestone import Milestone
from bot.model.ticket import Status
from tests.contract.examples import ACME, a_ticket, keep, look, opened
from tests.contract.stores import Store
from tests.contract.test_attainment import GLOBE, MONTHS, NOW, REPORTED, VERDICTS, promised


def counted(store: Store, *customers: CustomerId, months: Months = REPORTED) -> tuple[Tally, ...]:
    return look(store, lambda work: work.contracts.tallies(months, customers, NOW))


def save(store: Store, name: str, milestone: Milestone, status: Status, customer: CustomerId = ACME) -> None:
    one = a_ticket(name, milestones=(milestone,), status=status, customer=customer)
    keep(store, lambda work: work.save(one, [opened(one)]))


@pytest.mark.parametrize("named", VERDICTS)
def test_each_promise_has_the_verdict_that_reports_give_it(store: Store, named: str) -> None:
    milestone, status, numbers = VERDICTS[named]
    save(store, "EX-1", milestone, status)

    found = counted(store, ACME)

    assert [(one.kept, one.broken, one.closed_unanswered, one.not_yet_due) for one in found] == (
        [numbers] if any(numbers) else []
    )


def test_others_and_other_months_are_left_out(store: Store) -> None:
    save(store, "EX-1", promised(), Status.NEW)
    save(store, "EX-2", promised(), Status.NEW, customer=GLOBE)

    assert [one.customer for one in counted(store, ACME, GLOBE)] == [ACME, GLOBE]
    assert [one.customer for one in counted(store, GLOBE)] == [GLOBE]
    assert counted(store, ACME, months=replace(REPORTED, days=MONTHS[:1])) == ()
    assert counted(store) == ()
