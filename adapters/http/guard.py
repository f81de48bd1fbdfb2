"""The guard against calls into networks that aren't public: an address is judged by what its name stands for.

A desk file could name a machine beside the desk, or a name whose answer changes between two questions. So the name is
resolved once for each call, every answer must be a public address, and the connection goes to that very one.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

from bot.errors import NotDeliverable, NotReached

_BESIDE_US: Final = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments (RFC 6890), where a cloud has its metadata
    IPv4Network("192.88.99.0/24"),  # former relays of 6to4 (RFC 7526)
    IPv4Network("168.63.129.16/32"),  # what a cloud's machines ask about themselves
)
"""Networks that look public and aren't."""
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")

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
    except (OSError, UnicodeError, ValueError) as problem:
        raise NotReached("its address is not found") from problem
    if not found:
        raise NotReached("its address is not found")
    if not all(is_public(one) for one in found):
        raise NotDeliverable("its address is not on the public internet")
    return found[0]


def is_public(text: str) -> bool:
    """Return whether an IP address is one of the public internet, also if it is an IPv4 address within IPv6."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not any(address in each for each in _BESIDE_US)
    within = address.ipv4_mapped or address.sixtofour or _translated(address)
    if within is not None:
        return is_public(str(within))
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_site_local)


def _translated(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that a network without any reaches by this one (RFC 6052); None if it is none."""
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None
