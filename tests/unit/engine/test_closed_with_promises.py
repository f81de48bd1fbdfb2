"""An answered ticket that is closed while more is promised: no promise ends, and who closes it reads which are left."""

import pytest

from bot.events import PromiseMissed
from bot.model.milestone import Outcome
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO

CARE = EXAMPLES.plan("fernhill/till-care", zone="America/Chicago")


@pytest.fixture
def down() -> FrontDesk:
    """A stopped shop of Monday 09:00, answered at once: a diagnosis is due at 13:00."""
    one = FrontDesk()
    one.agrees(ACME, CARE)
    one.opened(CONTACT_ONE, "stopped", "No till takes money")
    one.types(AGENT_ONE, "reply EX-1 We look at the tills now.")
    return one


def card(desk: FrontDesk) -> str:
    return desk.standing(desk.ticket().card)


def test_who_closes_it_reads_each_promise_that_is_left_by_name(down: FrontDesk) -> None:
    told = down.types(AGENT_ONE, "close EX-1")

    assert told == (
        "EX-1 is closed, but not all that was promised has come: diagnosis (due today at 1:00 PM CST), workaround (due "
        "tomorrow, 9:00 AM CST), resolution (due Mon 30 Nov, 9:00 AM CST), root cause analysis (due Mon 7 Dec, 9:00 AM "
        "CST). Nobody is reminded of it now, and reports show what is missing as closed unanswered. “reopen EX-1” "
        "undoes it."
    )


def test_what_is_late_already_was_due(down: FrontDesk) -> None:
    down.passes(hours=5)

    assert "diagnosis (was due today at 1:00 PM CST), workaround (due tomorrow" in down.types(AGENT_ONE, "close EX-1")


def test_the_cards_of_a_closed_ticket_list_no_time_that_is_to_come(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "close EX-1")

    assert "due" not in card(down)
    assert "due" not in down.types(CONTACT_ONE, "status EX-1")


def test_what_did_not_come_in_time_stays_on_the_customers_card(down: FrontDesk) -> None:
    down.passes(hours=5)

    down.types(AGENT_ONE, "close EX-1")

    assert "Closed. Diagnosis was due Mon 23 Nov, 1:00 PM CST and didn't come." in card(down)
    assert "Workaround" not in card(down)


def test_why_speaks_of_a_closed_ticket_in_the_past(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "close EX-1")

    told = down.types(AGENT_ONE, "why EX-1")

    assert "The resolution was due" in told
    assert "Reminders" not in told


def test_what_its_customer_closes_is_wanted_no_more_and_nothing_is_left(down: FrontDesk) -> None:
    told = down.types(CONTACT_TWO, "close EX-1")

    assert "promised" not in told
    assert {one.ended.outcome for one in down.ticket().milestones if one.ended} == {Outcome.MET, Outcome.WITHDRAWN}
    assert not [event for event in down.history("EX-1") if isinstance(event, PromiseMissed)]


def test_open_again_its_times_are_on_the_card_as_they_were(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "close EX-1")

    down.types(AGENT_ONE, "reopen EX-1")

    assert "Resolution due Mon 30 Nov, 9:00 AM CST." in card(down)
