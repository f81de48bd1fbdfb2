"""A signed POST to an address of the public internet that somebody has named in the desk file.

It is signed by Standard Webhooks, follows no redirect, and connects to the very address that was judged. Nothing of an
address is ever in a log or an error: it often is a secret.
"""

import asyncio
import json
from contextlib import suppress
from typing import Final
from urllib.parse import SplitResult, urlsplit

import httpx
from msgspec import Struct

from adapters.http import guard
from adapters.http.authorities import authorities
from adapters.http.signature import signed
from adapters.http.waiting import wait
from bot.errors import InDoubt, NotDeliverable, NotReached, RateLimited
from bot.ports import Clock

_PATIENCE: Final = 8.0
"""The seconds in which something of an answer must come."""
_AT_MOST: Final = 20.0
"""The seconds after which a call is over, however slowly its answer comes."""
_MAX_ANSWER: Final = 64 * 1024
_TRY_AGAIN: Final = frozenset({408, 425})


class SignedCalls(Struct, frozen=True):
    """The making of calls; `key` signs them."""

    key: bytes
    clock: Clock
    resolve: guard.Resolve = guard.resolve
    transport: httpx.AsyncBaseTransport | None = None

    async def post(self, url: str, body: bytes, call: str) -> object:
        """Return what an address answers, as JSON or as text. `call` is its id, the same for each try.

        Raises only the `DeliveryFailed` family.
        """
        try:
            async with asyncio.timeout(_AT_MOST):
                return await self._post(url, body, call)
        except TimeoutError:
            raise InDoubt("took too long") from None

    async def _post(self, url: str, body: bytes, call: str) -> object:
        parts = _target(url)
        host = parts.hostname or ""
        ip = await guard.public_address(host, parts.port or 443, self.resolve)
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


def _target(url: str) -> SplitResult:
    """Return the parts of an address; raises NotDeliverable for one that isn't `https://` alone, or has a login."""
    try:
        parts, port = urlsplit(url), urlsplit(url).port
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        raise NotDeliverable("its address can't be read") from None
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or port == 0:
        raise NotDeliverable("its address isn't one that may be called")
    return parts


def _check(response: httpx.Response) -> None:
    """Raise what the status of an answer means; nothing if the call was taken."""
    status = response.status_code
    if response.is_success:
        return
    if status == 429:
        raise RateLimited(wait(response.headers))
    if status >= 500 or status in _TRY_AGAIN:
        raise NotReached(f"answered with {status}")
    raise NotDeliverable(f"answered with {status}" + (", and calls follow no redirect" if status < 400 else ""))


async def _read(response: httpx.Response) -> object:
    """Return an answer: a JSON value, or else a text; an endless one is cut off, and of a slow one nothing is read."""
    read = b""
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in response.aiter_raw():
                read += part
                if len(read) > _MAX_ANSWER:
                    return ""
    except TimeoutError:
        return ""  # it was taken, which is what counts
    with suppress(ValueError, RecursionError):
        return json.loads(read)
    return read.decode(errors="replace")
