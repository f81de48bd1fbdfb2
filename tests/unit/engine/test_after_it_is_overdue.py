"""What follows from a promise that is overdue: reminders while we wait, no closing by itself, and its record."""

import pytest
from msgspec.structs import replace

from bot.model.milestone import Milestone, MilestoneId, Outcome
from bot.model.ticket import Status
from tests.shipped import EXAMPLES, readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE

WAIT = "wait EX-1 Which shop is it?"


@pytest.fixture
def desk() -> FrontDesk:
    """A till that stopped at 9:00, acknowledged; its plan promises a diagnosis by 13:00, which waiting would pause."""
    one = FrontDesk()
    one.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    one.opened(CONTACT_ONE, "stopped", "No till works")
    one.types(AGENT_ONE, "ack EX-1")
    return one


@pytest.fixture
def hindered() -> FrontDesk:
    """A slow till with a way around it; a resolution is promised, which waiting would pause, and a snooze, too."""
    one = FrontDesk()
    one.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    one.opened(CONTACT_ONE, "hindered", "One till is slow")
    one.types(AGENT_ONE, "ack EX-1")
    one.types(AGENT_ONE, "milestone EX-1 workaround Use the other till")
    return one


def of(desk: FrontDesk, name: MilestoneId) -> Milestone:
    return next(one for one in desk.ticket().milestones if one.id == name)


def test_it_is_reminded_of_while_we_wait(desk: FrontDesk) -> None:
    desk.passes(hours=5)
    desk.types(AGENT_ONE, WAIT)
    before = len(desk.under(desk.ticket().card_in(TRIAGE)))

    desk.passes(hours=4)

    assert any("diagnosis" in post.text for post in desk.under(desk.ticket().card_in(TRIAGE))[before:])


def test_an_update_that_was_missed_stays_missed_when_an_agent_closes_its_ticket() -> None:
    desk = FrontDesk()
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.types(AGENT_ONE, "ack EX-1")
    update = next(one for one in desk.ticket().open_milestones if one.id.startswith("next-update"))
    desk.passes(hours=5)

    desk.types(AGENT_ONE, "close EX-1")

    closed = of(desk, update.id)
    assert closed.ended
    assert (closed.ended.outcome, closed.due_at, len(closed.breaches)) == (Outcome.LAPSED, update.due_at, 1)


@pytest.mark.parametrize(("days", "status"), [(1, Status.CLOSED), (30, Status.WAITING)])
def test_who_does_not_answer_is_closed_while_promises_rest_and_not_while_one_is_overdue(
    hindered: FrontDesk, days: int, status: Status
) -> None:
    hindered.is_set_up(goals=replace(hindered.file.goals, close_waiting=True))
    hindered.passes(days=days)  # after thirty the resolution is overdue, which waiting doesn't pause any more

    hindered.types(AGENT_ONE, WAIT)
    hindered.passes(days=15)

    assert hindered.ticket().status is status
