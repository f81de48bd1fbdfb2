"""Rungs speak in the hours of their lines: those of the plan's steps, or else those that the promise counts."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.engine.escalation.live_reminder import LATE
from bot.events import PromiseMissed, Reminded
from bot.model.ids import PersonId
from bot.model.timer import TimerKind
from policies.terms import EscalationStep, Ladder, Line, Plan, Rung, Source
from tests.hand_clock import HandClock
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ORBIT, ORBIT_ONE, TAM_ONE

GOLD = people.plan("m3ter/gold")


def november(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in Paris, where it is winter."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC)


FRIDAY_NOON = november(27, 12)
ALL_DAY = "always"


def a_desk(plan: Plan = GOLD, at: datetime = FRIDAY_NOON, *, tam: bool = False) -> FrontDesk:
    """A desk whose orbit has this plan, and maybe an account manager, who works by Paris's clock."""
    file = people.a_desk_file()
    customers = [
        replace(one, tam=PersonId("tam-one") if tam else None) if one.id == ORBIT else one for one in file.customers
    ]
    staff = (replace(one, timezone="Europe/Paris") for one in file.people)
    desk = FrontDesk(file=replace(file, customers=tuple(customers), people=tuple(staff)), clock=HandClock(at))
    desk.agrees(ORBIT, plan)
    return desk


def told(desk: FrontDesk, number: str = "EX-1") -> list[tuple[datetime, set[str]]]:
    """When triage was reminded, and whom each reminder called."""
    ticket = desk.ticket(number)
    late = [post for post in desk.triage() if post.held.entry.series == LATE and post.held.entry.subject == ticket.id]
    return [
        (post.held.entry.created_at, names(post.text))
        for post in (*late, *desk.under(ticket.card_in(people.TRIAGE)))
        if "no response" in post.text or "our goal" in post.text
    ]


def names(text: str) -> set[str]:
    return {one.name for one in people.vendors_people() if f"@{one.name}" in text}


def stepping(*steps: tuple[Line, str], rungs: tuple[Rung, ...]) -> Plan:
    """Gold with other rungs, and with steps of Severity 2 that are there in these hours."""
    source = Source(clause="Workflow")
    made = (
        EscalationStep(name=line, line=line, severities=("1", "2"), says="", calendar=at, source=source)
        for line, at in steps
    )
    ladder: Ladder = replace(GOLD.ladder, rungs=rungs, steps=tuple(made))
    return replace(GOLD, ladder=ladder)


def test_a_breach_of_friday_is_recalled_on_monday_when_its_lines_open() -> None:
    desk = a_desk()
    desk.opened(ORBIT_ONE, "2")

    desk.passes(days=3, hours=6)

    lines = {"Agent Two", "Lead One", "Engineer One", "Manager One"}
    friday = [
        november(27, hour, minute)
        for hour, minute in ((14, 0), (15, 0), (15, 36), (16, 0), (16, 30), (17, 0), (17, 30))
    ]
    when = told(desk)
    assert [at for at, _ in when] == [*friday, november(30, 10), november(30, 17, 30)]
    assert all(called == lines for at, called in when if at >= november(27, 16))
    missed = [event for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]
    assert [event.at for event in missed] == [november(27, 16)]


def test_monday_calls_who_is_on_duty_then() -> None:
    desk = a_desk()
    desk.opened(ORBIT_ONE, "2")
    desk.passes(days=1)
    desk.is_set_up(people=tuple(one for one in desk.file.people if one.id != "agent-two"))

    desk.passes(days=2)

    assert told(desk)[-1] == (november(30, 10), {"Lead One", "Engineer One", "Manager One"})


def test_what_is_there_day_and_night_speaks_on_saturday() -> None:
    desk = a_desk()
    desk.opened(ORBIT_ONE, "1")

    desk.passes(days=1, hours=4)

    assert told(desk)[-1][0] == november(28, 14, 30)  # a day after the third repeat


NIGHT = november(27, 23, 30)
"""After Gold's hours."""
BOTH = (Rung(percent=50, lines=(Line.FIRST, Line.SECOND)), Rung(percent=100, lines=(Line.SECOND,)))


def test_a_rung_calls_the_line_that_is_open_and_the_other_when_it_opens() -> None:
    plan = stepping(
        (Line.FIRST, ALL_DAY), (Line.SECOND, "support"), rungs=(BOTH[0], Rung(percent=100, lines=(Line.FIRST,)))
    )
    desk = a_desk(plan, NIGHT)
    desk.opened(ORBIT_ONE, "1")

    desk.passes(minutes=40)
    night = told(desk)
    desk.passes(days=3)

    assert night == [(november(28, 0, 0), {"Agent One"})]
    morning = [called for at, called in told(desk) if at == november(30, 10)]
    assert morning == [{"Agent Two", "Lead One"}]


def test_whoever_was_to_be_called_at_the_opening_is_not_once_it_is_answered() -> None:
    plan = stepping(
        (Line.FIRST, ALL_DAY), (Line.SECOND, "support"), rungs=(BOTH[0], Rung(percent=100, lines=(Line.FIRST,)))
    )
    desk = a_desk(plan, NIGHT)
    desk.opened(ORBIT_ONE, "1")
    desk.passes(minutes=40)

    desk.types(people.AGENT_ONE, "ack EX-1")

    assert [timer for timer in desk.waiting("EX-1") if timer.kind is TimerKind.CALL] == []


def test_a_rung_whose_lines_are_closed_waits_as_a_whole_and_the_breach_does_not() -> None:
    plan = stepping((Line.FIRST, "support"), (Line.SECOND, "support"), rungs=BOTH)
    desk = a_desk(plan, NIGHT)
    desk.opened(ORBIT_ONE, "1")

    desk.passes(days=3)

    missed = [event.at for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]
    assert missed == [november(28, 0, 30)]
    assert told(desk)[0] == (november(30, 10), {"Agent Two", "Lead One"})


def test_a_reminder_after_a_standstill_calls_who_is_there_and_the_others_at_their_opening() -> None:
    desk = a_desk()
    desk.opened(ORBIT_ONE, "2")
    desk.stands_still(days=1)  # until Saturday noon: the first line, which is there, speaks for those who aren't

    desk.passes(days=2)

    lines = {"Agent Two", "Lead One", "Engineer One", "Manager One"}
    assert told(desk) == [(november(28, 12), {"Agent One"}), (november(30, 10), lines)]


def test_a_reminder_at_the_very_end_of_the_hours_is_still_said() -> None:
    desk = a_desk(people.plan("m3ter/silver"), november(27, 14))  # Silver closes at 18:00, which is when it is due
    desk.agrees(ORBIT, replace(people.plan("m3ter/silver"), chat=GOLD.chat))
    desk.opened(ORBIT_ONE, "2")

    desk.passes(hours=5)

    assert told(desk)[-1][0] == november(27, 18)


@pytest.mark.parametrize(
    ("severity", "opened", "called"),
    [
        ("2", november(27, 12), november(27, 15)),  # at three quarters
        ("2", november(27, 17), november(30, 8)),  # that is at 20:00, after their hours
        ("1", november(28, 12), november(28, 12, 45)),  # the highest severity doesn't wait for Monday
    ],
)
def test_the_account_manager_is_called_in_their_hours_unless_it_is_the_highest_severity(
    severity: str, opened: datetime, called: datetime
) -> None:
    desk = a_desk(at=opened, tam=True)
    desk.opened(ORBIT_ONE, severity)

    desk.passes(days=3)

    assert desk.direct(TAM_ONE)[0].held.entry.created_at == called


def test_reminders_that_call_nobody_yet_are_on_the_record_with_whom_they_leave_for_later() -> None:
    desk = a_desk(at=november(27, 17), tam=True)
    desk.opened(ORBIT_ONE, "2")

    desk.passes(hours=3, minutes=5)

    (*_, last) = (event for event in desk.history("EX-1") if isinstance(event, Reminded))
    assert [(call.line, call.at) for call in last.calls] == [(None, november(30, 8))]


def test_the_desks_own_rungs_for_the_first_line_wait_for_it_too() -> None:
    desk = a_desk(stepping((Line.FIRST, "support"), (Line.SECOND, "support"), rungs=BOTH), NIGHT)
    desk.opened(ORBIT_ONE, "1")

    desk.types(people.AGENT_ONE, "ack EX-1")

    rungs = {timer.step: timer.due_at for timer in desk.waiting("EX-1") if timer.about.startswith("confirmation")}
    assert rungs == {100: november(28, 0, 30), 200: november(30, 10), 400: november(30, 10)}


def test_when_the_account_managers_hours_begin_triage_is_told_nothing_again() -> None:
    desk = a_desk(at=november(27, 17), tam=True)
    desk.opened(ORBIT_ONE, "2")  # due at 21:00; the repeats of the last rung wait until Monday at 10:00

    desk.passes(days=2, hours=16)

    calls = [post for post in desk.direct(TAM_ONE) if not (post.held.entry.fills or "").startswith("day:")]
    assert [post.held.entry.created_at for post in calls] == [november(30, 8)]
    assert november(30, 8) not in {at for at, _ in told(desk)}


def test_at_the_highest_severity_a_breach_is_told_to_the_account_manager_though_all_lines_are_closed() -> None:
    rungs = (Rung(percent=100, lines=(Line.SECOND,), tam=True),)
    desk = a_desk(stepping((Line.SECOND, "support"), rungs=rungs), NIGHT, tam=True)
    desk.opened(ORBIT_ONE, "1")

    desk.passes(days=2, hours=11)

    assert desk.direct(TAM_ONE)[0].held.entry.created_at == november(28, 0, 30)
    assert told(desk)[0] == (november(28, 0, 30), set())
    assert (november(30, 10), {"Agent Two", "Lead One"}) in told(desk)
