"""The checks of who is woken: each `wake_url` is one that can be called, as far as that shows without a call."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from adapters.http.check import Check, ok, problem
from adapters.wake.guard import Resolve, public_address, resolve
from bot.errors import NotDeliverable, NotReached
from bot.model.desk import Desk

WAKING = "wake_url"
_HTTPS = 443


async def checks(desk: Desk, *, is_signed: bool, resolve: Resolve = resolve) -> list[Check]:
    """Return a line for each address, and one if nothing signs the calls (`is_signed`). Nobody is called.

    An address often is a secret, so a line says whose it is and no more.
    """
    found = [await _check(whose, url, resolve) for whose, url in _addresses(desk)]
    if found and not is_signed:
        found.append(
            problem(WAKING, "set PLANDESK_WAKE_SECRET: the desk doesn't start without it, as it signs the calls")
        )
    return found


def _addresses(desk: Desk) -> Iterator[tuple[str, str]]:
    yield from ((f"the {line} line", url) for line, url in desk.wake_urls.items())
    yield from ((person.name, person.wake_url) for person in desk.people if person.wake_url)


async def _check(whose: str, url: str, resolve: Resolve) -> Check:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        return problem(WAKING, f"give {whose} an address that begins with https:// and a host")
    try:
        await public_address(parts.hostname, parts.port or _HTTPS, resolve)
    except NotReached:
        return problem(WAKING, f"correct the address of {whose}: its host can't be found from here")
    except NotDeliverable:
        return problem(WAKING, f"give {whose} an address on the public internet; no other is called")
    return ok(WAKING, f"the address of {whose} can be called")
