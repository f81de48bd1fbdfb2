"""The process dies again and again while many customers are told something: each of them reads it exactly once."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.sandbox.example import AGENT_ONE, TRIAGE
from adapters.sandbox.slack.state import PostedMessage
from tests import large_desk
from tests.acceptance.story import labels
from tests.faults.stage import Stage, standing, until
from tests.rounds import rounds

CHANCE = random.Random(2026)  # noqa: S311 - the same moments in every run
CUSTOMERS = rounds(2, 6)
TOLD = "This goes to"
SAID = ("announce", "--all", "--by", "TAM One", "--send")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A desk of customers with two channels each: of two, in a soak of six."""
    desk_file = large_desk.written(tmp_path, customers=CUSTOMERS, is_plain=True)
    async with standing(tmp_path, desk_file=desk_file) as one:
        yield one
        one.check()


def channels(stage: Stage) -> list[str]:
    """All channels of customers."""
    return [one for one in stage.sandbox.state.population.channels if one != TRIAGE]


def previews(stage: Stage) -> list[PostedMessage]:
    """What Agent One has been shown before it went out."""
    return [one for one in stage.sandbox.state.private_messages(AGENT_ONE) if TOLD in one.text]


async def opened(stage: Stage, channel: str) -> str:
    """A ticket in a channel; its thread."""
    number = channel.removeprefix("C").removesuffix("B")
    who = f"U{number}"
    asked = await stage.sandbox.says(who, channel, f"Nobody can log in, says {channel}")
    await until(lambda: stage.replies(channel, asked.ts))
    question = stage.replies(channel, asked.ts)[0]
    await stage.sandbox.clicks(who, question, labels(question)[0])
    return asked.ts


async def test_kills_at_random_moments_tell_each_of_many_once_of_an_incident(stage: Stage) -> None:
    await stage.start()
    some = channels(stage)[: rounds(3, 12)]
    threads = dict(zip(some, await asyncio.gather(*(opened(stage, one) for one in some)), strict=True))
    await until(lambda: stage.count("tickets") == len(threads))
    numbers = " ".join(f"EX-{number}" for number in range(1, len(threads) + 1))
    await stage.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", f"incident {numbers} Logins are down")
    texts = [f"A database is down, part {turn}" for turn in range(rounds(1, 200))]

    for turn, text in enumerate(texts):
        await stage.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", f"incident INC-1 update {text}")
        await until(lambda turn=turn: len(previews(stage)) > turn)  # type: ignore[misc]
        sent = await stage.sandbox.clicks(AGENT_ONE, previews(stage)[-1], f"Send to {CUSTOMERS} customers")
        await asyncio.sleep(CHANCE.random() / 2)
        await stage.restart()
        await stage.sandbox.redelivers(sent.deliveries[0])

    await until(lambda: stage.count("timers WHERE kind = 'incident' AND state = 'waiting'") == 0)
    await stage.quiet(*threads)
    read = [sum(text in one.text for one in stage.replies(*each)) for each in threads.items() for text in texts]
    assert read == [1] * len(threads) * len(texts)


async def test_kills_at_random_moments_announce_to_each_of_many_channels_once(stage: Stage) -> None:
    await stage.start()
    texts = [f"We are closed on day {turn}." for turn in range(rounds(1, 200))]

    for text in texts:
        command = stage.forked(*SAID, text)
        await asyncio.sleep(CHANCE.random())
        command.kill()
        await asyncio.to_thread(command.join)
        again = await stage.runs(*SAID, text)
        assert again[0] == 0 or "has been told that already" in again[2], again
        await asyncio.sleep(CHANCE.random() / 2)
        await stage.restart()

    await stage.quiet()
    read = [sum(text in one.text for one in stage.sandbox.messages(each)) for each in channels(stage) for text in texts]
    assert read == [1] * len(channels(stage)) * len(texts)


async def test_kills_while_an_agent_announces_in_chat_reach_each_of_many_channels_once(stage: Stage) -> None:
    await stage.start()
    texts = [f"We are closed on day {turn}." for turn in range(rounds(2, 200))]

    for text in texts:
        await stage.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", f"announce all: {text}")
        await stage.sandbox.submits(AGENT_ONE, stage.sandbox.state.views[AGENT_ONE], {})
        shown = stage.sandbox.state.views[AGENT_ONE]
        sending = asyncio.create_task(stage.sandbox.submits(AGENT_ONE, shown, {}))
        await asyncio.sleep(CHANCE.random() / 2)
        await stage.restart()
        sent = await sending
        await stage.sandbox.redelivers(sent.deliveries[0])

    await stage.quiet()
    read = [sum(text in one.text for one in stage.sandbox.messages(each)) for each in channels(stage) for text in texts]
    assert read == [1] * len(channels(stage)) * len(texts)
