"""Asks the timers that are due, each time it is woken, until none is left."""

from bot.service import DeskService


def sweep(service: DeskService) -> int:
    """All due timers, batch after batch; returns how many were asked. Raises `StorageUnavailable`."""
    asked = 0
    while batch := service.check_due():
        asked += batch
    return asked
