"""Trouble that is over when something is tried again. Anything else would come back for ever."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar

from bot.errors import StaleVersion, StorageUnavailable

T = TypeVar("T")

_TRIES: Final = 3
PASSING: Final = (StorageUnavailable, StaleVersion)
"""The errors that pass by themselves; whatever else is raised goes into quarantine."""


def retry(once: Callable[[], T]) -> T:
    """Decide again, on what is there by then, if somebody else was quicker."""
    for _ in range(_TRIES - 1):
        with suppress(StaleVersion):
            return once()
    return once()
