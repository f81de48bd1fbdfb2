"""A subject whose timers were lost gets them again; the auditor finds it, since what has none falls silent."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.engine.milestones.timers import is_lost
from bot.events import IntakeTimersRestored, Reminded, RemindersRestored
from bot.model.ids import SubjectId
from bot.model.intake import Intake
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports import Watched
from bot.shell.auditor import MENDED_AGAIN_AFTER, Auditor
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE


@pytest.fixture
def auditor(desk: FrontDesk) -> Auditor:
    """An auditor of everything that the desk has."""

    def watched(after: int, limit: int) -> Watched:
        subjects: list[Ticket | Intake] = [*desk.tickets(), *desk.store.kept.intakes.values()]
        return Watched(subjects=tuple((one, frozenset(desk.waiting(one.id))) for one in subjects), then=0)

    return Auditor(desk.service, watched, lambda version: desk.store.kept.plans[version])


def lose(desk: FrontDesk, subject: SubjectId) -> None:
    """Somebody's hand, or a reminder in quarantine: the timers are there no more."""
    with desk.store.unit_of_work() as work:
        work.fired(desk.waiting(subject))
        work.commit()


def test_where_every_timer_is_there_nothing_happens(desk: FrontDesk, auditor: Auditor) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.hears(COLLEAGUE, "Production is down")
    before = len(desk.triage())

    assert auditor.look() == ()
    assert len(desk.triage()) == before


def test_a_ticket_that_lost_its_reminders_is_reminded_of_again(desk: FrontDesk, auditor: Auditor) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    lose(desk, ticket.id)

    assert auditor.look() == (ticket.id,)

    desk.passes(minutes=31)
    assert [type(event) for event in desk.history("EX-1")][-2:] == [RemindersRestored, Reminded]
    assert auditor.look() == ()


def test_what_should_have_been_asked_by_now_is_asked_at_once(desk: FrontDesk, auditor: Auditor) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    lose(desk, ticket.id)
    desk.passes(minutes=70)
    before = len(desk.triage())

    auditor.look()
    desk.sweeps()

    told = [post.text for post in desk.triage()[before:]]
    assert "EX-1 were lost" in told[0]
    assert "10 min" in told[1]


def test_one_lost_timer_of_several_is_found(desk: FrontDesk, auditor: Auditor) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    with desk.store.unit_of_work() as work:
        work.fired(desk.waiting("EX-1")[-1:])
        work.commit()

    assert auditor.look() == (ticket.id,)
    assert all(timer.cycle == desk.ticket().cycle for timer in desk.waiting("EX-1"))


def test_a_request_that_lost_its_timers_opens_all_the_same(desk: FrontDesk, auditor: Auditor) -> None:
    asked = desk.intake(desk.hears(CONTACT_ONE, "Nobody can log in"))
    lose(desk, asked.id)
    desk.passes(minutes=40)

    assert auditor.look() == (asked.id,)

    desk.sweeps()
    assert [type(event) for event in desk.history(asked.id)].count(IntakeTimersRestored) == 1
    assert desk.ticket().severity is None


def test_what_needs_no_timer_is_left_alone(desk: FrontDesk, auditor: Auditor) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "reply EX-1 It is back.")
    lose(desk, desk.ticket().id)

    assert auditor.look() == ()


def test_timers_that_wait_for_another_time_are_not_lost(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    plan, waiting = desk.store.kept.plans[ticket.plan_version], desk.waiting("EX-1")
    later = {replace(timer, due_at=timer.due_at + timedelta(hours=1)) for timer in waiting}

    assert not is_lost(ticket, plan, ticket.region, later)
    assert is_lost(ticket, plan, ticket.region, set(waiting[1:]))


def test_what_is_lost_again_and_again_is_mended_once_an_hour_and_named(desk: FrontDesk, auditor: Auditor) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    lose(desk, ticket.id)
    auditor.look()
    lose(desk, ticket.id)

    assert (auditor.look(), auditor.problem()) == ((), "EX-1")

    desk.clock.at += MENDED_AGAIN_AFTER
    assert auditor.look() == (ticket.id,)
    assert (auditor.look(), auditor.problem()) == ((), None)


def test_what_needs_no_timer_any_more_is_named_no_longer(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    shares = [[(ticket, frozenset[Timer]())], [(ticket, frozenset[Timer]())], []]
    auditor = Auditor(
        desk.service,
        lambda after, limit: Watched(subjects=tuple(shares.pop(0)), then=0),
        lambda version: desk.store.kept.plans[version],
    )
    auditor.look()
    auditor.look()
    assert auditor.problem() == "EX-1"

    auditor.look()

    assert auditor.problem() is None


def test_a_reminder_that_went_into_quarantine_does_not_end_the_reminders(
    desk: FrontDesk, auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.opened(CONTACT_ONE, "1")
    with monkeypatch.context() as broken:
        broken.setattr("bot.engine.escalation.reminders.check_ticket", lambda *_: 1 / 0)
        desk.clock.at += timedelta(minutes=70)
        desk.service.check_due()
    assert not any(isinstance(event, Reminded) for event in desk.history("EX-1"))

    auditor.look()
    desk.service.check_due()

    assert any(isinstance(event, Reminded) for event in desk.history("EX-1"))
