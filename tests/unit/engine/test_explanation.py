"""Why a time is what it is: only what the due time followed is told, in the past once it is over."""

import pytest

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, ORBIT_ONE


def test_a_severity_set_after_the_answer_changes_nothing_in_the_explanation(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "3")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(minutes=5)
    before = desk.types(AGENT_ONE, "why EX-1").splitlines()[0]

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert desk.types(AGENT_ONE, "why EX-1").splitlines()[0] == before


def test_once_it_is_answered_it_is_told_in_the_past(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    before = desk.types(CONTACT_ONE, "why EX-1")
    desk.types(AGENT_ONE, "ack EX-1")

    after = desk.types(CONTACT_ONE, "why EX-1")

    assert "EX-1: the first response is due " in before
    assert "EX-1: the first response was due today at 10:00 AM CST, which was 1 business hour for Level 1" in after


def test_so_is_a_goal_to_staff_alone(desk: FrontDesk) -> None:
    desk.opened(ORBIT_ONE, None)
    before = desk.types(AGENT_ONE, "why EX-1")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "ack EX-1")

    inside, outside = desk.types(AGENT_ONE, "why EX-1"), desk.types(ORBIT_ONE, "why EX-1")

    assert "Our goal: " in before
    assert "Our goal was " in inside
    assert "goal" not in outside


def test_staff_read_of_the_goal_that_comes_after_the_first_response(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "ack EX-1")

    inside, outside = desk.types(AGENT_ONE, "why EX-1"), desk.types(CONTACT_ONE, "why EX-1")

    assert "The next response is due tomorrow, 9:00 AM CST, by a goal of our own." in inside
    assert "goal" not in outside


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("severity EX-1 3: only the Berlin office, not Paris", "only the Berlin office, not Paris"),
        ("severity EX-1 Level 3 – High, a workaround is there", "a workaround is there"),
        ("severity EX-1 3 because nobody else is affected", "because nobody else is affected"),
        ("severity EX-1 3 - one user", "one user"),
    ],
)
def test_every_severity_is_listed_with_who_set_it_and_why(desk: FrontDesk, typed: str, reason: str) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, typed)

    for told in (desk.types(AGENT_ONE, "why EX-1"), desk.types(CONTACT_ONE, "why EX-1")):
        assert "today at 9:00 AM CST Level 1 – Critical, by Contact One" in told
        assert f"today at 9:10 AM CST Level 3 – High, by Agent One: “{reason}”" in told
    assert f"Level 3 – High: {reason}" in desk.new_in(desk.ticket().thread)[-1].text


def test_a_severity_that_never_changed_is_not_listed(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    assert "Severities:" not in desk.types(CONTACT_ONE, "why EX-1")


def test_words_that_are_no_reason_make_a_severity_unclear(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.types(AGENT_ONE, "severity EX-1 2 or 3")

    assert desk.ticket().severity == "1"


def test_who_is_reminded_when_is_for_staff_alone(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    assert "Reminders, by how much of the time has passed: at 50 % the first line" in desk.types(AGENT_ONE, "why EX-1")
    assert "Reminders" not in desk.types(CONTACT_ONE, "why EX-1")
