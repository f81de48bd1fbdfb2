"""One customer writes without end: what another one's Severity 1 feels of it, and the writer's own thousandth message.

The whole desk is served, at the pace of its platform, beside a stand-in that takes what it says.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace

from adapters.composition.sandbox import Sandbox, build_sandbox
from adapters.sandbox.example import ACME, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from adapters.sandbox.slack.gesture import SlackGesture
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from bot.commands import ReceiveMessage
from tests.acceptance.stage import running
from tests.acceptance.story import labels
from tests.benchmarks.rows import Row, seconds
from tests.benchmarks.small_desk import request, small_desk
from tests.migrated import migrated

A_SECOND, LASTS = 10, 60
EVERY = 3
"""Seconds between the tickets of the other customer."""
NEW = "It's something new"
WRITTEN, AT_THE_START, TOGETHER = 1_100, 10, 100


def run() -> list[Row]:
    """Two customers over HTTP on SQLite, with and without the flood; and one writer, message by message."""
    quiet, flooded = (asyncio.run(_p95(flood=flood)) for flood in (False, True))
    first, thousandth = _one_writer()
    work = f"another customer's Severity 1 under {60 * A_SECOND} messages a minute: its triage card, p95"
    return [
        Row(work=work, unit="s", ours=flooded, aim=3, less_is_better=True),
        Row(work=work, unit="s", ours=flooded, beside=quiet, what="while all is quiet", aim=0.33, less_is_better=True),
        Row(
            work="the thousandth message of one writer",
            unit="ms",
            ours=thousandth,
            beside=first,
            what="one of the first",
            aim=1 / 1.2,
            less_is_better=True,
        ),
    ]


async def _p95(*, flood: bool) -> float:
    """Seconds from the choice of the severity to the card, as all but one in twenty take."""
    async with _served() as desk:
        writing = asyncio.create_task(_write(desk.slack)) if flood else None
        took = [await _opened(desk.slack, number) for number in range(LASTS // EVERY)]
        if writing:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
            if len(desk.slack.messages(ACME)) < 0.9 * A_SECOND * LASTS:
                raise RuntimeError("the flood was slower than it should be")
    return quantiles(took, n=20)[-1]


@asynccontextmanager
async def _served() -> AsyncIterator[Sandbox]:
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        kept = Path(folder) / "desk.db"
        kept.write_bytes(migrated())
        desk = build_sandbox(address=f"http://127.0.0.1:{listener.getsockname()[1]}", database_url=f"sqlite:///{kept}")
        async with running(desk.app, listener):
            yield desk


async def _write(sandbox: SlackSandbox) -> None:
    """One customer's channel, ten messages a second until the end."""
    under_way: set[asyncio.Task[SlackGesture]] = set()
    number, began = 0, perf_counter()
    while True:
        one = asyncio.create_task(sandbox.says(CONTACT_ONE, ACME, f"It still fails, attempt {number}"))
        under_way.add(one)
        one.add_done_callback(under_way.discard)
        number += 1
        await asyncio.sleep(max(began + number / A_SECOND - perf_counter(), 0))


async def _opened(sandbox: SlackSandbox, number: int) -> float:
    """A ticket of the most severe kind: seconds until triage has its card. No delivery of this customer is refused."""
    began, text = perf_counter(), f"Everything is down, part {number}"
    asked = await sandbox.says(CONTACT_THREE, GLOBE, text)
    question = await _there(lambda: [one for one in sandbox.thread(GLOBE, asked.ts)[1:] if labels(one)])
    if NEW in labels(question):  # it was offered beside the ticket before it
        await sandbox.clicks(CONTACT_THREE, question, NEW)
        question = await _there(lambda: [one for one in sandbox.thread(GLOBE, asked.ts)[1:] if len(labels(one)) > 2])
    chosen_at = perf_counter()
    chosen = await sandbox.clicks(CONTACT_THREE, question, labels(question)[0])
    await _there(lambda: [one for one in sandbox.messages(TRIAGE) if one.text.startswith("EX-") and text in one.text])
    took = perf_counter() - chosen_at
    if any(delivery.status != 200 for gesture in (asked, chosen) for delivery in gesture.deliveries):
        raise RuntimeError("the other customer was turned away")
    await asyncio.sleep(max(began + EVERY - perf_counter(), 0))
    return took


async def _there(look: Callable[[], list[PostedMessage]]) -> PostedMessage:
    """The first of what is looked for, once it is there."""
    while True:
        for one in look():
            return one
        await asyncio.sleep(0.01)


def _one_writer() -> tuple[float, float]:
    """Milliseconds of a message: among the first of a writer, and after a thousand of them."""
    with TemporaryDirectory() as folder, small_desk(f"sqlite:///{folder}/desk.db") as desk:
        taken = [1000 * seconds(partial(desk.service.handle, _message(number))) for number in range(WRITTEN)]
    return median(taken[AT_THE_START : AT_THE_START + TOGETHER]), median(taken[-TOGETHER:])


def _message(number: int) -> ReceiveMessage:
    """A message of one writer in their channel, all within five minutes."""
    first = request(1)
    stamp = f"{first.message.partition('.')[0]}.{number:06d}"
    return replace(first, message=stamp, text=f"It still fails, {number}", origin=replace(first.origin, keys=(stamp,)))
