"""One text of an incident, told in two hundred channels at the pace of the platform: each reads it once."""

import asyncio
from typing import Final

from bot.model.places import Platform
from tests.benchmarks.rows import Row
from tests.benchmarks.telling import CHANNELS, opened, orders, seconds_until_read, served

KNOWN: Final = "A database is down, and we're failing over"


def run(channels: int = CHANNELS) -> list[Row]:
    """Seconds from the click until the last of them has read it, on SQLite."""
    return [
        Row(
            work=f"an update of an incident in {channels} channels on {platform.capitalize()}",
            unit="s",
            ours=asyncio.run(_told(channels, platform)),
            aim=300,
            less_is_better=True,
        )
        for platform in (Platform.SLACK, Platform.TEAMS)
    ]


async def _told(channels: int, platform: Platform) -> float:
    async with served(channels, platform) as (desk, customers):
        threads = await opened(customers, channels)
        places = [customers.channels(number)[0] for number in range(channels)]
        tickets = " ".join(f"EX-{number}" for number in range(1, channels + 1))
        await orders(desk, f"incident {tickets} Logins are down")
        await orders(desk, f"incident INC-1 update {KNOWN}")

        def read() -> list[int]:
            return [sum(KNOWN in text for text in customers.said(*one)) for one in zip(places, threads, strict=True)]

        return await seconds_until_read(orders(desk, "incident INC-1 send 2"), read)
