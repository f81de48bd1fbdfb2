"""The desk's marks on Teams: reactions of its own, which bots may put on messages since May 2026.

The SDK has no operation for them, so that they go over its wire by hand. Where a tenant takes none, it is asked again
an hour later at the earliest.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

from msrest.pipeline import Request
from msrest.universal_http import ClientRequest

from adapters.teams import refusals
from adapters.teams.wire import Wire
from bot.errors import NotDeliverable, NotMarkable
from bot.model.state_mark import StateMark

TYPES: Final[Mapping[StateMark, str]] = {
    StateMark.OPEN: "1f3ab_ticket",
    StateMark.TAKEN: "1f440_eyes",
    StateMark.WAITING: "231b_hourglassdone",  # the one hourglass that there is
    StateMark.SOLVED: "2705_whiteheavycheckmark",
    StateMark.LATE: "26a0_warningsign",
}
"""The reaction of each mark, by its id in Teams' reference of reactions."""

AGAIN: Final = 3600.0
"""Seconds until a tenant that takes no marks is asked again."""


class TeamsMarks:
    """The putting on of marks. `elapsed` is in seconds and never runs backwards.

    `note` keeps of a tenant why it refuses marks, or that it takes them, for whoever looks what the desk can do there.
    """

    def __init__(
        self, wire: Wire, note: Callable[[str, str], Awaitable[None]], elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        self._wire = wire
        self._note = note
        self._elapsed = elapsed
        self._refused: dict[str, tuple[float, str]] = {}

    async def put(
        self,
        message: str,
        tenant: str,
        mark: StateMark | None,
        before: StateMark | None,
        admit: Callable[[], Awaitable[Any]],
    ) -> None:
        """Take one mark off the message at an address, and put the other on. `admit` waits for each call's turn.

        Raises the `DeliveryFailed` family.
        """
        until, why = self._refused.get(tenant, (0.0, ""))
        if why and self._elapsed() < until:
            raise NotMarkable(why)
        if before:
            await self._taken_off(message, before, admit)
        if mark:
            await self._put_on(message, tenant, mark, admit)

    async def _put_on(self, message: str, tenant: str, mark: StateMark, admit: Callable[[], Awaitable[Any]]) -> None:
        await admit()
        try:
            await self._call("PUT", message, mark)
        except refusals.NotThere:
            raise
        except NotDeliverable as refused:
            why = f"Teams takes no reactions of the app's: {refused}"
            self._refused[tenant] = (self._elapsed() + AGAIN, why)
            await self._note(tenant, why)
            raise NotMarkable(why) from refused
        await self._note(tenant, "")

    async def _taken_off(self, message: str, mark: StateMark, admit: Callable[[], Awaitable[Any]]) -> None:
        """Take a mark off; one that isn't there, or that nothing can be done about, isn't seen either."""
        await admit()
        try:
            await self._call("DELETE", message, mark)
        except NotDeliverable:
            return

    async def _call(self, method: str, message: str, mark: StateMark) -> None:
        asked: ClientRequest = ClientRequest(method, f"{message}/reactions/{TYPES[mark]}")
        await self._wire.send(Request(asked))


def address_of(service_url: str, conversation: str, message: str) -> str:
    """Return the address of a message on the connector."""
    return f"{service_url.rstrip('/')}/v3/conversations/{quote(conversation, safe='')}/activities/{quote(message)}"
