"""Time does what it likes: the desk is down when something falls due, or its ticks fail, or two ask at once."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.composition.assembly import Surroundings
from adapters.composition.clock import SystemClock
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import TooMany
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE, TRIAGE
from adapters.sandbox.slack.state import PostedMessage
from adapters.scheduler.ticker import Ticker
from bot.errors import StorageUnavailable
from tests.acceptance.story import Story, shown
from tests.faults.conftest import MONDAY_NINE
from tests.faults.stage import Stage, standing, until
from tests.waiting import PATIENCE

LEVEL_1 = "Level 1 – Critical"


@asynccontextmanager
async def at_nine(folder: Path) -> AsyncIterator[tuple[Stage, ManualClock]]:
    """A platform on a Monday morning, on which desks come and go."""
    clock = ManualClock(MONDAY_NINE)
    async with standing(folder, clock) as stage:
        yield stage, clock
        stage.check()


@asynccontextmanager
async def running(stage: Stage, clock: ManualClock) -> AsyncIterator[Story]:
    """A desk, for as long as this lasts."""
    around = Surroundings(clock=clock, real=SystemClock(), pace=timedelta())
    async with stage.desk(around) as assembly:
        yield Story(assembly=assembly, sandbox=stage.sandbox, clock=clock)


async def test_row_22_what_fell_due_while_the_desk_was_down_is_told_once_and_marked_late(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock):
        async with running(stage, clock) as story:
            await opened(story)
        clock.advance(timedelta(minutes=40))

        async with running(stage, clock) as story:
            await story.settled()
            (reminder,) = reminders(story)

    assert "10 min late: the desk wasn't running" in shown(reminder)


async def test_row_23_several_reminders_missed_are_one_and_each_is_on_record(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock):
        async with running(stage, clock) as story:
            await opened(story)
        clock.advance(timedelta(hours=2))

        async with running(stage, clock) as story:
            await story.settled()
            (reminder,) = reminders(story)
            to_tam = stage.sandbox.direct(TAM_ONE)

    assert "overdue" in reminder.text
    assert len(to_tam) == 1
    assert stage.count("timeline WHERE kind = 'Reminded'") == 4


async def test_row_23_a_question_that_ran_out_twice_while_the_desk_was_down_opens_one_ticket(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock):
        async with running(stage, clock) as story:
            asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
        clock.advance(timedelta(minutes=31))

        async with running(stage, clock) as story:
            await story.settled()
            texts = [message.text for message in story.replies(ACME, asked.ts)]

    assert ["EX-1" in text for text in texts] == [True, True]
    assert stage.count("tickets") == 1


async def test_row_22_a_restart_alone_says_nothing(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock):
        async with running(stage, clock) as story:
            await opened(story)
        before = said(stage)

        for _ in range(2):
            async with running(stage, clock) as story:
                await story.settled()

        assert said(stage) == before


async def test_row_31_after_a_tick_that_failed_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    beats = iter([ValueError("a bug"), StorageUnavailable("away"), None])
    came = asyncio.Event()

    async def beat() -> None:
        problem = next(beats)
        if problem:
            raise problem
        came.set()

    ticker = Ticker(beat, SystemClock(), every=timedelta(milliseconds=1))
    ticker.start()
    async with asyncio.timeout(PATIENCE):
        await came.wait()
    ticker.stop()

    assert [record.__dict__["action"] for record in caplog.records if "action" in record.__dict__] == [
        "tick_failed"
    ] * 2


async def test_row_31_a_tick_that_hangs_is_given_up_and_the_next_one_comes() -> None:
    begun: list[datetime] = []
    again = asyncio.Event()

    async def beat() -> None:
        begun.append(datetime.now(UTC))
        if len(begun) > 1:
            again.set()
            return
        await asyncio.Event().wait()

    ticker = Ticker(beat, SystemClock(), every=timedelta(milliseconds=1), max_tick=timedelta(milliseconds=20))
    ticker.start()
    async with asyncio.timeout(PATIENCE):
        await again.wait()
    ticker.stop()

    assert len(begun) == 2


async def test_row_31_a_desk_whose_ticks_fail_is_not_ready(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock) as story:
        await until(lambda: story.assembly.ticker.last_beat is not None)
        story.assembly.ticker.stop()
        clock.advance(timedelta(seconds=61))

        answer = await stage.asked_for("/readyz")

    assert (answer.status_code, answer.json()["reasons"]) == (503, ["the scheduler has not ticked for a minute"])


async def test_row_32_a_timer_that_nobody_asks_is_noticed_by_another_way(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock) as story:
        await opened(story)
        story.assembly.ticker.stop()
        clock.advance(timedelta(minutes=33))

        answer = await stage.asked_for("/readyz")

    assert answer.status_code == 503
    assert "a timer has been due since 2026-11-23 15:30 UTC and nobody asked it" in answer.json()["reasons"]


async def test_row_32_a_desk_that_sends_nothing_any_more_is_not_ready(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock) as story:
        await until(lambda: stage.says_yes("/readyz"))
        story.assembly.dispatcher.stop()

        await until(lambda: refuses(stage))
        answer = await stage.asked_for("/readyz")

    assert answer.json()["reasons"] == ["nothing is sent any more: start the desk again"]


async def test_row_31_a_desk_that_does_all_it_should_is_ready(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock) as story:
        await until(lambda: story.assembly.ticker.last_beat is not None)

        answer = await stage.asked_for("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"ready": True, "reasons": []})


async def test_row_34_a_reminder_that_waits_is_taken_back_by_an_acknowledgement(story: Story) -> None:
    await opened(story)
    story.sandbox.script("chat.postMessage", TooMany(retry_after=60), channel=TRIAGE)
    await story.passes(minutes=30)

    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    await story.passes(minutes=1)

    assert reminders(story) == []


async def test_row_35_a_ticket_that_is_opened_again_has_timers_of_its_own(story: Story) -> None:
    asked = await opened(story)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1 It works again.")
    await story.passes(hours=2)
    assert reminders(story) == []

    await story.says(CONTACT_ONE, ACME, "It is broken again", thread=asked)
    await story.until(story.clock.now() + timedelta(minutes=31))

    assert len(reminders(story)) == 1


async def opened(story: Story) -> str:
    """A ticket of Acme with an hour for its answer; the id of the message it came from."""
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], LEVEL_1)
    return asked.ts


def reminders(story: Story) -> list[PostedMessage]:
    """What triage was reminded of: under the card, or of all that came due meanwhile in the channel itself."""
    return [
        m
        for m in (*story.triage(), *story.under_card("EX-1"))
        if re.search("– (no response|open again|reminder)", m.text)
    ]


async def refuses(stage: Stage) -> bool:
    """Whether the desk says that it is not ready."""
    return not await stage.says_yes("/readyz")


def said(stage: Stage) -> int:
    """How often the desk has posted or edited anything."""
    return len([call for call in stage.sandbox.calls if call.method.startswith("chat.")])
