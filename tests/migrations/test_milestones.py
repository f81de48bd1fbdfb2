"""A database of before a ticket had milestones reads on: what was due is due, with its reminders.

`before_milestones.sql.gz` is what a desk of schema 0015 kept of tickets in every state: answered in time and late,
missed and lowered, closed without a word, reopened with and without an answer, snoozed, merged, without a severity;
and of requests, one of which waits for a contact.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.engine.evolve.timeline import fold_intake, fold_ticket
from bot.engine.intake import question
from bot.engine.milestones.requests import happen_to_request
from bot.engine.milestones.timers import wanted
from bot.events import IntakeHeld, IntakeReminded, IntakeTimersRestored
from bot.language.plain import words
from bot.model.attainment import Months
from bot.model.ids import IntakeId, TicketId
from bot.model.intake import Intake
from bot.model.milestone import Milestone
from bot.model.selection import Selection
from bot.model.targets import Goals, Targets
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind, Told
from bot.model.turn import Turn
from storage import former_intakes
from storage.database import Database, check
from storage.sql import milestones
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import NOW, an_intake, started
from tests.migrations.made import ready, rows, upgraded

WRITTEN = Path(__file__).with_name("before_milestones.sql.gz")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The database, upgraded."""
    return upgraded(WRITTEN, tmp_path)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with ready(url) as one:
        yield one


@pytest.fixture
def tickets(database: Database, url: str) -> dict[str, Ticket]:
    names = [str(name) for (name,) in rows(url, "SELECT id FROM tickets ORDER BY seq")]
    with SqlUnitOfWork(database) as work:
        found = [work.ticket(TicketId(name)) for name in names]
    return {one.id: one for one in found if one}


@pytest.fixture
def intakes(database: Database, url: str) -> dict[str, Intake]:
    names = [str(name) for (name,) in rows(url, "SELECT id FROM intakes ORDER BY seq")]
    with SqlUnitOfWork(database) as work:
        found = [work.intake(IntakeId(name)) for name in names]
    return {one.id: one for one in found if one}


def first(ticket: Ticket) -> Milestone:
    return next(one for one in ticket.milestones if one.id == "first-response")


def test_its_schema_is_that_of_today(url: str) -> None:
    assert check(url) == ()


def test_every_ticket_is_found_by_the_words_of_its_request(database: Database, tickets: dict[str, Ticket]) -> None:
    views = SqlViews(database)

    for one in tickets.values():
        wanted_words = Selection(last=Turn.CLOSED, customer=one.customer, words=words(one.text))
        assert one.id in {found.id for found in views.tickets(wanted_words, 100)}, one.text


def test_what_was_said_in_them_is_found_as_whoever_may_read_it_finds_it(database: Database, url: str) -> None:
    kinds = dict(rows(url, "SELECT kind, count(*) FROM timeline GROUP BY kind"))  # type: ignore[arg-type]
    notes = rows(url, "SELECT count(*) FROM searched_texts WHERE seen_by = 'staff'")

    assert notes == [(kinds.get("Noted", 0),)]
    assert rows(url, "SELECT count(*) FROM searched_texts") >= [(kinds["TicketOpened"] + kinds.get("Replied", 0),)]


def test_every_timeline_folds_to_what_is_kept(database: Database, tickets: dict[str, Ticket]) -> None:
    with SqlUnitOfWork(database) as work:
        folded = {
            name: fold_ticket(None, [one.event for one in work.timeline(TicketId(name))])  # type: ignore[misc]
            for name in tickets
        }

    assert folded == tickets


def test_every_timeline_of_a_request_folds_to_what_is_kept(database: Database, intakes: dict[str, Intake]) -> None:
    with SqlUnitOfWork(database) as work:
        folded = {
            name: fold_intake(None, [one.event for one in work.timeline(IntakeId(name))])  # type: ignore[misc]
            for name in intakes
        }

    assert folded == intakes


def test_a_request_that_waits_for_a_contact_is_reminded_of_as_it_was(
    database: Database, intakes: dict[str, Intake]
) -> None:
    (held,) = [one for one in intakes.values() if one.is_held]

    with SqlUnitOfWork(database) as work:
        needed, waits = wanted(held, work.pinned(held.plan_version), None), work.waiting_timers(held.id)

    assert needed == set(waits)
    assert [(timer.about, timer.kind, timer.step) for timer in waits if timer.about] == [
        ("take-up", TimerKind.REMIND, 50),
        ("take-up", TimerKind.REMIND, 75),
        ("take-up", TimerKind.REMIND, 100),
    ]


def test_the_milestone_of_such_a_request_is_due_from_then_on_as_the_plan_says(
    database: Database, intakes: dict[str, Intake]
) -> None:
    (held,) = [one for one in intakes.values() if one.is_held]
    (before,) = held.milestones
    with SqlUnitOfWork(database) as work:
        targets = Targets(plan=work.pinned(held.plan_version), goals=Goals())
    again = IntakeTimersRestored(at=before.since, by="plandesk", via="timer")

    (event,) = happen_to_request(held, again, targets=targets).events

    assert event.milestones
    (after,) = event.milestones
    assert (before.since.hour, before.since.minute) == (23, 25)  # 17:25 in Chicago
    assert after.due_at == datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert after.round == before.round + 1


@pytest.mark.parametrize(("step", "kind", "number"), [(75, "remind", 75), (102, "repeat", 2)])
def test_a_reminder_of_before_is_the_rung_or_repeat_that_it_was(step: int, kind: str, number: int) -> None:
    told = {"kind": "take-up", "step": step, "at": NOW.isoformat()}
    waits = {"state": "held", "held_at": NOW.isoformat(), "cycle": 1, "told": told}
    held = IntakeHeld(**question.beginning_fields(started(an_intake())), clause="4.2")
    reminded = IntakeReminded(at=NOW, by="plandesk", via="timer", step=step, due_at=NOW, late_seconds=0)

    (kept,) = former_intakes.with_milestones(waits)["milestones"]
    (folded,) = fold_intake(None, [held, reminded]).milestones

    assert (kept["told"]["kind"], kept["told"]["step"]) == (kind, number)
    assert folded.told == Told(kind=TimerKind(kind), step=number, at=NOW)


def test_every_timer_that_a_ticket_needs_waits_for_it(database: Database, tickets: dict[str, Ticket]) -> None:
    audited = {"EX-5"}  # open again without an answer: the auditor sets the reminders of its promise

    with SqlUnitOfWork(database) as work:
        for ticket in tickets.values():
            needed = wanted(ticket, work.pinned(ticket.plan_version), ticket.region)
            assert needed == set(work.waiting_timers(ticket.id)) or ticket.id in audited, ticket


def test_every_milestone_of_a_ticket_or_request_has_a_row(
    url: str, tickets: dict[str, Ticket], intakes: dict[str, Intake]
) -> None:
    kept = rows(url, "SELECT subject, milestone, outcome, breached, other_breaches FROM milestones")

    subjects = (*tickets.values(), *intakes.values())
    expected = [milestones.row(subject, one) for subject in subjects for one in subject.milestones]
    names = ("subject", "milestone", "outcome", "breached", "other_breaches")
    assert set(kept) == {tuple(row[name] for name in names) for row in expected}


def test_tickets_say_when_they_were_opened_and_how_soon_they_were_answered(
    url: str, tickets: dict[str, Ticket]
) -> None:
    kept = rows(url, "SELECT plan, opened_at, answered_after, resolved_after FROM tickets WHERE id = 'EX-1'")

    first = tickets["EX-1"]
    assert kept == [(first.plan_ref, f"{first.opened_at:%Y-%m-%d %H:%M:%S.%f}", 20, None)]


@pytest.mark.parametrize(
    ("number", "basis", "breaches", "outcome"),
    [
        ("EX-1", "promise", 0, "met"),
        ("EX-2", "promise", 2, None),
        ("EX-3", "promise", 1, "met"),
        ("EX-4", "promise", 0, None),
        ("EX-6", "promise", 0, "met"),
        ("EX-11", "goal", 0, None),
    ],
)
def test_a_first_response_is_what_it_was(
    tickets: dict[str, Ticket], number: str, basis: str, breaches: int, outcome: str | None
) -> None:
    one = first(tickets[number])

    assert (one.basis, len(one.breaches), one.ended.outcome if one.ended else None) == (basis, breaches, outcome)


def test_what_went_on_in_another_ticket_before_it_was_due_counts_nowhere(
    database: Database, tickets: dict[str, Ticket]
) -> None:
    months = Months(days=(date(2026, 11, 1),), zones={})
    (merged,) = [one for one in tickets.values() if one.merged_into]

    broken = SqlViews(database).broken(months, NOW + timedelta(days=30), customer=None, limit=50)

    assert not merged.milestones
    assert merged.id not in {one.ticket for one in broken}
    assert broken


def test_a_ticket_that_was_open_again_has_the_goal_that_it_had(tickets: dict[str, Ticket]) -> None:
    again = tickets["EX-6"].milestone

    assert again
    assert (again.id, again.basis) == ("next-response/1", "goal")
