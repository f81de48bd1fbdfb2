"""A step of the tour is done when the desk's own history shows it."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from adapters.sandbox.page.steps import STEPS, StepHappened
from bot.events import Acknowledged, Event, PromiseMissed, Reminded, Replied
from bot.model.intake import TakenUp
from bot.model.places import Place, Platform
from tests.contract.examples import CONTACT_ONE, THREAD, a_ticket, opened

AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
ACKNOWLEDGED = Acknowledged(at=AT, by="agent-one", via="button", name="Agent One")
REPLIED = Replied(at=AT, by="agent-one", via="button", name="Agent One", text="Looking")
REMINDED = Reminded(at=AT, by="system", via="timer", kind="remind", step=50, cycle=0, due_at=AT, late_seconds=0)
MISSED = PromiseMissed(at=AT, by="system", via="timer", due_at=AT, severity="1")


TAKEN_UP = TakenUp(at=AT, by="Contact One", writer=CONTACT_ONE, writer_name="Contact Two")
ELSEWHERE = replace(THREAD, place=Place(platform=Platform.TEAMS, workspace="tenant", channel="19:acme"))
ON_TEAMS = replace(opened(a_ticket(thread=ELSEWHERE)), taken_up=TAKEN_UP)
CHOSEN = {"Ask for help", "Say how bad it is"}


def done(
    *timelines: tuple[Event, ...], asked: bool = True, has_seen_triage: bool = False, outlived_outage: bool = False
) -> set[str]:
    """The names of the steps that are done."""
    happened = StepHappened(
        asked=asked, has_seen_triage=has_seen_triage, outlived_outage=outlived_outage, timelines=timelines
    )
    return {step.name for step in STEPS if step.is_done(happened)}


def test_nothing_is_done_on_a_desk_that_nobody_has_written_to() -> None:
    assert done(asked=False) == set()


def test_looking_at_triage_is_a_step_of_its_own() -> None:
    assert done(has_seen_triage=True) == {"Ask for help", "Look at triage"}


@pytest.mark.parametrize("answer", [ACKNOWLEDGED, REPLIED], ids=["acknowledged", "answered"])
def test_a_promise_is_kept_by_an_answer_before_it_is_missed(answer: Event) -> None:
    assert done((REMINDED, answer)) == {"Ask for help", "Let time pass", "Keep a promise"}


def test_a_promise_that_was_missed_is_not_kept_by_a_late_answer() -> None:
    assert done((MISSED, ACKNOWLEDGED)) == {"Ask for help", "Break one"}


def test_a_colleague_and_the_other_platform_are_steps_of_their_own() -> None:
    assert done((ON_TEAMS,)) == CHOSEN | {"A colleague asks", "On Teams"}
    assert done((opened(a_ticket()),)) == CHOSEN


def test_an_outage_is_over_once_all_is_said() -> None:
    assert done(asked=False, outlived_outage=True) == {"An outage"}


def test_each_ticket_may_show_another_step() -> None:
    assert done((ACKNOWLEDGED,), (MISSED,)) == {"Ask for help", "Keep a promise", "Break one"}
