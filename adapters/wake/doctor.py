"""The checks of who is woken: each `wake_url` is one that can be called, as far as that shows without a call."""

from collections.abc import Iterator

from adapters.http.check import Check
from adapters.http.check_address import check_addresses
from adapters.http.guard import Resolve, resolve
from bot.model.desk import Desk

WAKING = "wake_url"


async def checks(desk: Desk, *, is_signed: bool, resolve: Resolve = resolve) -> list[Check]:
    """Return a line for each address, and one if nothing signs the calls (`is_signed`). Nobody is called."""
    return await check_addresses(
        WAKING, _addresses(desk), resolve, signed_by="PLANDESK_WAKE_SECRET", is_signed=is_signed
    )


def _addresses(desk: Desk) -> Iterator[tuple[str, str]]:
    yield from ((f"the {line} line", url) for line, url in desk.wake_urls.items())
    yield from ((person.name, person.wake_url) for person in desk.people if person.wake_url)
