"""Trouble that is over when something is tried again. Anything else would come back for ever."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar

from bot.errors import StaleVersion, StorageUnavailable

T = TypeVar("T")

PATIENCE = 1.5
"""The seconds for which something is tried again: somebody waits for it, for two seconds at most."""
_PAUSE: Final = 0.02
"""The seconds up to which one waits at random before the next try, so that many don't meet again."""
PASSING: Final = (StorageUnavailable, StaleVersion)
"""The errors that pass by themselves; whatever else is raised goes into quarantine."""


def retry(once: Callable[[], T]) -> T:
    """Decide again, on what is there by then, while somebody else is quicker; raises StaleVersion in the end."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(StaleVersion):
            return once()
        time.sleep(random.uniform(0, _PAUSE))  # noqa: S311 - no secret
    return once()
