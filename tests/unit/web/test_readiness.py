"""The desk says that it can work, or why not."""

from datetime import UTC, datetime, timedelta

from adapters.sandbox.core.clock import ManualClock
from adapters.web import readiness
from bot.errors import StorageUnavailable
from storage.engines import UnusableDatabase

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


async def test_a_database_that_answers_is_well() -> None:
    async def next_timer_at() -> datetime | None:
        return NOON + timedelta(hours=1)

    assert await readiness.answering(next_timer_at, ManualClock(NOON))() is None


async def test_a_database_that_does_not_answer_is_named() -> None:
    async def next_timer_at() -> datetime | None:
        raise StorageUnavailable("gone")

    assert "StorageUnavailable" in str(await readiness.answering(next_timer_at, ManualClock(NOON))())


async def test_a_timer_that_nobody_asks_is_named() -> None:
    async def next_timer_at() -> datetime | None:
        return NOON - timedelta(minutes=3)

    assert "2026-03-02 11:57 UTC" in str(await readiness.answering(next_timer_at, ManualClock(NOON))())


async def test_a_scheduler_that_has_ticked_lately_is_well() -> None:
    assert await readiness.ticking(lambda: 0.0, later(60))() is None


async def test_a_scheduler_that_stands_still_is_named() -> None:
    found = await readiness.ticking(lambda: 0.0, later(61))()

    assert found == "the scheduler has not ticked for a minute"


async def test_a_scheduler_that_has_not_begun_is_named() -> None:
    assert await readiness.ticking(lambda: None, ManualClock(NOON))() == "the scheduler has not ticked yet"


async def test_a_database_that_takes_nothing_in_is_named() -> None:
    async def write() -> None:
        raise StorageUnavailable("full")

    assert "is its disk full?" in str(await readiness.writing(write)())


async def test_a_database_of_another_schema_is_named_and_what_to_do() -> None:
    async def verify() -> None:
        raise UnusableDatabase("The database has schema 0099: use the plandesk that wrote it")

    assert "use the plandesk that wrote it" in str(await readiness.of_this_schema(verify)())


async def test_a_database_that_is_away_is_not_taken_for_one_of_another_schema() -> None:
    async def verify() -> None:
        raise StorageUnavailable("gone")

    assert await readiness.of_this_schema(verify)() is None


def later(seconds: float) -> ManualClock:
    """A clock so long after its start."""
    clock = ManualClock(NOON)
    clock.advance(timedelta(seconds=seconds))
    return clock


async def test_a_desk_that_has_fallen_silent_is_named() -> None:
    assert await readiness.speaking(lambda: False)() is None
    assert "nothing is sent any more" in str(await readiness.speaking(lambda: True)())
