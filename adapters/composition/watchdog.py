"""Sees that the desk goes on, and tells people if it doesn't: beside the scheduler, and by the event loop's own time.

What is wrong for a minute is told to triage, once, and once more when it is over. That goes by the outbox as always;
where the outbox itself is what fails (a full disk, a database that is away, a schema that isn't this desk's), it is
posted directly.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from adapters.composition.steady_clock import SteadyClock
from adapters.scheduler.ticker import Ticker
from adapters.web.health import ReadinessCheck
from bot.errors import DeliveryFailed
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Platform
from bot.ports import Address, ChatPlatform
from bot.wording.escalation import operator_alerts

log = logging.getLogger(__name__)

Witness = Callable[[], Awaitable[datetime | None]]
"""Says what time it is elsewhere, UTC; None if nobody there answers."""

_EVERY: Final = 1.0
_LOOKS_EVERY: Final = 10
"""Seconds between two looks at everything; the scheduler and the clock are seen to each second."""
_LASTS: Final = 60.0
"""Seconds of trouble that pass by themselves."""
_PATIENCE: Final = 10.0


class WatchedTrouble:
    """The trouble that one check has found, since when (seconds of the loop's time), and whether people know."""

    def __init__(self, check: ReadinessCheck) -> None:
        self.check = check
        self._since: float | None = None
        self._is_told = False

    async def look(self, at: float) -> Message | None:
        """Return what people should be told now, if anything."""
        reason = await self.check()
        if reason is None:
            was_told, self._since, self._is_told = self._is_told, None, False
            return operator_alerts.works_again() if was_told else None
        self._since = at if self._since is None else self._since
        if self._is_told or at - self._since < _LASTS:
            return None
        self._is_told = True
        return operator_alerts.in_trouble(reason)


class Watchdog:
    """Looks after the desk. `tell` tells triage by way of the outbox; `platforms` are for when that fails."""

    def __init__(
        self,
        *,
        ticker: Ticker,
        clock: SteadyClock,
        checks: Sequence[ReadinessCheck],
        witnesses: Sequence[Witness],
        tell: Callable[[Message], Awaitable[None]],
        platforms: Mapping[Platform, ChatPlatform],
        desk: Callable[[], Desk],
    ) -> None:
        self._ticker = ticker
        self._clock = clock
        self._troubles = [WatchedTrouble(check) for check in checks]
        self._witnesses = witnesses
        self._tell = tell
        self._platforms = platforms
        self._desk = desk
        self._has_jumped = False

    async def run(self) -> None:
        """Look until it is cancelled."""
        looks = 0
        while True:
            await asyncio.sleep(_EVERY)
            try:
                self._ticker.revive()
                is_time = looks % _LOOKS_EVERY == 0
                await self.look_at_clock(asks_others=is_time)
                if is_time:
                    await self.look(asyncio.get_running_loop().time())
            except Exception:  # it must outlive whatever it finds
                log.exception("The watchdog failed; it looks again.", extra={"action": "watchdog_failed"})
            looks += 1

    async def look(self, at: float) -> None:
        """Ask each check once, at an instant of the loop's time (seconds)."""
        for trouble in self._troubles:
            message = await trouble.look(at)
            if message:
                await self._tell_somehow(message)

    async def look_at_clock(self, *, asks_others: bool) -> None:
        """Tell people of a jump of the machine's clock, and of its end.

        The witnesses are asked which of the two times is right when it is noticed, so that a machine that slept alerts
        nobody, and then whenever `asks_others`.
        """
        self._clock.now()
        jump = self._clock.jump
        if jump is not None and (asks_others or not self._has_jumped) and await self._is_confirmed():
            jump = None
            log.warning("The machine's clock jumped, and others agree with it.", extra={"action": "clock_confirmed"})
        if jump is not None and not self._has_jumped:
            self._has_jumped = True
            log.error("The machine's clock jumped.", extra={"action": "clock_jumped", "by_s": jump.total_seconds()})
            await self._tell_somehow(operator_alerts.clock_jumped(jump))
        elif jump is None and self._has_jumped:
            self._has_jumped = False
            await self._tell_somehow(operator_alerts.clock_right_again())

    async def _is_confirmed(self) -> bool:
        for witness in self._witnesses:
            with suppress(Exception):  # nobody there is no answer
                async with asyncio.timeout(_PATIENCE):
                    told = await witness()
                if told is not None and self._clock.judge(told):
                    return True
        return False

    async def _tell_somehow(self, message: Message) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._tell(message)
        except Exception:
            log.exception("Triage is told directly: the outbox takes nothing.", extra={"action": "alerted_directly"})
            for place in self._desk().triage:
                platform = self._platforms.get(place.platform)
                with suppress(DeliveryFailed, TimeoutError):
                    async with asyncio.timeout(_PATIENCE):
                        if platform is not None:
                            await platform.post(Address(place=place), message, "watchdog")
