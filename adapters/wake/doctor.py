"""The checks of who is woken: each `wake_url` is one that can be called, as far as that shows without a call."""

from collections.abc import Iterator

from adapters.http.check import Check, problem
from adapters.http.check_address import check_address
from adapters.http.guard import Resolve, resolve
from bot.model.desk import Desk

WAKING = "wake_url"


async def checks(desk: Desk, *, is_signed: bool, resolve: Resolve = resolve) -> list[Check]:
    """Return a line for each address, and one if nothing signs the calls (`is_signed`). Nobody is called.

    An address often is a secret, so a line says whose it is and no more.
    """
    found = [await check_address(WAKING, whose, url, resolve) for whose, url in _addresses(desk)]
    if found and not is_signed:
        found.append(
            problem(WAKING, "set PLANDESK_WAKE_SECRET: the desk doesn't start without it, as it signs the calls")
        )
    return found


def _addresses(desk: Desk) -> Iterator[tuple[str, str]]:
    yield from ((f"the {line} line", url) for line, url in desk.wake_urls.items())
    yield from ((person.name, person.wake_url) for person in desk.people if person.wake_url)
