"""A promise whose time rests while we wait for the customer is kept or broken all the same, wherever it goes on."""

from datetime import timedelta

import pytest

from bot.model.milestone import MilestoneType
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO
from tests.unit.engine.test_promised_beyond import all_of, due

DAY = 24 * 60


@pytest.fixture
def hindered() -> FrontDesk:
    """A ticket of Monday 09:00 of which a resolution is promised within 10 business days; it rests while we wait."""
    desk = FrontDesk()
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_ONE, "hindered", "The till prints twice")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def test_what_is_solved_while_it_rests_was_due_at_a_time(hindered: FrontDesk) -> None:
    was_due = due(hindered, MilestoneType.RESOLUTION)
    hindered.types(AGENT_ONE, "wait EX-1 Can you send us the log?")
    assert (due(hindered, MilestoneType.RESOLUTION), was_due is not None) == (None, True)
    hindered.passes(minutes=2 * DAY)

    hindered.types(AGENT_ONE, "resolve EX-1 It was the driver.")

    (one,) = all_of(hindered, MilestoneType.RESOLUTION)
    assert (one.due - was_due, one.is_breached) == (timedelta(days=2), False)  # type: ignore[operator]


def test_what_was_late_before_it_rests_stays_late(hindered: FrontDesk) -> None:
    was_due = due(hindered, MilestoneType.RESOLUTION)
    hindered.passes(minutes=20 * DAY)
    hindered.types(AGENT_ONE, "wait EX-1 Can you send us the log?")
    hindered.passes(minutes=DAY)

    hindered.types(AGENT_ONE, "resolve EX-1 It was the driver.")

    (one,) = all_of(hindered, MilestoneType.RESOLUTION)
    assert (one.due_at, one.is_breached) == (was_due, True)


def test_what_rests_goes_on_where_its_ticket_is_merged_into(hindered: FrontDesk) -> None:
    was_due = due(hindered, MilestoneType.RESOLUTION)
    hindered.types(AGENT_ONE, "wait EX-1 Can you send us the log?")
    hindered.passes(minutes=DAY)
    hindered.opened(CONTACT_TWO, "question", "How do I print twice?")

    hindered.types(AGENT_ONE, "merge EX-1 into EX-2")

    kept = {one.id: one.due - was_due for one in hindered.ticket("EX-2").promises if one.came_with}  # type: ignore[operator]
    assert kept["EX-1/resolution"] == timedelta(days=1)


def test_after_a_rest_a_guest_runs_on_by_its_own_time(hindered: FrontDesk) -> None:
    was_due = due(hindered, MilestoneType.RESOLUTION)
    hindered.passes(minutes=DAY)
    hindered.opened(CONTACT_TWO, "question", "How do I print twice?")
    hindered.types(AGENT_ONE, "ack EX-2")
    hindered.types(AGENT_ONE, "merge EX-1 into EX-2")
    hindered.types(AGENT_ONE, "wait EX-2 Can you send us the log?")
    hindered.passes(minutes=DAY)

    hindered.hears(CONTACT_TWO, "It prints nothing now", hindered.ticket("EX-2").thread)  # type: ignore[arg-type]

    kept = {one.id: one.due - was_due for one in hindered.ticket("EX-2").promises if one.came_with}  # type: ignore[operator]
    assert kept["EX-1/resolution"] == timedelta(days=1)
