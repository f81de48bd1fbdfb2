"""Two tickets that are both to be phoned in, merged: a call that is confirmed, and one that is only said to be made."""

import pytest

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.merged_calls import MINUTE, NOTED, SATURDAY, asked, card, first, on_saturday
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE


@pytest.fixture
def both() -> FrontDesk:
    """EX-1 of 12:00 and EX-2 of 12:05, two emergencies to be phoned in."""
    desk = on_saturday()
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.passes(minutes=5)
    desk.opened(CONTACT_TWO, "P0", "Nobody can ship here either")
    return desk


def test_a_call_that_was_confirmed_is_not_asked_for_again_nor_whether_it_was_made(both: FrontDesk) -> None:
    both.types(AGENT_ONE, "phoned EX-1")

    both.types(AGENT_ONE, "merge EX-1 into EX-2")
    both.passes(hours=6)

    assert "📞" not in card(both, "EX-2")
    assert asked(both, "EX-2") == []
    assert first(both, number="EX-2").due == SATURDAY + 35 * MINUTE


def test_a_member_of_staff_can_say_that_it_was_about_both(both: FrontDesk) -> None:
    both.types(AGENT_ONE, "phoned EX-1")
    both.types(AGENT_ONE, "merge EX-1 into EX-2")

    both.types(AGENT_ONE, "phoned EX-2")

    assert first(both, "first-response", "EX-2").due == SATURDAY + 35 * MINUTE


def test_what_the_other_said_of_a_call_is_still_to_be_confirmed_beside_one_that_was(both: FrontDesk) -> None:
    both.types(AGENT_ONE, "phoned EX-1")
    both.types(CONTACT_TWO, "phoned EX-2")

    both.types(AGENT_ONE, "merge EX-1 into EX-2")

    assert NOTED in card(both, "EX-2")


@pytest.fixture
def confirmed(both: FrontDesk) -> FrontDesk:
    """The call about EX-2 is confirmed at 12:05, and its customer says at 12:10 that they called about EX-1 too."""
    both.types(AGENT_ONE, "phoned EX-2")
    both.passes(minutes=5)
    both.types(CONTACT_ONE, "phoned EX-1")
    both.types(AGENT_ONE, "merge EX-1 into EX-2")
    return both


def test_where_one_was_confirmed_before_the_first_line_is_asked_about_the_guest_by_name(confirmed: FrontDesk) -> None:
    confirmed.passes(minutes=30)

    told = confirmed.under(confirmed.ticket("EX-2").card_in(TRIAGE))
    question = "the customer says they called about EX-1. Did you take the call?"
    assert len([post for post in told if question in post.text]) == 1
    assert "We've noted your call about EX-1 and will confirm it here." in card(confirmed, "EX-2")


def test_confirmed_for_the_guest_its_first_response_counts_from_that_call_alone(confirmed: FrontDesk) -> None:
    confirmed.passes(minutes=5)

    confirmed.types(AGENT_ONE, "phoned EX-2")

    told = confirmed.new_in(confirmed.ticket("EX-2").thread)[-1].text
    assert first(confirmed, number="EX-2").due == SATURDAY + 40 * MINUTE
    assert first(confirmed, "first-response", "EX-2").due == SATURDAY + 35 * MINUTE
    assert (
        "confirmed your call about EX-1. Thank you. You'll hear from a person about EX-1 by Sat 28 Nov, 12:40" in told
    )


def test_pressed_after_the_merge_the_first_line_is_asked_too(both: FrontDesk) -> None:
    both.types(AGENT_ONE, "phoned EX-2")
    both.types(AGENT_ONE, "merge EX-1 into EX-2")
    both.passes(minutes=5)

    both.presses(CONTACT_ONE, "phoned", "EX-1")
    both.passes(minutes=30)

    told = both.under(both.ticket("EX-2").card_in(TRIAGE))
    assert any("says they called about EX-1. Did you take the call?" in post.text for post in told)
    assert any("the customer says they called about EX-1." in post.text for post in told)


def test_confirmed_late_no_time_that_has_passed_is_promised(both: FrontDesk) -> None:
    both.types(CONTACT_ONE, "phoned EX-1")
    both.passes(minutes=45)

    both.types(AGENT_ONE, "phoned EX-1")

    told = both.new_in(both.ticket("EX-1").thread)[-1].text
    assert told.endswith("Agent One confirmed your call. Thank you.")


def test_both_confirmed_by_one_call_the_time_of_each_is_named(both: FrontDesk) -> None:
    both.types(AGENT_ONE, "merge EX-2 into EX-1")
    both.passes(minutes=2)

    both.types(AGENT_ONE, "phoned EX-1 5 minutes ago")

    told = both.new_in(both.ticket("EX-1").thread)[-1].text
    assert "You'll hear from a person by Sat 28 Nov, 12:32 GMT and about EX-2 by Sat 28 Nov, 12:35 GMT." in told


def test_of_two_that_say_they_called_the_earlier_counts(both: FrontDesk) -> None:
    both.types(CONTACT_ONE, "phoned EX-1")
    both.passes(minutes=2)
    both.types(CONTACT_TWO, "phoned EX-2")
    both.types(AGENT_ONE, "merge EX-1 into EX-2")

    both.types(AGENT_ONE, "phoned EX-2")

    assert first(both, number="EX-2").due == SATURDAY + 35 * MINUTE
