"""The region of a customer is pinned with the question, as the plan is: another one later moves no due time."""

import pytest
from msgspec.structs import replace

from tests.shipped import LIBRARY
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, COLLEAGUE, CONTACT_ONE

PLAN = replace(LIBRARY.plan("mst/premium"), contacts=people.plan("mpowr/premier").contacts)
"""A plan whose hours are those of a region, and under which designated contacts open tickets."""


@pytest.fixture
def american(desk: FrontDesk) -> FrontDesk:
    """Acme is in the Americas, where it is 09:00."""
    desk.agrees(ACME, PLAN)
    moves(desk, "americas")
    return desk


def moves(desk: FrontDesk, region: str) -> None:
    desk.is_set_up(customers=tuple(replace(one, region=region) for one in desk.file.customers))
    desk.agrees(ACME, PLAN)


def test_a_ticket_has_the_region_of_its_question(american: FrontDesk) -> None:
    thread = american.hears(CONTACT_ONE, "Nobody can log in")
    moves(american, "apj")

    american.presses(CONTACT_ONE, "choose", american.intake(thread).id, PLAN.severities[0].id)

    assert american.ticket().region == "americas"


def test_a_later_question_has_the_new_one(american: FrontDesk) -> None:
    moves(american, "apj")

    assert american.opened(CONTACT_ONE, PLAN.severities[0].id).region == "apj"


def test_the_goal_and_the_rungs_of_a_request_that_waits_for_a_contact_stay(american: FrontDesk) -> None:
    held = american.intake(american.hears(COLLEAGUE, "Nobody can log in"))
    before = american.waiting(held.id)
    moves(american, "apj")

    american.hears(COLLEAGUE, "still down, nobody answers", held.thread)  # type: ignore[arg-type]  # one of the platform

    assert held.take_up
    assert held.take_up.due_at
    assert american.waiting(held.id) == before
    assert len(before) == 4
