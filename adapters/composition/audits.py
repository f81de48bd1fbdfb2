"""The audits of a running desk, a minute apart."""

import asyncio
import logging
from typing import Final

from bot.errors import StorageUnavailable
from bot.ports import RunInThread
from bot.shell.auditor import Auditor

EVERY: Final = 60.0
"""The seconds between two audits."""

log = logging.getLogger(__name__)


async def audits(auditor: Auditor, in_thread: RunInThread, every: float = EVERY) -> None:
    """Audit every so many seconds, until it is cancelled."""
    while True:
        await asyncio.sleep(every)
        try:
            await in_thread(auditor.look)
        except StorageUnavailable:
            continue  # what else is wrong then is told by others
        except Exception:  # it must outlive whatever it finds
            log.exception("An audit failed; the next one comes in a minute.", extra={"action": "audit_failed"})
