"""The calls themselves: a message of the desk as a signed POST, and what the answer says.

For the outbox it is a platform like those of the chats, whose accounts are people and lines with a `wake_url`.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from adapters.http.authorities import authorities
from adapters.wake import guard
from adapters.wake.signature import signed
from bot.commands import Acknowledge, Origin, Via
from bot.errors import InDoubt, NotDeliverable, NotReached, RateLimited
from bot.model import plain_text
from bot.model.desk import Desk
from bot.model.ids import TicketId
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place
from bot.oncall.wake import woken_by
from bot.ports import Address, Clock

_PATIENCE: Final = 8.0
_MAX_ANSWER: Final = 64 * 1024
_TRY_AGAIN: Final = frozenset({408, 425})
_WAIT: Final = 30.0
"""The seconds to wait where too much is asked of an address that doesn't say how long."""

log = logging.getLogger(__name__)


class WakeCalls:
    """The sending of calls.

    `present` is the desk in force, `handle` gives it a command, and `key` signs; without one nothing can be called.
    Raises only the `DeliveryFailed` family. Nothing of an address is ever in a log or an error: it often is a secret.
    """

    def __init__(
        self,
        *,
        present: Callable[[], Desk],
        handle: Callable[[Acknowledge], Awaitable[object]],
        clock: Clock,
        key: bytes | None,
        resolve: guard.Resolve = guard.resolve,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._present = present
        self._handle = handle
        self._clock = clock
        self._key = key
        self._resolve = resolve
        self._transport = transport

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Make a call; an answer that it is acknowledged acknowledges the ticket."""
        desk, account = self._present(), address.account
        woken = woken_by(desk, account, self._clock.now()) if account else None
        if account is None or woken is None:
            raise NotDeliverable("it has no wake_url any more")
        if self._key is None:
            raise NotDeliverable("PLANDESK_WAKE_SECRET is not set, so that calls can't be signed")
        ticket = next((TicketId(button.subject) for button in message.buttons if button.subject), None)
        body = _body(message, ticket, self._clock.now())
        answer = await self._call(woken.url, body, delivery, self._key)
        by = woken.person_of(_said_by(answer))
        if ticket and by and by.accounts and _is_acknowledged(answer):
            log.info("A call was answered: acknowledged.", extra={"action": "wake_acknowledged", "ticket": ticket})
            await self._handle(_acknowledge(by.accounts[0], ticket, delivery, self._clock.now()))
        return MessageRef(place=Place(platform=account.platform, workspace="", channel=account.user), id=delivery)

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Refuse: what has rung can't be edited."""
        raise NotDeliverable("a call can't be edited")

    async def remove(self, address: Address) -> None:
        """Refuse: what has rung can't be taken back."""
        raise NotDeliverable("a call can't be taken back")

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        """Refuse: nobody gives commands there."""
        raise NotDeliverable("a call has no reader of its own")

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Refuse: there are no home pages."""
        raise NotDeliverable("a call has no home page")

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """Return None: a call may simply be made again, as its id says which one it is."""
        return None

    async def _call(self, url: str, body: bytes, delivery: str, key: bytes) -> object:
        """Return what the address answers, as JSON or as text."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
        ip = await guard.public_address(host, port, self._resolve)
        to = httpx.URL(url).copy_with(host=ip)
        headers = {"host": parts.netloc, "content-type": "application/json", "user-agent": "plandesk"}
        headers["accept-encoding"] = "identity"  # a small answer could unpack to a large one
        headers |= signed(body, call=delivery, at=int(self._clock.now().timestamp()), key=key)
        verify = authorities()
        async with httpx.AsyncClient(
            verify=verify, timeout=_PATIENCE, transport=self._transport, trust_env=False, follow_redirects=False
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


def _is_acknowledged(answer: object) -> bool:
    """Return whether an answer is the word “acknowledged”, or has it as its `status`, or says so as true or false."""
    if isinstance(answer, dict):
        return answer.get("acknowledged") is True or _is_acknowledged(answer.get("status"))
    return isinstance(answer, str) and answer.strip().casefold() == "acknowledged"


def _said_by(answer: object) -> str | None:
    by = answer.get("by") if isinstance(answer, dict) else None
    return by if isinstance(by, str) else None


def _body(message: Message, ticket: TicketId | None, now: datetime) -> bytes:
    data: dict[str, Any] = {
        "ticket": ticket,
        "summary": plain_text.summary(message),
        "text": plain_text.body(message),
    }
    return json.dumps({"type": "ticket.call", "timestamp": now.isoformat(), "data": data}).encode()


def _acknowledge(by: Account, ticket: TicketId, delivery: str, now: datetime) -> Acknowledge:
    origin = Origin(by=by, at=now, via=Via.BUTTON, keys=(f"wake/{delivery}",))
    return Acknowledge(origin=origin, ticket=ticket)
