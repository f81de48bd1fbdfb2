"""The checks of the webhooks: each address can be called, as far as that shows without a call."""

from typing import Final

from adapters.http.check import Check, problem
from adapters.http.check_address import check_address
from adapters.http.guard import Resolve, resolve
from bot.model.desk import Desk

WEBHOOKS: Final = "webhooks"


async def checks(desk: Desk, *, is_signed: bool, resolve: Resolve = resolve) -> list[Check]:
    """Return a line for each webhook, and one if nothing signs the calls (`is_signed`). None is called."""
    found = [await check_address(WEBHOOKS, one.id, one.url, resolve) for one in desk.webhooks]
    if found and not is_signed:
        says = "set PLANDESK_WEBHOOK_SECRET: the desk doesn't start without it, as it signs the calls"
        found.append(problem(WEBHOOKS, says))
    return found
