"""The check of an address that is only called: can it be, as far as that shows without a call?"""

from typing import Final
from urllib.parse import urlsplit

from adapters.http.check import Check, ok, problem
from adapters.http.guard import Resolve, public_address
from bot.errors import NotDeliverable, NotReached

_HTTPS: Final = 443


async def check_address(about: str, whose: str, url: str, resolve: Resolve) -> Check:
    """Return a line on an address. It often is a secret, so the line says whose it is and no more."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        return problem(about, f"give {whose} an address that begins with https:// and a host")
    try:
        await public_address(parts.hostname, parts.port or _HTTPS, resolve)
    except NotReached:
        return problem(about, f"correct the address of {whose}: its host can't be found from here")
    except NotDeliverable:
        return problem(about, f"give {whose} an address on the public internet; no other is called")
    return ok(about, f"the address of {whose} can be called")
