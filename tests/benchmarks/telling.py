"""A desk with many customers, each with a channel, who are told one thing: on Slack or on Teams, at their pace."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, Protocol

from msgspec import Struct

from adapters.composition.sandbox import Sandbox, build_sandbox
from adapters.sandbox.example import AGENT_ONE, TRIAGE
from adapters.sandbox.teams.seen import shown
from bot.model.places import Platform
from tests import large_desk
from tests.acceptance.stage import running
from tests.acceptance.story import labels
from tests.migrated import migrated

CHANNELS: Final = 200
AT_ONCE: Final = 8
FIRST: Final = "Level 1 – Critical"


class Customers(Protocol):
    """The people of the customers, whose channels are numbered."""

    async def opens(self, number: int) -> str:
        """Open a ticket in a channel, and return its thread."""

    def channels(self, number: int) -> Sequence[str]:
        """Return the channels of a customer, the first of which they write in."""

    def said(self, channel: str, thread: str | None = None) -> Sequence[str]:
        """Return what is written in a channel, or in a thread of it."""


class OnSlack(Struct, frozen=True, dict=True):
    """The customers on Slack."""

    desk: Sandbox

    async def opens(self, number: int) -> str:
        slack, (channel, _) = self.desk.slack, self.channels(number)
        asked = await slack.says(f"U{number}", channel, "Nobody can log in")
        await until(lambda: len(slack.thread(channel, asked.ts)) > 1)
        question = slack.thread(channel, asked.ts)[1]
        await slack.clicks(f"U{number}", question, labels(question)[0])
        return asked.ts

    def channels(self, number: int) -> Sequence[str]:
        return f"C{number}", f"C{number}B"

    def said(self, channel: str, thread: str | None = None) -> Sequence[str]:
        slack = self.desk.slack
        return [one.text for one in (slack.thread(channel, thread) if thread else slack.messages(channel))]


class OnTeams(Struct, frozen=True, dict=True):
    """The customers on Teams."""

    desk: Sandbox

    async def opens(self, number: int) -> str:
        teams, (channel,) = self.desk.teams, self.channels(number)
        asked = await teams.says(f"u{number}", channel, "@plandesk Nobody can log in")
        await until(lambda: len(teams.thread(channel, asked.id)) > 1)
        await teams.clicks(f"u{number}", teams.thread(channel, asked.id)[1], FIRST)
        return asked.id

    def channels(self, number: int) -> Sequence[str]:
        return (f"19:c{number}@thread.tacv2",)

    def said(self, channel: str, thread: str | None = None) -> Sequence[str]:
        teams = self.desk.teams
        return [shown(one) for one in (teams.thread(channel, thread) if thread else teams.messages(channel))]


WHERE: Final[Mapping[Platform, Callable[[Sandbox], Customers]]] = {Platform.SLACK: OnSlack, Platform.TEAMS: OnTeams}


@contextlib.asynccontextmanager
async def served(customers: int, platform: Platform) -> AsyncIterator[tuple[Sandbox, Customers]]:
    """A desk on SQLite with so many customers, served on a free port; and those."""
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        kept, file = Path(folder) / "desk.db", large_desk.written(Path(folder), customers=customers, is_plain=True)
        kept.write_bytes(migrated())
        desk = build_sandbox(
            address=f"http://127.0.0.1:{listener.getsockname()[1]}",
            database_url=f"sqlite:///{kept}",
            desk_file=file if platform is Platform.SLACK else large_desk.on_teams(file),
        )
        async with running(desk.app, listener):
            yield desk, WHERE[platform](desk)


async def opened(customers: Customers, count: int) -> list[str]:
    """A ticket in each channel, a few at once; their threads."""
    few = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> str:
        async with few:
            return await customers.opens(number)

    return await asyncio.gather(*map(one, range(count)))


async def orders(desk: Sandbox, text: str) -> None:
    """Agent One gives an order in triage."""
    gesture = await desk.slack.runs(AGENT_ONE, TRIAGE, "/ticket", text)
    if gesture.status != 200:
        raise RuntimeError(f"the desk doesn't take “{text}”")


async def seconds_until_read(act: Awaitable[object], read: Callable[[], list[int]]) -> float:
    """Seconds from an act until everybody has read what it tells, once."""
    began = perf_counter()
    await act
    await until(lambda: all(read()))
    took = perf_counter() - began
    if set(read()) != {1}:
        raise RuntimeError("somebody has read it twice")
    return took


async def until(holds: Callable[[], bool]) -> None:
    """Waits until it is so."""
    while True:
        if holds():
            return
        await asyncio.sleep(0.02)
