"""What a customer reads of their promises when the severity changes after the first response (Fernhill's pack)."""

import pytest

from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE

CARE = EXAMPLES.plan("fernhill/till-care", zone="America/Chicago")


@pytest.fixture
def down() -> FrontDesk:
    """A stopped shop of Monday 09:00, acknowledged at once: five promises run beyond the first response."""
    one = FrontDesk()
    one.agrees(ACME, CARE)
    one.opened(CONTACT_ONE, "stopped", "No till takes money")
    one.types(AGENT_ONE, "ack EX-1")
    one.passes(minutes=30)
    return one


def told(desk: FrontDesk) -> str:
    return desk.new_in(desk.ticket().thread)[-1].text


def test_lowered_each_promise_that_ends_is_named(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "severity EX-1 question: one till only")

    gone = "No longer due at this level: workaround, resolution, diagnosis, root cause analysis and next update."
    assert told(down).endswith(f"from Stopped to Question: one till only. {gone}")


def test_what_is_still_promised_has_its_time_and_only_the_rest_is_over(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "severity EX-1 hindered: one shop only")

    times = "Workaround due Tue 24 Nov, 6:00 AM CST. Resolution due Mon 7 Dec, 9:00 AM CST."
    gone = "No longer due at this level: diagnosis, root cause analysis and next update."
    assert told(down).endswith(f"one shop only. {times} {gone}")


def test_raised_again_what_is_promised_anew_has_its_times(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "severity EX-1 question: one till only")
    down.passes(minutes=30)

    down.types(AGENT_ONE, "severity EX-1 stopped: all of them after all")

    assert "Next update due Mon 23 Nov, 11:30 AM CST." in told(down)
    assert "Workaround due Tue 24 Nov, 9:30 AM CST." in told(down)
    assert "No longer due" not in told(down)
