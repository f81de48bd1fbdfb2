"""The lookup of accounts in a platform's directory, for commands that wait for it (`bot.shell.deferral`).

Nothing waits long: an answer that doesn't come within seconds, or is a refusal, counts as none, and then everything is
taken in as it would be without a directory. What a process leaves waiting at its end, the next one finds at its start.
"""

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.errors import DeliveryFailed, StorageUnavailable
from bot.model.people import Profile
from bot.model.places import Account, Platform
from bot.ports import Directory, RunInThread
from bot.shell.introduction import introduce, waited_for
from bot.shell.service import DeskService

PATIENCE: Final = 3.0
"""The seconds for one answer: a customer's guest may be waiting for it, with the house on fire."""
LOOK_EVERY: Final = 5.0
"""The interval of looking anyway, in case a wake was lost or another process has left something."""
RETRY_AFTER: Final = 1.0
AT_ONCE: Final = 10
"""The number of parallel calls, for when many accounts are new at once: a whole team was added to a channel."""

log = logging.getLogger(__name__)


class Lookup:
    """A task that looks up whoever something waits for. Belongs to one event loop."""

    def __init__(
        self,
        *,
        service: DeskService,
        directories: Mapping[Platform, Directory],
        in_thread: RunInThread,
        patience: float = PATIENCE,
    ) -> None:
        self._service = service
        self._directories = directories
        self._in_thread = in_thread
        self._patience = patience
        self._woken = asyncio.Event()
        self._turn = asyncio.Lock()
        self._few = asyncio.Semaphore(AT_ONCE)
        self._complained: set[str] = set()

    def wake(self) -> None:
        """Look, since something waits."""
        self._woken.set()

    async def run(self) -> None:
        """Look whenever it is woken, and every few seconds anyway, until it is cancelled."""
        while True:
            self._woken.clear()
            try:
                await self.look()
                pause = LOOK_EVERY
            except StorageUnavailable:
                pause = RETRY_AFTER
            except Exception:  # it must outlive whatever it finds
                log.exception("Looking up who somebody is failed.", extra={"action": "lookup_failed"})
                pause = LOOK_EVERY
            try:
                async with asyncio.timeout(pause):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Look up everybody for whom something waits now, at the same time. Raises `StorageUnavailable`."""
        async with self._turn:
            waiting = await self._in_thread(partial(waited_for, self._service))
            settled = await asyncio.gather(*(self._settle(account) for account in waiting), return_exceptions=True)
        for problem in settled:
            if isinstance(problem, BaseException):
                raise problem

    async def _settle(self, account: Account) -> None:
        async with self._few:
            answer = await self._asked(account)
        await self._in_thread(partial(introduce, self._service, account, answer))

    async def _asked(self, account: Account) -> Profile | None:
        """Return the directory's answer; None if there is none in time. Each cause is logged once until it is over."""
        directory = self._directories.get(account.platform)
        if directory is None:
            return None
        try:
            async with asyncio.timeout(self._patience):
                answer = await directory.profile(account)
        except (DeliveryFailed, TimeoutError) as problem:
            why = str(problem) or f"no answer within {self._patience:.0f} seconds"
            if why not in self._complained:
                self._complained.add(why)
                told = {"action": "profile_not_read", "platform": account.platform}
                log.warning("Nobody can say who an account is, so it counts as the customer's: %s.", why, extra=told)
            return None
        self._complained.clear()
        return answer
