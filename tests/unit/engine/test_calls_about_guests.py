"""A call about a ticket that was merged: it is confirmed where that goes on, and what was promised for it counts."""

from datetime import UTC, datetime

import pytest

from bot.model.milestone import MilestoneType
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.merged_calls import MINUTE, NOTED, SATURDAY, asked, card, first, on_saturday
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO


@pytest.fixture
def two() -> FrontDesk:
    """On a Saturday, when support is open by phone alone: EX-1, an emergency to be phoned in, and EX-2, which isn't."""
    desk = on_saturday()
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.opened(CONTACT_TWO, "P1", "The label printer is slow today")
    return desk


@pytest.fixture
def merged(two: FrontDesk) -> FrontDesk:
    """The customer says at 12:05 that they have called about EX-1, which is merged into EX-2 at 12:10."""
    two.passes(minutes=5)
    two.types(CONTACT_ONE, "phoned EX-1")
    two.passes(minutes=5)
    two.types(AGENT_ONE, "merge EX-1 into EX-2")
    return two


def test_what_they_said_of_a_call_goes_on_there(merged: FrontDesk) -> None:
    assert merged.ticket("EX-2").call_claimed_at == SATURDAY + 5 * MINUTE
    assert NOTED in card(merged)


def test_the_first_line_is_asked_there_who_took_it(merged: FrontDesk) -> None:
    merged.passes(minutes=30)

    assert len(asked(merged)) == 1
    assert asked(merged, "EX-1") == []


@pytest.mark.parametrize("number", ["EX-2", "EX-1"])
def test_confirmed_by_either_number_the_first_response_counts_from_it(merged: FrontDesk, number: str) -> None:
    before = first(merged).due

    merged.types(AGENT_ONE, f"phoned {number}")

    told = merged.new_in(merged.ticket("EX-2").thread)[-1].text
    assert before == datetime(2026, 11, 30, 0, 30, tzinfo=UTC)
    assert first(merged).due == SATURDAY + 35 * MINUTE
    assert told.endswith(
        "confirmed your call. Thank you. You'll hear from a person about EX-1 by Sat 28 Nov, 12:35 GMT."
    )
    assert NOTED not in card(merged)


def test_so_does_the_button_below_what_triage_was_asked_before(merged: FrontDesk) -> None:
    merged.presses(AGENT_ONE, "phoned", "EX-1")

    assert merged.ticket("EX-2").phoned_at == SATURDAY + 5 * MINUTE
    assert merged.ticket("EX-1").phoned_at is None


def test_confirmed_nobody_is_asked_any_more(merged: FrontDesk) -> None:
    merged.types(AGENT_ONE, "phoned EX-2")

    merged.passes(hours=6)

    assert asked(merged) == []
    assert merged.types(AGENT_ONE, "phoned EX-2") == "The call about EX-2 is confirmed already."


def test_lowering_the_other_leaves_the_call_to_be_confirmed(merged: FrontDesk) -> None:
    merged.types(AGENT_ONE, "severity EX-2 P2: one office")

    assert NOTED in card(merged)
    assert [one.type for one in merged.ticket("EX-2").open_milestones].count(MilestoneType.PHONE_CALL) == 1


def test_a_call_after_the_merge_counts_too(two: FrontDesk) -> None:
    two.types(AGENT_ONE, "merge EX-1 into EX-2")
    two.passes(minutes=10)

    told = two.types(AGENT_ONE, "phoned EX-2")

    assert told == "Noted: they called about EX-2, and the reminders end."
    assert (first(two).due, first(two, "first-response").due) == (
        SATURDAY + 40 * MINUTE,
        datetime(2026, 11, 30, 4, tzinfo=UTC),
    )


def test_the_customer_can_say_after_the_merge_that_they_have_called(two: FrontDesk) -> None:
    two.types(AGENT_ONE, "merge EX-1 into EX-2")

    told = two.types(CONTACT_ONE, "phoned EX-1")

    assert told == "Noted: you called about EX-2. We'll confirm it in its thread."
    assert NOTED in card(two)


def test_nobody_is_asked_to_call_about_what_they_have_called_about(two: FrontDesk) -> None:
    two.opened(CONTACT_TWO, "P0", "Nobody can ship here either")
    two.types(CONTACT_ONE, "phoned EX-1")

    two.types(AGENT_ONE, "merge EX-1 into EX-3")
    two.passes(hours=2)

    assert "Please call" not in card(two, "EX-3")
    assert not any("about EX-3: 📞" in post.text for post in two.new_in(two.ticket("EX-3").thread))


def test_merged_once_more_it_is_still_to_be_confirmed(merged: FrontDesk) -> None:
    merged.opened(CONTACT_TWO, "P1", "The scanner is slow today")

    merged.types(AGENT_ONE, "merge EX-2 into EX-3")
    merged.types(AGENT_ONE, "phoned EX-3")

    assert first(merged, number="EX-3").due == SATURDAY + 35 * MINUTE
