"""Somebody sets the machine's clock: back, ahead, and right again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.example import TRIAGE
from tests.faults.conftest import MONDAY_NINE
from tests.faults.stage import Stage, standing, until
from tests.faults.test_time import opened, reminders, running


class LooseClock(ManualClock):
    """Can be set back or ahead, as people do with clocks: monotonic time knows nothing of it."""

    def set_back(self, by: timedelta) -> None:
        self._now -= by
        self._started -= by


@asynccontextmanager
async def at_nine(folder: Path) -> AsyncIterator[tuple[Stage, LooseClock]]:
    """A platform on a Monday morning, whose clock can be set."""
    clock = LooseClock(MONDAY_NINE)
    async with standing(folder, clock) as stage:
        yield stage, clock
        stage.check()


async def test_row_25_a_clock_that_is_set_back_reminds_of_nothing_twice_and_keeps_nothing_back(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock) as story:
        await opened(story)
        await story.passes(minutes=30)
        clock.set_back(timedelta(hours=1))

        await story.settled()
        at_once = len(reminders(story))
        await story.passes(minutes=15)

        assert (at_once, len(reminders(story))) == (1, 2)


async def test_row_24_a_clock_that_jumps_ahead_breaks_no_promise_and_spends_no_reminder(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock) as story:
        await opened(story)
        clock.set_back(-timedelta(days=3))

        await story.settled()
        early = reminders(story)
        await story.passes(minutes=30)

        assert early == []
        assert len(reminders(story)) == 1
        assert stage.count("timeline WHERE kind = 'PromiseMissed'") == 0


async def test_row_24_people_hear_of_a_jump_of_the_clock_and_of_its_end(tmp_path: Path) -> None:
    async with at_nine(tmp_path) as (stage, clock), running(stage, clock):
        clock.set_back(-timedelta(days=3))
        await until(lambda: is_told(stage, "jumped ahead by 3 days"))

        clock.set_back(timedelta(days=3))

        await until(lambda: is_told(stage, "clock is right again"))


def is_told(stage: Stage, words: str) -> bool:
    """Whether triage has read these words."""
    return any(words in call.arguments["text"] for call in stage.posts(TRIAGE))
