"""Tickets of which a goal of the desk's own is overdue, and a promise is broken (Larkspur's pack)."""

import pytest

from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE

CONFIRMATION = "confirmation of the severity, our goal: Mon 23 Nov, 9:15 AM CST"


@pytest.fixture
def locked_out() -> FrontDesk:
    """Severity A of Monday 09:00, acknowledged: our goal is to confirm it by 09:15, and an update is due at 10:00."""
    desk = FrontDesk()
    desk.agrees(ACME, EXAMPLES.plan("larkspur/archive"))
    desk.opened(CONTACT_ONE, "A", "Nobody can read")
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def title(desk: FrontDesk) -> str:
    return desk.card_in(desk.ticket()).partition("\n")[0]


def also(desk: FrontDesk) -> str:
    return desk.card_in(desk.ticket()).partition("Also: ")[2].partition("\n")[0]


def test_until_a_promise_is_broken_what_is_due_first_comes_first(locked_out: FrontDesk) -> None:
    locked_out.passes(minutes=59)

    assert CONFIRMATION in title(locked_out)
    assert "next update" in also(locked_out)


def test_a_broken_promise_is_in_the_title_and_the_goal_beside_it(locked_out: FrontDesk) -> None:
    locked_out.passes(minutes=75)

    assert "next update overdue since Mon 23 Nov, 10:00 AM CST" in title(locked_out)
    assert CONFIRMATION in also(locked_out)


@pytest.mark.parametrize("command", ["queue", "queue overdue"])
def test_lists_say_which_promise_is_broken(locked_out: FrontDesk, command: str) -> None:
    locked_out.passes(minutes=75)

    assert "A – Locked out · next update −15 min · Agent One" in locked_out.types(AGENT_ONE, command)


def test_so_does_the_radar(locked_out: FrontDesk) -> None:
    locked_out.passes(minutes=75)

    assert "next update −15 min" in locked_out.types(TAM_ONE, "radar")


def test_of_two_broken_promises_the_one_that_was_due_first_is_named(locked_out: FrontDesk) -> None:
    locked_out.passes(hours=9)

    assert "next update overdue since" in title(locked_out)
    assert "resolution overdue since" in also(locked_out)


def test_once_it_is_kept_late_the_goal_is_due_next_again(locked_out: FrontDesk) -> None:
    locked_out.passes(minutes=75)

    locked_out.types(AGENT_ONE, "reply EX-1 We have found the lock.")

    assert CONFIRMATION in title(locked_out)


def test_why_names_the_goal_to_staff_all_the_same(locked_out: FrontDesk) -> None:
    locked_out.passes(minutes=75)

    assert "by a goal of our own" in locked_out.types(AGENT_ONE, "why EX-1")
    assert "goal" not in locked_out.types(CONTACT_ONE, "why EX-1")
