"""Asks the timers that are due, each time it is woken, until none is left; and lets nothing wait for ever."""

from datetime import timedelta
from typing import Final

from bot.shell.introduction import introduce, waited_for
from bot.shell.service import DeskService

OVERDUE: Final = timedelta(seconds=30)
"""What has waited so long to know who gave it is decided without: whoever should have found out is not there."""


def sweep(service: DeskService) -> int:
    """All due timers, batch after batch; returns how many were asked. Raises `StorageUnavailable`."""
    for account in waited_for(service, service.clock.now() - OVERDUE):
        introduce(service, account, None)
    asked = 0
    while batch := service.check_due():
        asked += batch
    return asked
