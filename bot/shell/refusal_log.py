"""The log of refusals, without a word of anybody's; and the notice of somebody who is refused often in a minute.

It may be a mistake in the desk file, or somebody who tries what they may not do.
"""

import logging
from collections import deque
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from msgspec.structs import asdict

from bot.engine.situation import Refusal
from bot.model.places import Account

MANY: Final = 10
WITHIN: Final = timedelta(minutes=1)
QUIET_FOR: Final = timedelta(hours=1)
"""The time for which people aren't notified of an account again."""
MAX_ACCOUNTS: Final = 1000
"""The most accounts that are counted; beyond it those refused longest ago are forgotten."""

log = logging.getLogger(__name__)


class RefusalLog:
    """The log of refusals, which counts those of the last minute by account, in this process.

    Any thread may call it.
    """

    def __init__(self) -> None:
        self._lately: dict[Account, deque[datetime]] = {}
        self._told: dict[Account, datetime] = {}
        self._turn = Lock()

    def record(self, refusal: Refusal, at: datetime) -> bool:
        """Log a refusal at an instant (UTC); return whether to notify people of the account, once per `QUIET_FOR`."""
        tried = asdict(refusal) | {"account": str(refusal.account)}
        log.warning("Somebody tried what they may not do or see.", extra={"action": "refused"} | tried)
        with self._turn:
            return self._is_often(refusal.account, at)

    def _is_often(self, account: Account, at: datetime) -> bool:
        lately = self._lately.pop(account, deque[datetime](maxlen=MANY))
        lately.append(at)
        self._lately[account] = lately  # the latest last
        _forget_oldest(self._lately)
        told = self._told.get(account)
        if len(lately) < MANY or at - lately[0] > WITHIN or (told is not None and at - told < QUIET_FOR):
            return False
        self._told.pop(account, None)
        self._told[account] = at
        _forget_oldest(self._told)
        return True


def _forget_oldest(of: dict[Account, deque[datetime]] | dict[Account, datetime]) -> None:
    while len(of) > MAX_ACCOUNTS:
        del of[next(iter(of))]
