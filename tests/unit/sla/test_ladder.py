import pytest
from msgspec.structs import replace

from bot.sla.clock import Promise, promise
from bot.sla.ladder import Reminder, reminders, repeats
from policies.terms import Line, Plan, Rung
from tests.unit.sla.calendars import at, calendar, plan, target, with_repeat

FOUR_HOURS = plan({"1": target("4 bh")})


def promised(by: Plan) -> Promise:
    """Opened on Friday at three, with two hours left of the day."""
    found = promise(by, "1", at("2026-01-16 15:00"))
    assert found is not None
    return found


def test_each_rung_falls_at_its_share_of_the_covered_time() -> None:
    assert reminders(FOUR_HOURS, promised(FOUR_HOURS)) == (
        Reminder(percent=50, at=at("2026-01-16 17:00"), lines=(Line.FIRST,), tam=False),
        Reminder(percent=75, at=at("2026-01-19 10:00"), lines=(Line.FIRST, Line.SECOND), tam=False),
        Reminder(percent=100, at=at("2026-01-19 11:00"), lines=(Line.LEADERSHIP,), tam=True),
    )


def test_rungs_are_told_in_the_order_of_time_however_they_were_written() -> None:
    rungs = tuple(Rung(percent=percent, lines=(Line.FIRST,)) for percent in (150, 90, 10))
    jumbled = replace(FOUR_HOURS, ladder=replace(FOUR_HOURS.ladder, rungs=rungs))

    assert [reminder.percent for reminder in reminders(jumbled, promised(jumbled))] == [10, 90, 150]


def test_the_last_rung_of_a_business_day_is_its_due_time() -> None:
    one_day = plan({"1": target("1 bd")})

    assert reminders(one_day, promised(one_day))[-1].at == at("2026-01-19 15:00")


@pytest.mark.parametrize(
    ("n", "moment"),
    [
        (1, "2026-01-19 11:30"),
        (2, "2026-01-19 12:00"),
        (3, "2026-01-19 12:30"),
        (4, "2026-01-20 12:30"),
        (5, "2026-01-21 12:30"),
    ],
)
def test_a_breach_is_recalled_soon_three_times_and_then_daily(n: int, moment: str) -> None:
    assert repeats(FOUR_HOURS, promised(FOUR_HOURS), n) == at(moment)


def test_covered_repeats_wait_for_the_opening() -> None:
    late = with_repeat(FOUR_HOURS, every="240 bm", times=3, then="1 bd")

    assert repeats(late, promised(late), 2) == at("2026-01-20 11:00")


def test_plain_repeats_run_day_and_night() -> None:
    nightly = with_repeat(FOUR_HOURS, every="8 h", times=3, then="1 d")

    assert repeats(nightly, promised(nightly), 4) == at("2026-01-21 11:00")


def test_round_the_clock_covered_repeats_do_not_wait() -> None:
    always = plan({"1": target("4 bh")}, hours=calendar(always=True))

    assert repeats(always, promised(always), 4) == at("2026-01-17 20:30")


def test_plain_promises_have_plain_repeats() -> None:
    plain = plan({"1": target("4 h")})

    assert repeats(plain, promised(plain), 3) == at("2026-01-16 20:30")


def test_repeats_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        repeats(FOUR_HOURS, promised(FOUR_HOURS), 0)
