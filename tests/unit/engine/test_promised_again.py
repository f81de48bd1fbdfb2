"""What a plan promises beyond the first response, once its ticket is open again, or goes on as another."""

from datetime import datetime, timedelta

import pytest

from bot.model.milestone import MilestoneType
from tests.shipped import EXAMPLES, readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO

HOUR = timedelta(hours=1)


@pytest.fixture
def down(desk: FrontDesk) -> FrontDesk:
    """An emergency of Monday 09:00 under Northwind's plan, which Agent One has acknowledged at 09:10."""
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def due(desk: FrontDesk, kind: MilestoneType) -> datetime | None:
    return next((one.due_at for one in desk.ticket().open_milestones if one.type is kind), None)


@pytest.mark.parametrize("kind", [MilestoneType.WORKAROUND, MilestoneType.RESOLUTION])
def test_what_its_customer_closed_and_opened_again_has_the_time_that_was_left(
    down: FrontDesk, kind: MilestoneType
) -> None:
    before = due(down, kind)
    assert before
    down.types(CONTACT_ONE, "close EX-1")
    down.passes(hours=3)

    down.types(CONTACT_ONE, "reopen EX-1")

    assert due(down, kind) == before + 3 * HOUR


def test_a_workaround_that_was_given_is_not_owed_again_once_the_ticket_is_reopened(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "milestone EX-1 workaround Use the old export until then.")
    down.types(CONTACT_ONE, "close EX-1")

    down.types(CONTACT_ONE, "reopen EX-1")

    assert due(down, MilestoneType.WORKAROUND) is None
    assert due(down, MilestoneType.RESOLUTION)


def test_merged_each_is_named_with_the_ticket_that_it_came_with(down: FrontDesk) -> None:
    down.opened(CONTACT_TWO, "A", "How do I rename a warehouse?")

    down.types(AGENT_ONE, "merge EX-1 into EX-2")

    card = down.standing(down.ticket("EX-2").card)
    assert "Next update on EX-1 due" in card
    assert "Workaround for EX-1 due" in card
    assert "Resolution of EX-1 due" in card


def test_solved_lowered_and_opened_again_it_is_owed_the_time_that_was_left_once_it_is_as_severe_again(
    desk: FrontDesk,
) -> None:
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_ONE, "hindered", "The tills are slow")
    before = due(desk, MilestoneType.RESOLUTION)
    assert before
    desk.types(AGENT_ONE, "resolve EX-1 Restarted them.")
    desk.types(AGENT_ONE, "severity EX-1 question: only a question")
    desk.passes(minutes=30)
    desk.hears(CONTACT_ONE, "They are as slow as before", desk.ticket().thread)

    desk.types(AGENT_ONE, "severity EX-1 hindered: it is after all")

    assert due(desk, MilestoneType.RESOLUTION) == before + HOUR / 2
    assert due(desk, MilestoneType.WORKAROUND) is None


def test_solved_late_lowered_and_opened_again_it_stays_broken(desk: FrontDesk) -> None:
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_ONE, "hindered", "The tills are slow")
    before = due(desk, MilestoneType.RESOLUTION)
    desk.passes(days=20)
    desk.types(AGENT_ONE, "resolve EX-1 Restarted them.")
    desk.types(AGENT_ONE, "severity EX-1 question: only a question")

    desk.hears(CONTACT_ONE, "They are as slow as before", desk.ticket().thread)

    (resolution,) = (one for one in desk.ticket().milestones if one.type is MilestoneType.RESOLUTION)
    assert (resolution.due_at, resolution.is_broken) == (before, True)
