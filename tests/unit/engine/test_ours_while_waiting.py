"""Tickets that wait for their customer while something is promised of them all the same (Fernhill's pack).

The resolution rests while we wait there; the workaround doesn't.
"""

import pytest

from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_TWO, TAM_ONE
from tests.unit.engine.test_home import opens


@pytest.fixture
def asked() -> FrontDesk:
    """A ticket of Monday 09:00 that waits for its customer at once; a workaround is due on Tuesday at 06:00."""
    desk = FrontDesk()
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_TWO, "hindered", "Some tills are slow")
    desk.types(AGENT_ONE, "wait EX-1 Which tills?")
    return desk


@pytest.mark.parametrize("command", ["queue", "queue overdue", "queue mine", "list"])
def test_a_broken_promise_is_in_every_list_though_we_wait_for_the_customer(asked: FrontDesk, command: str) -> None:
    asked.passes(hours=21, minutes=30)

    assert "waiting on customer · workaround −30 min · Agent One" in asked.types(AGENT_ONE, command)


def test_it_counts_as_overdue_and_ours(asked: FrontDesk) -> None:
    asked.passes(hours=21, minutes=30)

    assert asked.types(AGENT_ONE, "queue").startswith("1 overdue · 1 waiting on us")


def test_queue_and_radar_count_the_same(asked: FrontDesk) -> None:
    asked.passes(hours=21, minutes=30)

    assert asked.types(TAM_ONE, "radar").startswith("1 overdue")


def test_it_is_ours_as_soon_as_the_promise_runs(asked: FrontDesk) -> None:
    assert asked.types(AGENT_ONE, "queue").startswith("1 waiting on us")


def test_once_nothing_but_a_paused_promise_is_left_it_waits_for_the_customer(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "milestone EX-1 workaround Use the other till.")

    assert asked.types(AGENT_ONE, "queue").startswith("1 waiting on customer")


def test_its_customer_reads_that_it_waits_for_them(asked: FrontDesk) -> None:
    page = opens(asked, CONTACT_TWO).text

    assert "1 waiting on you" in page
    assert "with us" not in page


def test_it_comes_first_on_their_page(asked: FrontDesk) -> None:
    asked.opened(CONTACT_TWO, "stopped", "No till works")

    page = opens(asked, CONTACT_TWO).text

    assert page.index("EX-1 ") < page.index("EX-2 ")


@pytest.fixture
def put_off(asked: FrontDesk) -> FrontDesk:
    """It is snoozed until the workaround is due."""
    asked.types(AGENT_ONE, "snooze EX-1 20h")
    return asked


def test_a_snooze_hides_what_is_promised_for_later(put_off: FrontDesk) -> None:
    assert "Nothing is in the queue" in put_off.types(AGENT_ONE, "queue")
