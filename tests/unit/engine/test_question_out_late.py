"""A platform that takes nothing for a while: the clocks of a question run from its delivery."""

import pytest

from bot.model.intake import IntakeState
from tests.unit.engine import questions
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE


@pytest.fixture
def desk() -> FrontDesk:
    """One that can't get a word out, and has asked Contact One."""
    desk = FrontDesk(platform_takes=False)
    desk.hears(CONTACT_ONE, "Nobody can log in")
    return desk


def state(desk: FrontDesk) -> IntakeState:
    (intake,) = desk.store.kept.intakes.values()
    return intake.state


def states_after(desk: FrontDesk, *minutes: int) -> list[IntakeState]:
    """Return how the request stands after each of these times, one after the other."""
    seen = []
    for passing in minutes:
        desk.passes(minutes=passing)
        seen.append(state(desk))
    return seen


def test_a_question_that_is_not_out_is_neither_asked_again_nor_opened(desk: FrontDesk) -> None:
    desk.passes(hours=2)

    assert state(desk) is IntakeState.ASKED


@pytest.mark.parametrize("late", [3, 10, 29, 31, 117])
def test_it_is_asked_again_ten_minutes_after_it_went_out_and_opened_after_thirty(desk: FrontDesk, late: int) -> None:
    desk.passes(minutes=late)
    questions.deliver(desk.store.kept, desk.clock.at)

    seen = states_after(desk, 9, 1, 19, 1)

    assert seen == [IntakeState.ASKED, IntakeState.ASKED_AGAIN, IntakeState.ASKED_AGAIN, IntakeState.OPENED]


def test_a_question_that_never_will_be_out_still_opens(desk: FrontDesk) -> None:
    questions.fail(desk.store.kept)

    desk.passes(minutes=30)

    assert state(desk) is IntakeState.OPENED
