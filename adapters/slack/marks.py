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


async def put(
    address: Address, mark: StateMark | None, before: StateMark | None, call: Callable[..., Awaitable[Payload]]
) -> None:
    """Take one mark off and put the other on; what is so already stays so. Raises the `DeliveryFailed` family."""
    if before:
        await _react("reactions.remove", address, before, call)
    if mark:
        await _react("reactions.add", address, mark, call)


async def _react(method: str, address: Address, mark: StateMark, call: Callable[..., Awaitable[Payload]]) -> None:
    if address.place is None or address.edits is None:
        raise NotDeliverable("a mark needs the message to mark")
    asked: dict[str, Any] = {"channel": address.place.channel, "timestamp": address.edits, "name": NAMES[mark]}
    try:
        await call(method, json=asked)
    except refusals.SoAlready:
        return
    except refusals.ScopeMissing as refused:
        raise NotMarkable(REFUSED) from refused
