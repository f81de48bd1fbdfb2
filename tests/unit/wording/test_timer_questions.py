"""What a timer asks is said as it is: a share of the time, or a day that comes nearer."""

from datetime import UTC, datetime

import pytest

from bot.model.ids import CustomerId, contract_id
from bot.model.milestone import FIRST_RESPONSE, MilestoneId
from bot.model.notice import notice_milestone
from bot.model.timer import Timer, TimerKind
from bot.wording.views.timer_questions import asked_by

NOON = datetime(2026, 12, 23, 12, tzinfo=UTC)


def asked(about: MilestoneId, step: int) -> str:
    subject = contract_id(CustomerId("acme"))
    timer = Timer(subject=subject, about=about, plan_version="", kind=TimerKind.REMIND, step=step, cycle=1, due_at=NOON)
    return asked_by(timer)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_day_of_an_announcement_is_no_share_of_a_time(step: int) -> None:
    said = asked(notice_milestone(7), step)

    assert said == "Is what was announced still to come? Then everybody who was told is reminded of the day."


def test_a_rung_is_a_share_of_the_time() -> None:
    assert asked(FIRST_RESPONSE, 75).endswith("Then a reminder goes out: 75 % of the time is used.")
