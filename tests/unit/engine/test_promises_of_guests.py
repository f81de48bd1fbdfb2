"""What is promised of a ticket that was merged: it is kept, ended and brought back where it goes on, like any other."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.milestone import Milestone, Outcome
from bot.model.ticket import Status
from tests.hand_clock import HandClock
from tests.shipped import EXAMPLES, readme_pack
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO

HOUR = timedelta(hours=1)
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


def promise(desk: FrontDesk, about: str, number: str = "EX-2") -> Milestone:
    (one,) = [each for each in desk.ticket(number).milestones if each.id == about]
    return one


def outcome(one: Milestone) -> Outcome | None:
    return one.ended.outcome if one.ended else None


def open_of(desk: FrontDesk, number: str = "EX-2") -> set[str]:
    return {one.id for one in desk.ticket(number).open_milestones}


# A first response


@pytest.fixture
def closed(desk: FrontDesk) -> FrontDesk:
    """EX-1 at Level 1, due at 10:00, is merged into EX-2 at Level 4, which its customer closes at 09:05."""
    desk.opened(CONTACT_ONE, "1", "Nobody can log in")
    desk.opened(CONTACT_TWO, "4", "How do I print?")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")
    desk.passes(minutes=5)
    desk.types(CONTACT_TWO, "close EX-2")
    desk.passes(minutes=5)
    return desk


def test_what_its_customer_closed_and_opens_again_is_due_as_before(closed: FrontDesk) -> None:
    before = outcome(promise(closed, "EX-1/first-response"))

    closed.hears(CONTACT_ONE, "But nobody can log in still!", closed.ticket("EX-1").thread)

    guest = promise(closed, "EX-1/first-response")
    assert (before, outcome(guest), guest.due_at) == (Outcome.WITHDRAWN, None, MONDAY_NINE + HOUR)
    assert "first response to EX-1 due Mon 23 Nov, 10:00 AM CST" in closed.card_in(closed.ticket("EX-2"))
    assert {timer.due_at for timer in closed.waiting("EX-2") if timer.about == guest.id} >= {guest.due_at}


def test_an_answer_that_was_given_is_not_owed_again(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1", "Nobody can log in")
    desk.opened(CONTACT_TWO, "4", "How do I print?")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")
    desk.types(AGENT_ONE, "reply EX-2 We look.")
    desk.types(CONTACT_TWO, "close EX-2")

    desk.hears(CONTACT_ONE, "Nobody can log in still!", desk.ticket("EX-1").thread)

    assert outcome(promise(desk, "EX-1/first-response")) is Outcome.MET


def test_while_it_is_due_no_next_response_is_owed_beside_it(closed: FrontDesk) -> None:
    closed.hears(CONTACT_ONE, "But nobody can log in still!", closed.ticket("EX-1").thread)

    assert open_of(closed) == {"first-response", "EX-1/first-response"}


def test_merged_twice_over_it_comes_back_too(closed: FrontDesk) -> None:
    closed.hears(CONTACT_ONE, "But nobody can log in still!", closed.ticket("EX-1").thread)
    closed.opened(CONTACT_TWO, "3", "The login page is white")
    closed.types(AGENT_ONE, "merge EX-2 into EX-3")
    closed.types(CONTACT_TWO, "close EX-3")

    closed.types(CONTACT_TWO, "reopen EX-3")

    assert open_of(closed, "EX-3") == {"first-response", "EX-2/first-response", "EX-1/first-response"}
    assert promise(closed, "EX-1/first-response", "EX-3").due_at == MONDAY_NINE + HOUR


# A workaround, a resolution, updates


@pytest.fixture
def solved() -> FrontDesk:
    """EX-1, an emergency under Northwind's plan, is merged into EX-2; answered at 10:05, solved at 11:05 on Tuesday."""
    desk = FrontDesk(clock=HandClock(TUESDAY))
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.opened(CONTACT_TWO, "P1", "The label printer is slow today")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")
    desk.passes(minutes=5)
    desk.types(AGENT_ONE, "reply EX-2 Looking")
    desk.passes(hours=1)
    desk.types(AGENT_ONE, "resolve EX-2 Fixed")
    return desk


def test_opened_again_a_resolution_is_owed_with_the_time_that_was_left(solved: FrontDesk) -> None:
    was = promise(solved, "EX-1/resolution")
    solved.passes(hours=1)

    solved.hears(CONTACT_ONE, "Shipping has stopped again", solved.ticket("EX-1").thread)

    now = promise(solved, "EX-1/resolution")
    assert (outcome(was), outcome(now), now.due) == (Outcome.MET, None, was.due + HOUR)
    assert "Resolution of EX-1 due" in solved.standing(solved.ticket("EX-2").card)


def test_a_workaround_that_was_given_stays_given(solved: FrontDesk) -> None:
    solved.hears(CONTACT_ONE, "Shipping has stopped again", solved.ticket("EX-1").thread)

    assert outcome(promise(solved, "EX-1/workaround")) is Outcome.MET


def test_closed_by_its_customer_a_workaround_goes_on_once_it_is_open_again(desk: FrontDesk) -> None:
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_ONE, "stopped", "The shop has no till")
    desk.opened(CONTACT_TWO, "question", "How do I change the paper roll?")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")
    about = "EX-1/workaround", "EX-1/own/diagnosis", "EX-1/own/root-cause-analysis", "EX-1/resolution"
    before = [promise(desk, one).due for one in about]
    desk.types(CONTACT_TWO, "close EX-2")
    desk.passes(hours=1)

    desk.types(CONTACT_TWO, "reopen EX-2")

    after = [promise(desk, one) for one in about]
    assert [outcome(one) for one in after] == [None] * 4
    assert all(one.due > was for one, was in zip(after[:2], before[:2], strict=True))


def test_the_first_answer_begins_the_updates_that_were_promised_to_it(solved: FrontDesk) -> None:
    first = promise(solved, "EX-1/next-update/1")

    assert (first.severity, first.due, outcome(first)) == ("P0", TUESDAY + timedelta(minutes=245), Outcome.MET)


def test_each_update_is_followed_by_the_next(solved: FrontDesk) -> None:
    solved.hears(CONTACT_ONE, "Shipping has stopped again", solved.ticket("EX-1").thread)
    solved.passes(minutes=30)

    solved.types(AGENT_ONE, "reply EX-2 It is the queue.")

    assert promise(solved, "EX-1/next-update/3").due == solved.clock.at + 4 * HOUR
    assert "Next update on EX-1 due" in solved.standing(solved.ticket("EX-2").card)


def test_a_change_of_the_others_severity_begins_nothing_of_it_and_ends_nothing(solved: FrontDesk) -> None:
    solved.hears(CONTACT_ONE, "Shipping has stopped again", solved.ticket("EX-1").thread)
    before = {one.id: one for one in solved.ticket("EX-2").milestones if one.came_with}

    solved.types(AGENT_ONE, "severity EX-2 P0: all of it")
    solved.types(AGENT_ONE, "severity EX-2 P2: not any more")

    assert {one.id: one for one in solved.ticket("EX-2").milestones if one.came_with} == before


def test_the_other_has_promises_of_its_own_beside_those_of_its_guests(solved: FrontDesk) -> None:
    solved.hears(CONTACT_ONE, "Shipping has stopped again", solved.ticket("EX-1").thread)

    solved.types(AGENT_ONE, "severity EX-2 P0: all of it")

    assert {"next-update/1", "EX-1/next-update/2"} <= open_of(solved)


def test_what_was_solved_before_it_was_merged_has_nothing_to_come(desk: FrontDesk) -> None:
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.types(AGENT_ONE, "resolve EX-1 Fixed")
    desk.opened(CONTACT_TWO, "P1", "The label printer is slow today")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")

    desk.types(AGENT_ONE, "reply EX-2 Looking")

    assert [one.id for one in desk.ticket("EX-2").milestones if one.came_with] == []
    assert desk.ticket("EX-2").status is Status.ACKNOWLEDGED
