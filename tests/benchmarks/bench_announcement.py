"""An announcement in two hundred channels at the pace of the platform: each reads it once."""

import asyncio
from typing import Final

from adapters.composition.sandbox import Sandbox
from adapters.sandbox.example import AGENT_ONE
from bot.model.places import Platform
from tests.benchmarks.rows import Row
from tests.benchmarks.telling import CHANNELS, orders, seconds_until_read, served, until

TEXT: Final = "We are closed on 24 December"
EACH: Final = {Platform.SLACK: 2, Platform.TEAMS: 1}
"""The channels of each customer."""


def run(channels: int = CHANNELS) -> list[Row]:
    """Seconds from the click until the last of them has read it, on SQLite."""
    return [
        Row(
            work=f"an announcement in {channels} channels on {platform.capitalize()}",
            unit="s",
            ours=asyncio.run(_told(channels, platform)),
            aim=300,
            less_is_better=True,
        )
        for platform in EACH
    ]


async def _told(channels: int, platform: Platform) -> float:
    count = channels // EACH[platform]
    async with served(count, platform) as (desk, customers):
        await orders(desk, f"announce all: {TEXT}")
        await _sends(desk)
        places = [one for number in range(count) for one in customers.channels(number)]

        def read() -> list[int]:
            return [sum(TEXT in text for text in customers.said(one)) for one in places]

        return await seconds_until_read(_sends(desk), read)


async def _sends(desk: Sandbox) -> None:
    """Agent One sends the form as it is before them: first to be shown what goes out, and then to send that."""
    views = desk.slack.state.views
    await until(lambda: AGENT_ONE in views)
    await desk.slack.submits(AGENT_ONE, views[AGENT_ONE], {})
