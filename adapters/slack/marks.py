"""The desk's marks on Slack: reactions of its own, by the names that Slack has for them.

They need a scope that an installation may leave out.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from adapters.http.payload import Payload
from adapters.slack import refusals
from adapters.slack.scopes import MARKING
from bot.errors import NotDeliverable, NotMarkable
from bot.model.state_mark import StateMark
from bot.ports import Address

NAMES: Final[Mapping[StateMark, str]] = {
    StateMark.OPEN: "ticket",
    StateMark.TAKEN: "eyes",
    StateMark.WAITING: "hourglass_flowing_sand",
    StateMark.SOLVED: "white_check_mark",
    StateMark.LATE: "warning",
}
"""The reaction of each mark."""
REFUSED: Final = f"the app lacks the scope {MARKING}"


class SlackMarks:
    """The putting on of marks. `granted` are the installation's scopes as Slack said last; empty: it hasn't yet."""

    def __init__(self, call: Callable[..., Awaitable[Payload]]) -> None:
        self._call = call
        self.granted = ""

    async def put(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        """Take one mark off and put the other on; what is so already stays so. Raises the `DeliveryFailed` family."""
        if self.granted and MARKING not in self.granted:
            raise NotMarkable(REFUSED)
        if before:
            await self._react("reactions.remove", address, before)
        if mark:
            await self._react("reactions.add", address, mark)

    async def _react(self, method: str, address: Address, mark: StateMark) -> None:
        if address.place is None or address.edits is None:
            raise NotDeliverable("a mark needs the message to mark")
        asked: dict[str, Any] = {"channel": address.place.channel, "timestamp": address.edits, "name": NAMES[mark]}
        try:
            await self._call(method, json=asked)
        except refusals.SoAlready:
            return
        except refusals.ScopeMissing as refused:
            raise NotMarkable(REFUSED) from refused
