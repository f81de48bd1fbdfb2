"""The looks that a running desk has at what may be amiss, a minute apart."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from bot.errors import StaleVersion, StorageUnavailable
from bot.ports import RunInThread

EVERY: Final = 60.0
"""The seconds between two audits."""

log = logging.getLogger(__name__)


async def audits(look: Callable[[], object], in_thread: RunInThread, every: float = EVERY) -> None:
    """Have a look every so many seconds, until it is cancelled."""
    while True:
        await asyncio.sleep(every)
        try:
            await in_thread(look)
        except (StorageUnavailable, StaleVersion):
            continue  # what else is wrong then is told by others
        except Exception:  # it must outlive whatever it finds
            log.exception("An audit failed; the next one comes in a minute.", extra={"action": "audit_failed"})
