"""The sweeper: it asks the timers that are due, each time it is woken, until none is left; nothing waits for ever."""

from datetime import timedelta
from typing import Final

from bot.shell.introduction import introduce, waited_for
from bot.shell.service import DeskService

OVERDUE: Final = timedelta(seconds=30)
"""The age at which a command that waits to know its giver is decided without: the lookup isn't there."""


def sweep(service: DeskService) -> int:
    """Ask all due timers, batch after batch, and return how many were asked. Raises `StorageUnavailable`."""
    for account in waited_for(service, service.clock.now() - OVERDUE):
        introduce(service, account, None)
    asked = 0
    while batch := service.check_due():
        asked += batch
    return asked
