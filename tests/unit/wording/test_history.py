"""What happened, in words: a line for every event, and a question for every timer."""

from datetime import UTC, datetime
from typing import get_args

from hypothesis import given
from msgspec.structs import replace

from bot.events import Event, Reminded
from bot.model.ids import TicketId
from bot.model.milestone import MilestoneType
from bot.model.plain_text import words
from bot.model.response import Response
from bot.model.timer import Timer, TimerKind
from bot.wording.views import history, timeline, timer_questions
from tests.contract.any_value import any_value
from tests.contract.examples import NOW, a_plan, a_ticket, an_intake, minutes, started


def a_timer(kind: TimerKind, step: int) -> Timer:
    """A timer of EX-1."""
    due_at = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    return Timer(subject=TicketId("EX-1"), plan_version="v1", kind=kind, step=step, cycle=1, due_at=due_at)


def test_every_event_has_its_line() -> None:
    assert {kind.__name__ for kind in get_args(Event)} == {kind.__name__ for kind in history.LINES}


@given(any_value(Event))
def test_whatever_happened_is_told_in_a_sentence(event: Event) -> None:
    assert history.told(event, None).endswith((".", "”"))


def test_every_kind_of_timer_has_its_own_question_or_consequence() -> None:
    assert sorted((*timer_questions.ASKED, *timer_questions.AWAITED)) == sorted(TimerKind)


def test_every_timer_asks_something() -> None:
    assert all("?" in timer_questions.asked_by(a_timer(kind, 1)) for kind in TimerKind)


def test_every_milestone_has_a_question_of_its_own() -> None:
    reminder = a_timer(TimerKind.REMIND, 100)

    asked = {timer_questions.asked_by(replace(reminder, about=f"{kind}/1")) for kind in MilestoneType}

    assert len(asked) == len(MilestoneType)


def test_a_reminder_says_how_far_the_time_is() -> None:
    assert "75 % of the time is used" in timer_questions.asked_by(a_timer(TimerKind.REMIND, 75))
    assert "the time is over" in timer_questions.asked_by(a_timer(TimerKind.REMIND, 100))
    assert "for the 2nd time" in timer_questions.asked_by(a_timer(TimerKind.REPEAT, 2))


def told_to_staff(event: Event) -> str:
    """The words about an event of EX-1, which had its first response at NOW."""
    ticket = a_ticket("EX-1", response=Response(by="agent-one", name="Agent One", at=NOW))
    record = timeline.Record(ticket=ticket, plan=a_plan(), zone="UTC", name=lambda _: "Somebody at Acme", now={})
    return words(timeline.to_staff(event, record))


def test_who_wrote_a_request_without_a_name_on_record_is_somebody_of_the_customer() -> None:
    nameless = replace(started(an_intake()), requester_name="")

    assert told_to_staff(nameless).startswith("Somebody at Acme wrote: ")


def test_a_reminder_after_the_first_response_was_of_the_next() -> None:
    before, after = (
        Reminded(
            at=NOW + minutes(by), by="system", via="timer", kind="remind", step=50, cycle=0, due_at=NOW, late_seconds=0
        )
        for by in (-5, 5)
    )

    assert told_to_staff(before) == "A reminder of the first response went out."
    assert told_to_staff(after) == "A reminder of the next response went out."


def test_of_every_event_it_is_decided_whether_customers_are_told() -> None:
    assert timeline.TO_CUSTOMERS.keys() == set(get_args(Event))
