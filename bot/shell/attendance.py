"""The daily look at whether designated contacts are still there, where no event tells of it.

Each day one process of the desk asks the platforms about every contact; what it can't ask today it asks tomorrow.
"""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from msgspec import Struct

from bot.commands import NoteDeactivation, NoteReturn, Origin, Via
from bot.errors import DeliveryFailed, StorageUnavailable
from bot.model.desk import Customer
from bot.model.places import Account, Place, Platform
from bot.ports import Attendance, Presence, RunInThread
from bot.shell.service import DeskService

LOOK_EVERY: Final = 600.0
"""The seconds between the looks at whether somebody has asked today."""
PATIENCE: Final = 10.0
"""The seconds for one answer."""
PACE: Final = 1.5
"""The seconds between two questions: nobody waits for the answers, and platforms allow about fifty a minute."""

log = logging.getLogger(__name__)


class Whereabout(Struct, frozen=True, kw_only=True):
    """An account of a contact, and a channel of their customer's on that platform."""

    customer: Customer
    account: Account
    channel: Place


class AttendanceLook:
    """A task that asks once a day. Belongs to one event loop."""

    def __init__(
        self,
        *,
        service: DeskService,
        platforms: Mapping[Platform, Attendance],
        in_thread: RunInThread,
        pace: float = PACE,
    ) -> None:
        self._service = service
        self._platforms = platforms
        self._in_thread = in_thread
        self._pace = pace

    async def run(self) -> None:
        """Look every few minutes whether today's question has been asked, until it is cancelled."""
        while True:
            try:
                await self.look()
            except StorageUnavailable:
                log.warning(
                    "Whether contacts are still there can't be asked now.", extra={"action": "attendance_later"}
                )
            except Exception:  # it must outlive whatever it finds
                log.exception("Asking for contacts failed.", extra={"action": "attendance_failed"})
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Ask about every contact, unless somebody has today. Raises `StorageUnavailable`."""
        if not self._platforms or not await self._in_thread(self._is_first_today):
            return
        for customer in self._service.loader.desk.customers:
            await self._look_at(customer)

    async def _look_at(self, customer: Customer) -> None:
        """Ask about the contacts of a customer; a channel that lists none of them at all can't say who is missing.

        Whose account was gone and is there again has come back; who only left a channel may still be out of it.
        """
        asked = {one: await self._asked(one) for one in _whereabouts(customer, self._platforms)}
        listed = {one.account.platform for one, found in asked.items() if found is Presence.THERE}
        gone = await self._in_thread(partial(self._deactivated, customer))
        for one, found in asked.items():
            if found is Presence.THERE and one.account in gone:
                origin = Origin(by=one.account, at=self._service.clock.now(), via=Via.PLATFORM)
                back = NoteReturn(origin=origin, customer=customer.id)
                await self._in_thread(partial(self._service.handle, back))
            is_missing = found is Presence.NOT_FOUND and one.account.platform in listed
            if found is not Presence.GONE and not is_missing:
                continue
            origin = Origin(by=one.account, at=self._service.clock.now(), via=Via.PLATFORM)
            command = NoteDeactivation(origin=origin, customer=customer.id)
            await self._in_thread(partial(self._service.handle, command))

    async def _asked(self, one: Whereabout) -> Presence | None:
        """Return whether somebody is there; None if nobody can say."""
        await asyncio.sleep(self._pace)
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._platforms[one.account.platform].presence(one.account, one.channel)
        except (DeliveryFailed, TimeoutError) as problem:
            told = {"action": "attendance_unknown", "platform": one.account.platform, "problem": str(problem)}
            log.info("Nobody can say whether a contact is still there.", extra=told)
            return None

    def _deactivated(self, customer: Customer) -> frozenset[Account]:
        """Return the accounts of contacts who are known to be gone from the platform."""
        with self._service.open_work() as work:
            seats = (seat for contract in work.contracts.of([customer.id]) for seat in contract.roster)
            return frozenset(account for seat in seats if seat.is_deactivated for account in seat.contact.accounts)

    def _is_first_today(self) -> bool:
        now = self._service.clock.now()
        with self._service.open_work() as work:
            is_first = work.receive((f"attendance:{now.date()}",), now)
            work.commit()
        return is_first


def _whereabouts(customer: Customer, platforms: Mapping[Platform, Attendance]) -> Iterator[Whereabout]:
    for contact in customer.contacts:
        for account in contact.accounts:
            there = (one for one in customer.channels if one.platform is account.platform)
            channel = next(there, None)
            if channel and account.platform in platforms:
                yield Whereabout(customer=customer, account=account, channel=channel)
