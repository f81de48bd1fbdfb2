"""The checks of the webhooks: each address can be called, as far as that shows without a call."""

from typing import Final

from adapters.http.check import Check
from adapters.http.check_address import check_addresses
from adapters.http.guard import Resolve, resolve
from bot.model.desk import Desk

WEBHOOKS: Final = "webhooks"


async def checks(desk: Desk, *, is_signed: bool, resolve: Resolve = resolve) -> list[Check]:
    """Return a line for each webhook, and one if nothing signs the calls (`is_signed`). None is called."""
    hooks = ((f"the webhook {one.id}", one.url) for one in desk.webhooks)
    return await check_addresses(WEBHOOKS, hooks, resolve, signed_by="PLANDESK_WEBHOOK_SECRET", is_signed=is_signed)
