"""Those who watch see whatever needs timers, in the end all of it, and at once whatever has lost them."""

from msgspec.structs import replace

from bot.model.ids import IntakeId
from bot.model.intake import IntakeState
from bot.model.milestone import TAKE_UP, Basis, Ended, MilestoneId, MilestoneType, Outcome, Owner
from bot.model.ticket import Status
from bot.model.timer import Timer, TimerKind
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import (
    NOW,
    a_promise,
    a_ticket,
    a_timer,
    an_intake,
    opened,
    started,
)


def test_what_needs_timers_comes_page_by_page_with_those_that_wait(database: Database) -> None:
    timers = {name: a_reminder(name) for name in ("EX-1", "EX-2", "EX-3")}
    save(database, *timers)
    save(database, "EX-4", status=Status.CLOSED)
    asked = an_intake(asked_at=NOW)
    with SqlUnitOfWork(database) as work:
        work.save(asked, [started(asked)])
        for timer in timers.values():
            work.set_timer(timer)
        work.commit()
    views = SqlViews(database)

    first = views.watched(0, 2)
    second = views.watched(first.then, 2)

    waiting = {one.id: waiting for one, waiting in first.subjects}
    assert waiting == {"EX-1": {timers["EX-1"]}, "EX-2": {timers["EX-2"]}, asked.id: frozenset()}
    assert ([one.id for one, _ in second.subjects], second.then) == (["EX-3", asked.id], 0)


def a_reminder(ticket: str, about: str = "first-response") -> Timer:
    return replace(a_timer(ticket), about=about)


def test_a_ticket_with_something_due_that_no_timer_waits_for_comes_first_wherever_it_is(database: Database) -> None:
    goal = replace(a_promise(60), id=MilestoneId("next-response/1"), basis=Basis.GOAL)
    again = replace(a_promise(30), round=2)
    save(database, "EX-1", "EX-2", "EX-3")
    with SqlUnitOfWork(database) as work:
        for name, milestones in {"EX-4": (a_promise(30), goal), "EX-5": (again,), "EX-6": (goal,)}.items():
            one = a_ticket(name, milestones=milestones)
            work.save(one, [opened(one)])
        for one in (a_ticket("EX-7", status=Status.RESOLVED), a_ticket("EX-8", status=Status.RESOLVED)):
            work.save(replace(one, milestones=()), [replace(opened(one), milestones=())])
        for name in ("EX-1", "EX-2", "EX-4", "EX-5"):
            work.set_timer(a_reminder(name))
        work.set_timer(a_reminder("EX-7", about=""))
        work.fired([a_reminder("EX-2")])
        work.commit()

    found = SqlViews(database).watched(8, 10)

    # EX-4's goal is silent beside its promise; EX-5 has a timer of another round.
    assert {one.id for one, _ in found.subjects} == {"EX-2", "EX-3", "EX-5", "EX-6", "EX-8"}


def test_a_request_that_waits_for_a_contact_whom_no_timer_asks_is_found_wherever_it_is(database: Database) -> None:
    take_up = replace(a_promise(60), id=TAKE_UP, type=MilestoneType.TAKE_UP, basis=Basis.GOAL, owner=Owner.CONTACTS)
    dismissed = replace(take_up, ended=Ended(outcome=Outcome.MET, at=NOW, by="acme-two", name="Contact Two"))
    with SqlUnitOfWork(database) as work:
        for name, milestone in {"i1": take_up, "i2": take_up, "i3": dismissed}.items():
            held = an_intake(name, milestones=(milestone,))
            work.save(held, [replace(started(held), milestones=held.milestones)])
        work.set_timer(replace(a_reminder("i2", about=TAKE_UP), subject=IntakeId("i2")))
        work.set_timer(replace(a_timer("i2"), kind=TimerKind.LAPSE, step=0))
        work.commit()

    assert [one.id for one, _ in SqlViews(database).watched(8, 10).subjects] == ["i1"]


def test_every_question_that_no_timer_would_open_is_found_and_all_are_compared_in_the_end(database: Database) -> None:
    asked = {"state": IntakeState.ASKED, "asked_at": NOW}
    opening = replace(a_timer("i1"), kind=TimerKind.OPEN_ANYWAY, step=0)
    offered = {"state": IntakeState.OFFERED, "asked_at": NOW}
    with SqlUnitOfWork(database) as work:
        for name, values in {"i1": asked, "i2": asked, "i3": offered, "i4": {"state": IntakeState.REFUSED}}.items():
            one = an_intake(name, **values)
            work.save(one, [started(one)])
        work.set_timer(opening)
        work.commit()
    views = SqlViews(database)

    first = views.watched(0, 1)

    assert [one.id for one, _ in views.watched(8, 10).subjects] == ["i2", "i3"]
    assert ([one.id for one, _ in first.subjects], first.then) == (["i1", "i2"], 1)
    assert views.watched(first.then, 1).then == 2


def save(database: Database, *names: str, status: Status = Status.NEW) -> None:
    with SqlUnitOfWork(database) as work:
        for name in names:
            work.save(a_ticket(name, status=status), [opened(a_ticket(name))])
        work.commit()
