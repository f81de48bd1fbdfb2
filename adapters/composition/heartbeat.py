"""A sign of life for somebody else's alarm: an address that is asked each minute while nothing is wrong.

Whoever runs the address raises the alarm when it stays silent, so that a desk that can't speak is missed all the same.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

import httpx

from adapters.http.authorities import authorities
from adapters.web.health import ReadinessCheck

EVERY: Final = 60.0
"""The seconds between two signs of life."""
_PATIENCE: Final = 10.0

log = logging.getLogger(__name__)


async def heartbeats(
    url: str, checks: Sequence[ReadinessCheck], every: float = EVERY, transport: httpx.AsyncBaseTransport | None = None
) -> None:
    """Ask an address every so many seconds while no check finds anything wrong, until it is cancelled.

    What the address answers changes nothing: it is told in the log, without the address, which often is a secret.
    """
    async with httpx.AsyncClient(verify=authorities(), timeout=_PATIENCE, transport=transport) as client:
        while True:
            await asyncio.sleep(every)
            try:
                if not [True for check in checks if await check()]:
                    (await client.get(url)).raise_for_status()
            except httpx.HTTPError as error:
                told = {"action": "heartbeat_failed", "problem": type(error).__name__}
                log.warning("The heartbeat's address doesn't take it.", extra=told)
            except Exception:  # it must outlive whatever a check meets
                log.exception(
                    "A heartbeat failed; the next one comes in a minute.", extra={"action": "heartbeat_failed"}
                )
