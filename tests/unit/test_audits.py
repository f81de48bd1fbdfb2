"""Audits go on, whatever one of them meets."""

import asyncio
from collections.abc import Callable

import pytest

from adapters.composition.audits import audits
from bot.errors import StorageUnavailable


class Troubled:
    """An auditor that meets trouble after trouble, and then nothing."""

    def __init__(self) -> None:
        self.troubles: list[Exception] = [StorageUnavailable("away"), RuntimeError("a bug")]
        self.is_done = asyncio.Event()

    def look(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.is_done.set()


async def test_the_next_audit_comes_after_a_database_that_is_away_and_after_a_bug(
    caplog: pytest.LogCaptureFixture,
) -> None:
    troubled = Troubled()

    async def at_once(call: Callable[[], object]) -> object:
        return call()

    running = asyncio.create_task(audits(troubled.look, at_once, every=0))
    await asyncio.wait_for(troubled.is_done.wait(), 30)
    running.cancel()

    assert [record.action for record in caplog.records] == ["audit_failed"]  # type: ignore[attr-defined]
