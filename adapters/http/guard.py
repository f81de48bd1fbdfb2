"""The guard against calls into networks that aren't public: an address is judged by what its name stands for.

A desk file could name a machine beside the desk, or a name whose answer changes between two questions. So the name is
resolved once for each call, every answer must be a public address, and the connection goes to that very one.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv6Address, ip_address

from bot.errors import NotDeliverable, NotReached

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host, for a port. Raises OSError."""


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses that a host's name stands for."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(where[0]) for *_, where in found]


async def public_address(host: str, port: int, resolve: Resolve = resolve) -> str:
    """Return a public address of a host. Raises NotReached if it has none now, NotDeliverable if any isn't public."""
    try:
        found = await resolve(host, port)
    except (OSError, UnicodeError) as problem:
        raise NotReached("its address is not found") from problem
    if not found:
        raise NotReached("its address is not found")
    if not all(is_public(one) for one in found):
        raise NotDeliverable("its address is not on the public internet")
    return found[0]


def is_public(text: str) -> bool:
    """Return whether an IP address is one of the public internet, also if it is an IPv4 address within IPv6."""
    address = ip_address(text.partition("%")[0])
    within = (address.ipv4_mapped or address.sixtofour) if isinstance(address, IPv6Address) else None
    return all(one.is_global and not one.is_multicast for one in (address, *((within,) if within else ())))
