"""The queue counts requests that wait for a designated contact for longer than the goal for that."""

import pytest

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE

HELD = "1 request waiting for a contact, past our goal"


@pytest.fixture
def held(desk: FrontDesk) -> FrontDesk:
    """A colleague of Monday 09:00 waits for a contact of theirs, who are to see to it by 10:00."""
    desk.hears(COLLEAGUE, "Our import is broken since this morning")
    return desk


def test_until_the_goal_has_passed_the_queue_says_nothing_of_it(held: FrontDesk) -> None:
    held.passes(minutes=59)

    assert held.types(AGENT_ONE, "queue") == "Nothing is in the queue."


def test_from_then_on_it_is_counted_though_nothing_else_waits(held: FrontDesk) -> None:
    held.passes(minutes=61)

    assert held.types(AGENT_ONE, "queue") == f"Nothing is in the queue. {HELD}."


def test_beside_tickets_it_is_the_last_number(held: FrontDesk) -> None:
    held.opened(CONTACT_ONE, "3")
    held.passes(minutes=61)

    assert held.types(AGENT_ONE, "queue").startswith(f"1 waiting on us · {HELD}")
    assert HELD not in held.types(AGENT_ONE, "queue mine")


def test_once_a_contact_has_opened_it_it_is_a_ticket_and_no_request(held: FrontDesk) -> None:
    held.passes(minutes=61)
    (request,) = held.store.kept.intakes.values()

    held.presses(CONTACT_ONE, "choose", request.id, "3")

    assert HELD not in held.types(AGENT_ONE, "queue")
