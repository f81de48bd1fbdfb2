"""One text of an incident, told in two hundred channels at the pace of the platform: each reads it once."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from adapters.composition.sandbox import Sandbox, build_sandbox
from adapters.sandbox.example import AGENT_ONE, TRIAGE
from tests import large_desk
from tests.acceptance.stage import running
from tests.acceptance.story import labels
from tests.benchmarks.rows import Row
from tests.migrated import migrated

CHANNELS: Final = 200
KNOWN: Final = "A database is down, and we're failing over"
AT_ONCE: Final = 8


def run(channels: int = CHANNELS) -> list[Row]:
    """Seconds from the click until the last of them has read it, on SQLite."""
    took = asyncio.run(_told(channels))
    return [
        Row(work=f"an update of an incident in {channels} channels", unit="s", ours=took, aim=300, less_is_better=True)
    ]


async def _told(channels: int) -> float:
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        kept = Path(folder) / "desk.db"
        kept.write_bytes(migrated())
        desk = build_sandbox(
            address=f"http://127.0.0.1:{listener.getsockname()[1]}",
            database_url=f"sqlite:///{kept}",
            desk_file=large_desk.written(Path(folder), customers=channels, is_plain=True),
        )
        async with running(desk.app, listener):
            threads = await _opened(desk, channels)
            tickets = " ".join(f"EX-{number}" for number in range(1, channels + 1))
            await _orders(desk, f"incident {tickets} Logins are down")
            await _orders(desk, f"incident INC-1 update {KNOWN}")
            began = perf_counter()
            await _orders(desk, "incident INC-1 send 2")
            await _until(lambda: all(_read(desk, threads)))
            took = perf_counter() - began
            if set(_read(desk, threads)) != {1}:
                raise RuntimeError("somebody has read it twice")
            return took


async def _orders(desk: Sandbox, text: str) -> None:
    gesture = await desk.slack.runs(AGENT_ONE, TRIAGE, "/ticket", text)
    if gesture.status != 200:
        raise RuntimeError(f"the desk doesn't take “{text}”")


async def _opened(desk: Sandbox, channels: int) -> dict[str, str]:
    """A ticket in each channel, and its thread."""
    few = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> tuple[str, str]:
        async with few:
            asked = await desk.slack.says(f"U{number}", f"C{number}", "Nobody can log in")
            await _until(lambda: len(desk.slack.thread(f"C{number}", asked.ts)) > 1)
            question = desk.slack.thread(f"C{number}", asked.ts)[1]
            await desk.slack.clicks(f"U{number}", question, labels(question)[0])
            return f"C{number}", asked.ts

    return dict(await asyncio.gather(*map(one, range(channels))))


async def _until(holds: Callable[[], bool]) -> None:
    while True:
        if holds():
            return
        await asyncio.sleep(0.02)


def _read(desk: Sandbox, threads: dict[str, str]) -> list[int]:
    """How often each of them has read it."""
    return [sum(KNOWN in said.text for said in desk.slack.thread(*one)) for one in threads.items()]
