"""Words in the thread of a ticket that was merged, split off: the new ticket is like that one, not like the other."""

import pytest

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO


@pytest.fixture
def merged(desk: FrontDesk) -> FrontDesk:
    """EX-2 of Level 4, which is merged into EX-1 of Level 1."""
    desk.opened(CONTACT_ONE, "1", "Nobody can log in")
    desk.opened(CONTACT_TWO, "4", "How do I sort the list?")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")
    return desk


def test_it_has_the_severity_of_the_ticket_in_whose_thread_they_were_written(merged: FrontDesk) -> None:
    merged.hears(CONTACT_TWO, "And how do I print it?", merged.ticket("EX-2").thread)

    merged.types(AGENT_ONE, "split EX-1")

    assert merged.ticket("EX-3").severity == "4"


def test_whoever_wrote_them_in_the_thread_of_the_other_it_has_the_others(merged: FrontDesk) -> None:
    merged.hears(CONTACT_TWO, "And the exports fail", merged.ticket("EX-1").thread)

    merged.types(AGENT_ONE, "split EX-1")

    assert merged.ticket("EX-3").severity == "1"


def test_merged_once_more_it_has_that_of_its_own_thread(merged: FrontDesk) -> None:
    merged.opened(CONTACT_ONE, "3", "The reports are slow")
    merged.types(AGENT_ONE, "merge EX-1 into EX-3")
    merged.hears(CONTACT_TWO, "And how do I print it?", merged.ticket("EX-2").thread)

    merged.types(AGENT_ONE, "split EX-3")

    assert merged.ticket("EX-4").severity == "4"
