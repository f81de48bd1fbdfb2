"""A timer is a question, asked again when it fires: a stale one decides nothing."""

from msgspec.structs import replace

from bot.commands import CheckTimers, Origin, Via
from bot.engine.decide import decide
from bot.engine.situation import NOTHING, Decision
from bot.model.ids import TicketId
from bot.model.places import Account
from bot.model.timer import Timer
from bot.shell.reading import read
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE


def test_a_timer_of_an_older_cycle_decides_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    old = desk.waiting("EX-1")[0]
    desk.types(AGENT_ONE, "severity EX-1 4: one office")

    assert asked(desk, replace(old, due_at=desk.clock.at)) == NOTHING


def test_a_timer_that_fires_as_the_answer_comes_decides_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    timer = desk.waiting("EX-1")[0]
    desk.types(AGENT_ONE, "ack EX-1")

    assert asked(desk, timer) == NOTHING


def test_a_closing_timer_of_what_was_opened_again_decides_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "resolve EX-1")
    (timer,) = desk.waiting("EX-1")
    desk.types(CONTACT_ONE, "reopen EX-1")

    assert asked(desk, timer) == NOTHING


def test_a_question_that_was_asked_again_is_not_asked_a_third_time(desk: FrontDesk) -> None:
    asked_in = desk.hears(CONTACT_ONE, "Nobody can log in")
    timer = desk.waiting(desk.intake(asked_in).id)[0]
    desk.passes(minutes=10)

    assert asked(desk, timer) == NOTHING


def test_a_reminder_of_what_a_contact_has_opened_decides_nothing(desk: FrontDesk) -> None:
    held = desk.hears(COLLEAGUE, "Nobody can log in")
    timers = desk.waiting(desk.intake(held).id)
    desk.presses(CONTACT_ONE, "choose", desk.intake(held).id, "1")

    assert [asked(desk, timer) for timer in timers] == [NOTHING] * 4


def test_a_timer_of_what_is_not_there_decides_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    timer = replace(desk.waiting("EX-1")[0], subject=TicketId("EX-99"))

    assert asked(desk, timer) == NOTHING


def test_nobody_but_the_desk_itself_may_ask_a_timer(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    timer = desk.waiting("EX-1")[0]

    assert asked(desk, timer, by=AGENT_ONE) == NOTHING


def asked(desk: FrontDesk, timer: Timer, by: Account | None = None) -> Decision:
    """What the desk decides when this timer fires now."""
    origin = Origin(by=by, at=desk.clock.at, via=Via.TIMER)
    command = CheckTimers(origin=origin, subject=timer.subject, timers=(timer,))
    with desk.store.unit_of_work() as work:
        return decide(*read(command, desk.service.loader, work, desk.clock.at))
