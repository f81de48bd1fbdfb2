"""A signed POST to an address of the public internet that somebody has named in the desk file.

It is signed by Standard Webhooks, follows no redirect, and connects to the very address that was judged. Nothing of an
address is ever in a log or an error: it often is a secret.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpx

from adapters.http import guard
from adapters.http.authorities import authorities
from adapters.http.signature import signed
from bot.errors import InDoubt, NotDeliverable, NotReached, RateLimited
from bot.ports import Clock

_PATIENCE: Final = 8.0
_MAX_ANSWER: Final = 64 * 1024
_TRY_AGAIN: Final = frozenset({408, 425})
_WAIT: Final = 30.0
"""The seconds to wait where too much is asked of an address that doesn't say how long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCalls:
    """The making of calls; `key` signs them."""

    key: bytes
    clock: Clock
    resolve: guard.Resolve = guard.resolve
    transport: httpx.AsyncBaseTransport | None = None

    async def post(self, url: str, body: bytes, call: str) -> object:
        """Return what an address answers, as JSON or as text. `call` is its id, the same for each try.

        Raises only the `DeliveryFailed` family.
        """
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
        ip = await guard.public_address(host, port, self.resolve)
        to = httpx.URL(url).copy_with(host=ip)
        headers = {"host": parts.netloc, "content-type": "application/json", "user-agent": "plandesk"}
        headers["accept-encoding"] = "identity"  # a small answer could unpack to a large one
        headers |= signed(body, call=call, at=int(self.clock.now().timestamp()), key=self.key)
        async with httpx.AsyncClient(
            verify=authorities(),
            timeout=_PATIENCE,
            transport=self.transport,
            trust_env=False,
            follow_redirects=False,
        ) as client:
            try:
                asked = client.stream("POST", to, content=body, headers=headers, extensions={"sni_hostname": host})
                async with asked as response:
                    _check(response)
                    return await _read(response)
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as problem:
                raise NotReached(f"not reached ({type(problem).__name__})") from None
            except httpx.HTTPError as problem:
                raise InDoubt(f"cut off ({type(problem).__name__})") from None


def _check(response: httpx.Response) -> None:
    """Raise what the status of an answer means; nothing if the call was taken."""
    status = response.status_code
    if response.is_success:
        return
    if status == 429:
        asked = response.headers.get("retry-after", "")
        raise RateLimited(float(asked) if asked.isdecimal() else _WAIT)
    if status >= 500 or status in _TRY_AGAIN:
        raise NotReached(f"answered with {status}")
    raise NotDeliverable(f"answered with {status}" + (", and calls follow no redirect" if status < 400 else ""))


async def _read(response: httpx.Response) -> object:
    """Return an answer: a JSON value, or else a text; an endless one is cut off."""
    read = b""
    async for part in response.aiter_raw():
        read += part
        if len(read) > _MAX_ANSWER:
            return ""
    with suppress(ValueError, RecursionError):
        return json.loads(read)
    return read.decode(errors="replace")
