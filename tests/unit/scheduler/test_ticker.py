"""The ticker goes on whatever the wall clock does: APScheduler counts by it, and must be set going again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, tzinfo

import pytest

from adapters.composition.clock import SystemClock
from adapters.scheduler import ticker as module
from adapters.scheduler.ticker import Ticker
from tests.waiting import PATIENCE, until

EVERY = timedelta(milliseconds=5)


class Wall(datetime):
    """The wall clock as APScheduler reads it; `ahead` is by how much somebody has moved it."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # a plain datetime is what it gives
        return datetime.now(tz) + cls.ahead


class Beats:
    """Counts them."""

    def __init__(self) -> None:
        self.count = 0

    async def __call__(self) -> None:
        self.count += 1


@pytest.fixture
def beats() -> Beats:
    return Beats()


@pytest.fixture
async def ticker(beats: Beats, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ticker]:
    monkeypatch.setattr(Wall, "ahead", timedelta())
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Wall)
    monkeypatch.setattr(module, "datetime", Wall)
    ticking = Ticker(beats, SystemClock(), every=EVERY)
    ticking.start()
    await until(lambda: beats.count)
    yield ticking
    ticking.stop()


async def test_row_25_after_a_step_back_it_goes_on_within_a_few_intervals(
    ticker: Ticker, beats: Beats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wall, "ahead", timedelta(hours=-1))
    await until(ticker.revive)
    before = beats.count

    await until(lambda: beats.count > before + 3)


async def test_row_24_after_a_step_ahead_and_right_again_likewise(
    ticker: Ticker, beats: Beats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wall, "ahead", timedelta(days=3650))
    before = beats.count
    await until(lambda: beats.count > before)
    monkeypatch.setattr(Wall, "ahead", timedelta())

    await until(ticker.revive)

    seen = beats.count
    await until(lambda: beats.count > seen + 3)


async def test_row_32_a_job_that_is_gone_is_put_back(ticker: Ticker, beats: Beats) -> None:
    ticker._scheduler.remove_all_jobs()

    await until(ticker.revive)

    before = beats.count
    await until(lambda: beats.count > before)


async def test_one_that_was_stopped_stays_so(ticker: Ticker, beats: Beats) -> None:
    ticker.stop()
    await asyncio.sleep(4 * EVERY.total_seconds())

    assert not ticker.revive()


async def test_one_that_is_at_work_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on, begun = asyncio.Event(), asyncio.Event()

    async def long() -> None:
        begun.set()
        await goes_on.wait()

    ticker = Ticker(long, SystemClock(), every=EVERY)
    ticker.start()
    await begun.wait()
    await asyncio.sleep(4 * EVERY.total_seconds())

    revived = ticker.revive()

    goes_on.set()
    ticker.stop()
    assert not revived


async def test_one_that_is_stopped_in_the_middle_of_a_beat_logs_no_error(caplog: pytest.LogCaptureFixture) -> None:
    under_way = asyncio.Event()

    async def beat() -> None:
        under_way.set()
        await asyncio.Event().wait()

    ticking = Ticker(beat, SystemClock(), every=EVERY)
    ticking.start()
    await under_way.wait()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    ticking.stop()
    await asyncio.wait(others, timeout=PATIENCE)

    assert all(one.done() for one in others)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
