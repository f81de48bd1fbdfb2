"""The checks of addresses that are only called: can each be, as far as that shows without a call?"""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from adapters.http.check import Check, ok, problem
from adapters.http.guard import Resolve, public_address
from bot.errors import NotDeliverable, NotReached

_HTTPS: Final = 443


async def check_addresses(
    about: str, addresses: Iterable[tuple[str, str]], resolve: Resolve, *, signed_by: str, is_signed: bool
) -> list[Check]:
    """Return a line for each address, told by whose it is, and one if nothing signs the calls. None is called.

    An address often is a secret, so a line says whose it is and no more. `signed_by` is the setting that does it.
    """
    found = [await _check(about, whose, url, resolve) for whose, url in addresses]
    if found and not is_signed:
        found.append(problem(about, f"set {signed_by}: the desk doesn't start without it, as it signs the calls"))
    return found


async def _check(about: str, whose: str, url: str, resolve: Resolve) -> Check:
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
