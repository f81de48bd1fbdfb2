"""What became of each promise: `why` and `show` tell it of the promise that is, with its own start, hours and end."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.hand_clock import HandClock
from tests.shipped import EXAMPLES, readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, ORBIT_ONE

LONDON = ZoneInfo("Europe/London")


def why(desk: FrontDesk, who: str = CONTACT_ONE, ticket: str = "EX-1") -> str:
    return desk.types(who, f"why {ticket}")


@pytest.fixture
def phoned() -> FrontDesk:
    """An emergency of Saturday 12:00 in London on Northwind's plan, about which the customer called at 12:05."""
    desk = FrontDesk(clock=HandClock(datetime(2026, 11, 28, 12, tzinfo=LONDON).astimezone(UTC)))
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.passes(minutes=5)
    desk.types(AGENT_ONE, "phoned EX-1")
    return desk


@pytest.fixture
def archive() -> FrontDesk:
    """A ticket of Monday 09:00 in Chicago on Larkspur's plan, which promises updates and a resolution; acknowledged."""
    desk = FrontDesk()
    desk.agrees(ACME, EXAMPLES.plan("larkspur/archive"))
    desk.opened(CONTACT_ONE, "A", "Nobody can read it")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


# By which clock it counts


def test_what_was_phoned_in_is_explained_from_the_call_in_the_hours_of_the_phone(phoned: FrontDesk) -> None:
    told = why(phoned)

    assert "EX-1: the first response is due today at 12:35 GMT" in told
    assert "for P0 – Emergency from today at 12:05 GMT." in told
    assert "Hours: Support by phone, day and night." in told
    assert "First response due today at 12:35 GMT" in phoned.types(CONTACT_ONE, "status EX-1")


def test_so_it_is_once_it_is_answered_though_the_severity_has_changed_since(phoned: FrontDesk) -> None:
    phoned.passes(minutes=35)
    phoned.types(AGENT_ONE, "ack EX-1")

    phoned.types(AGENT_ONE, "severity EX-1 P1: only some")

    told = why(phoned)
    assert "EX-1: the first response was due today at 12:35 GMT, which was 30 business minutes for P0" in told
    assert "It was answered today at 12:40 GMT – 5 min later than promised." in told


def test_what_came_with_another_ticket_that_was_phoned_in_counts_in_those_hours(phoned: FrontDesk) -> None:
    phoned.opened(CONTACT_TWO, "P1", "The labels are slow")

    phoned.types(AGENT_ONE, "merge EX-1 into EX-2")

    told = why(phoned, ticket="EX-2").partition("The first response to EX-1 is due today at 12:35 GMT")[2]
    assert "Hours: Support by phone, day and night." in told.splitlines()[2]


# While it isn't there


def test_what_is_overdue_is_told_so_and_by_how_much(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=75)

    assert "EX-1: the first response is overdue by 15 min: it was due today at 10:00 AM CST" in why(desk)


def test_so_is_another_promise_and_to_staff_a_goal_of_our_own(archive: FrontDesk) -> None:
    archive.passes(minutes=75)

    outside, inside = why(archive), why(archive, AGENT_ONE)

    assert "The next update is overdue by 15 min: it was due today at 17:00 CET, which was 1 hour" in outside
    assert "The confirmation of the severity is overdue by 1 h: by a goal of our own it was due today" in inside
    assert "goal" not in outside


def test_a_goal_for_the_first_response_is_told_with_how_late_it_is(desk: FrontDesk) -> None:
    ticket = desk.opened(ORBIT_ONE, None)
    (goal,) = ticket.open_milestones
    desk.passes(hours=(goal.due - desk.clock.at).total_seconds() / 3600 + 1)

    assert ", 1 h ago." in why(desk, AGENT_ONE)


def test_what_is_paused_is_told_with_what_is_left_of_its_time(archive: FrontDesk) -> None:
    archive.passes(minutes=20)

    archive.types(AGENT_ONE, "wait EX-1 Which archive?")

    assert "The next update has been paused since today at 16:20 CET, while we wait for an answer: 1 h is left" in why(
        archive
    )
    assert "The next update is paused." in archive.types(CONTACT_ONE, "status EX-1")


def test_that_it_is_snoozed_is_told_to_staff_alone() -> None:
    desk = FrontDesk()
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_ONE, "hindered", "One till is slow")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "milestone EX-1 workaround Use the other till")
    desk.types(AGENT_ONE, "snooze EX-1 1d")

    theirs, ours = (
        next(said for said in why(desk, who).splitlines() if "resolution has been paused" in said)
        for who in (CONTACT_ONE, AGENT_ONE)
    )

    assert ", while it is snoozed: " in ours
    assert theirs == ours.replace(", while it is snoozed", "")


# How it ended


def test_a_late_answer_is_told_with_how_late_it_was_in_the_time_that_counts(desk: FrontDesk) -> None:
    desk.passes(hours=7, minutes=30)  # Monday 16:30: an hour later is Tuesday 08:30
    desk.opened(CONTACT_ONE, "1")
    desk.passes(hours=16, minutes=30)

    desk.types(AGENT_ONE, "ack EX-1")

    assert "It was answered today at 9:00 AM CST – 30 min later than promised." in why(desk)


def test_a_due_time_missed_before_under_another_severity_stays_named(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=70)
    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    open_still = why(desk)
    desk.types(AGENT_ONE, "ack EX-1")

    missed = "It had been due today at 10:00 AM CST for Level 1 – Critical, which was missed."
    assert missed in open_still
    assert missed in why(desk)
    for who in (AGENT_ONE, CONTACT_ONE):
        shown = desk.types(who, "show EX-1")
        assert shown.count("A response was due today at 10:00 AM CST (Level 1 – Critical) and didn't come.") == 1


def test_what_came_late_beyond_the_first_response_stays_in_why_and_in_show(archive: FrontDesk) -> None:
    archive.passes(hours=9)

    archive.types(AGENT_ONE, "resolve EX-1 It works.")

    assert "The resolution was due today at 00:00 CET, which was 8 hours for A – Locked out" in why(archive)
    assert "It came today at 01:00 CET – 1 h later than promised." in why(archive)
    assert "The resolution was due today at 5:00 PM CST and came today at 6:00 PM CST – 1 h later" in archive.types(
        AGENT_ONE, "show EX-1"
    )


def test_what_came_in_time_is_told_too(archive: FrontDesk) -> None:
    archive.passes(hours=1)

    archive.types(AGENT_ONE, "resolve EX-1 It works.")

    assert "The resolution was due tomorrow, 00:00 CET" in why(archive)
    assert "It came today at 17:00 CET, in time." in why(archive)


def test_the_update_before_is_told_with_the_one_that_is_due(archive: FrontDesk) -> None:
    archive.passes(minutes=70)

    archive.types(AGENT_ONE, "reply EX-1 It is the disk.")

    assert "The one before was due today at 17:00 CET and came today at 17:10 CET – 10 min later than promised." in why(
        archive
    )


def test_what_its_customer_closed_is_due_no_more_and_once_it_is_reopened_it_is_again(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=10)
    desk.types(CONTACT_ONE, "close EX-1")

    closed = why(desk)
    desk.types(CONTACT_ONE, "reopen EX-1")

    assert "It isn't due any more, since Contact One closed the ticket today at 9:10 AM CST." in closed
    assert "is due" not in closed
    assert "is left" not in closed
    assert "EX-1: the first response is due today at 10:00 AM CST" in why(desk)


def test_what_was_closed_by_us_without_an_answer_is_told_so_and_counts_as_missed_in_the_end(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "close EX-1")

    before = why(desk)
    desk.passes(hours=2)

    assert "The ticket was closed without it; if it's opened again, that is due as before." in before
    assert "The ticket was closed without it and counts as missed;" in why(desk)
    assert "is due" not in f"{before}{why(desk)}".replace("that is due", "")


def test_what_went_on_in_another_ticket_is_told_there(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1", "All is down")
    desk.opened(CONTACT_TWO, "2", "The login is slow")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")
    desk.passes(minutes=20)

    desk.types(AGENT_ONE, "reply EX-1 We are on it.")

    there, here = why(desk, CONTACT_TWO, "EX-2"), why(desk, CONTACT_TWO, "EX-1")
    assert "EX-2 was merged into EX-1 today at 9:00 AM CST, and that goes on there: “why EX-1” says" in there
    assert "is left" not in there
    assert "The first response to EX-2 was due today at 10:00 AM CST, which was 1 business hour for Level 2" in here
    assert "It came today at 9:20 AM CST, in time." in here


def test_what_a_severity_promises_no_more_is_told_with_that_severity(phoned: FrontDesk) -> None:
    phoned.types(AGENT_ONE, "severity EX-1 P1: only some")

    assert "It isn't due any more since today at 12:05 GMT: nothing of the kind is promised for P1 – Impaired." in why(
        phoned
    )


def test_a_severity_that_came_after_the_answer_is_not_said_to_promise_nothing(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(hours=2)
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(minutes=1)

    desk.types(AGENT_ONE, "severity EX-1 3: one office")

    assert "EX-1 had no severity when it was answered, so the terms set no time for it." in why(desk)
