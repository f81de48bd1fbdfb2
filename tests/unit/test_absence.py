"""When nothing could be heard: from when to when that was, and that it is seen to until that has worked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.http.absence import Absence
from adapters.http.handling import HandledCommand
from adapters.sandbox.core.clock import ManualClock
from bot.commands import Command, Help, Origin, Via
from bot.errors import NotReached, StorageUnavailable
from bot.model.places import Platform
from bot.shell.writer import CommandResult as Done

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
COMMAND = Help(origin=Origin(by=None, at=NINE, via=Via.MESSAGE))


def minutes(number: float) -> datetime:
    """So many minutes after nine."""
    return NINE + timedelta(minutes=number)


@dataclass
class Kept(dict[str, str]):
    """References in memory."""

    def remember(self, key: str, reference: str) -> None:
        self[key] = reference

    def recall(self, key: str) -> str | None:
        return self.get(key)


@dataclass
class Watch:
    """A desk that comes and goes on what it keeps."""

    clock: ManualClock = field(default_factory=lambda: ManualClock(NINE))
    kept: Kept = field(default_factory=Kept)
    made_up: list[tuple[datetime, datetime]] = field(default_factory=list)
    trouble: Exception | None = None
    is_hearing: bool = True
    looks_anyway: bool = False
    absence: Absence = field(init=False)

    def __post_init__(self) -> None:
        self.starts()

    def starts(self) -> None:
        """A new process of the desk."""
        self.absence = Absence(
            platform=Platform.SLACK,
            references=self.kept,
            in_thread=_here,
            clock=self.clock,
            looks_anyway=self.looks_anyway,
            ticks=self.clock.monotonic,
        )

    async def looks(self, after: float = 0) -> None:
        """Some minutes pass, and then it looks."""
        self.clock.advance(timedelta(minutes=after))
        await self.absence.look(self._make_up, lambda: self.is_hearing)

    async def fails(self) -> None:
        """Something comes in that cannot be kept."""

        async def handle(command: Command, raw: str) -> HandledCommand:
            raise StorageUnavailable("the database is away")

        with pytest.raises(StorageUnavailable):
            await self.absence.watched(handle)(COMMAND, "")

    async def _make_up(self, since: datetime, until: datetime) -> None:
        if self.trouble:
            raise self.trouble
        self.made_up.append((since, until))


async def _here(call: Callable[[], Any]) -> Any:
    return call()


async def test_a_desk_that_never_ran_has_missed_nothing() -> None:
    watch = Watch()

    await watch.looks()
    await watch.looks(after=20)

    assert watch.made_up == []


async def test_after_a_start_it_is_what_came_since_the_last_look() -> None:
    watch = Watch()
    await watch.looks()
    await watch.looks(after=5)

    watch.starts()
    await watch.looks(after=20)
    await watch.looks(after=1)

    assert watch.made_up == [(minutes(5), minutes(25))]


async def test_what_could_not_be_seen_to_is_tried_again_from_the_same_instant_also_by_the_next_start() -> None:
    watch = Watch()
    await watch.looks()
    watch.starts()
    watch.trouble = NotReached("Slack is away")
    with pytest.raises(NotReached):
        await watch.looks(after=20)

    watch.starts()
    watch.trouble = None
    await watch.looks(after=5)

    assert watch.made_up == [(minutes(0), minutes(25))]


async def test_a_stretch_in_which_nothing_could_be_kept_is_seen_to_once_it_is_over() -> None:
    watch = Watch()
    await watch.looks()

    await watch.fails()
    await watch.looks(after=1)
    await watch.fails()
    await watch.looks(after=1)
    assert watch.made_up == []
    await watch.looks(after=1)

    assert watch.made_up == [(minutes(0), minutes(3))]


async def test_a_connection_that_comes_back_has_missed_what_was_said_without_it() -> None:
    watch = Watch()
    await watch.looks()

    watch.is_hearing = False
    await watch.looks(after=10)
    watch.is_hearing = True
    watch.absence.reconnected()
    await watch.looks(after=10)

    assert watch.made_up == [(minutes(0), minutes(20))]


async def test_row_14_where_one_can_look_it_is_done_every_half_an_hour_though_nothing_failed() -> None:
    watch = Watch(looks_anyway=True)

    for _ in range(6):
        await watch.looks(after=10)

    assert watch.made_up == [(minutes(10), minutes(30)), (minutes(30), minutes(60))]


async def test_what_can_be_kept_passes_through() -> None:
    async def handle(command: Command, raw: str) -> HandledCommand:
        return Done(absorbed=True)

    assert await Watch().absence.watched(handle)(COMMAND, "") == Done(absorbed=True)
