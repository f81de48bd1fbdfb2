"""What waits outside a customer's term opens by itself once the term is renewed, or begins."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.engine.milestones.timers import is_lost
from bot.events import ApprovalAsked, ApprovalWithdrawn
from bot.model.desk import Term
from bot.model.ids import MessageKey
from bot.model.intake import IntakeState
from bot.model.ticket import Status
from bot.model.timer import TimerKind
from tests.unit.engine.appeal_acts import kinds
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, CONTACT_ONE, CONTACT_TWO, TAM_ONE, a_desk_file, plan
from tests.unit.engine.roster_acts import contract, opens_contracts
from tests.unit.engine.term_acts import OVER, RUNS, TO_COME, a_desk, agrees, asks, standing

RENEWED = Term(start=date(2026, 12, 1), end=date(2027, 11, 30))
BEGINS = datetime(2026, 12, 1, 6, tzinfo=UTC)
"""The first moment of it in Chicago."""


def in_chicago(term: Term = OVER) -> FrontDesk:
    """A desk on which the term of Acme, whose clocks are Chicago's, isn't running."""
    desk = a_desk(term)
    customers = tuple(replace(one, timezone="America/Chicago") for one in desk.file.customers)
    desk.file = replace(desk.file, customers=customers)
    opens_contracts(desk)
    return desk


def test_it_opens_at_once_if_the_renewed_term_has_begun() -> None:
    desk = a_desk()
    thread = asks(desk, "3")
    desk.passes(hours=2)

    agrees(desk, RUNS)
    desk.sweeps()

    ticket = desk.ticket_in(thread)
    assert (ticket.severity, ticket.opened_at, ticket.requester) == ("3", MONDAY_NINE + timedelta(hours=2), CONTACT_ONE)
    assert ticket.due_at == MONDAY_NINE + timedelta(hours=6)
    assert "Your support term runs now, so we take this up: EX-1 is open." in standing(desk, thread)
    assert kinds(desk) == [ApprovalAsked, ApprovalWithdrawn]


@pytest.mark.parametrize("before", [OVER, TO_COME])
def test_it_opens_when_the_term_begins_by_the_clocks_of_its_customer(before: Term) -> None:
    desk = in_chicago(before)
    thread = asks(desk, "3")
    agrees(desk, RENEWED)

    desk.passes(hours=(BEGINS - desk.clock.at).total_seconds() / 3600 - 0.1)
    assert desk.intake(thread).state is IntakeState.REFERRED
    desk.passes(hours=0.1)

    assert desk.ticket_in(thread).opened_at == BEGINS


def test_each_that_waits_opens_once_and_nobody_decides_any_more() -> None:
    desk = a_desk()
    first, second = asks(desk, "3"), desk.hears(CONTACT_TWO, "The report is empty")
    desk.presses(CONTACT_TWO, "choose", desk.intake(second).id, "2")

    agrees(desk, RUNS)
    for _ in range(3):
        desk.sweeps()

    assert [desk.ticket_in(one).id for one in (first, second)] == ["EX-1", "EX-2"]
    assert len(desk.tickets()) == 2
    assert "nothing to decide about" in desk.standing(MessageKey(f"approval/1/0/{TAM_ONE}"))
    assert "There's nothing left to decide" in desk.types(TAM_ONE, "approve 1")


def test_what_was_served_meanwhile_goes_on_and_nobody_has_to_decide() -> None:
    desk = a_desk()
    asks(desk, "1")

    agrees(desk, RUNS)
    desk.sweeps()

    assert desk.ticket().status is Status.NEW
    assert kinds(desk) == [ApprovalAsked, ApprovalWithdrawn]
    assert "in the end nobody had to decide on it." in desk.types(TAM_ONE, "why EX-1")


def test_a_term_that_ends_before_it_was_asked_for_opens_nothing() -> None:
    desk = a_desk()
    thread = asks(desk, "3")

    agrees(desk, replace(OVER, start=date(2025, 10, 1)))
    desk.passes(days=1)

    assert desk.intake(thread).state is IntakeState.REFERRED


def test_a_beginning_that_is_put_off_is_waited_for() -> None:
    desk = in_chicago()
    thread = asks(desk, "3")
    agrees(desk, RENEWED)

    agrees(desk, replace(RENEWED, start=date(2026, 12, 2)))
    desk.passes(days=8, hours=14)
    assert desk.intake(thread).state is IntakeState.REFERRED
    desk.passes(hours=2)

    assert desk.ticket_in(thread).opened_at == BEGINS + timedelta(days=1)


def test_a_term_that_is_changed_and_changed_back_opens_it_when_it_begins() -> None:
    desk = in_chicago()
    thread = asks(desk, "3")
    for term in (RENEWED, OVER, RENEWED):
        agrees(desk, term)

    desk.passes(hours=(BEGINS - desk.clock.at).total_seconds() / 3600)

    assert desk.ticket_in(thread).opened_at == BEGINS


def test_a_term_that_is_changed_back_after_its_day_has_come_opens_it_at_once() -> None:
    desk = a_desk()
    thread = asks(desk, "3")
    for term in (RENEWED, OVER):
        agrees(desk, term)
    desk.passes(days=10)
    assert desk.intake(thread).state is IntakeState.REFERRED

    agrees(desk, RENEWED)
    desk.sweeps()

    assert desk.ticket_in(thread).opened_at == desk.clock.at


def test_no_timer_of_a_renewed_contract_is_missing() -> None:
    desk = a_desk()
    asks(desk, "3")

    agrees(desk, RENEWED)

    agreed = contract(desk, ACME)
    waiting = frozenset(desk.waiting(agreed.id))
    assert [one.kind for one in waiting if one.kind is TimerKind.TERM] == [TimerKind.TERM]
    assert not is_lost(agreed, plan(a_desk_file().customers[0].plan), None, waiting)
