"""Slack over Socket Mode: a connection that the desk opens, for those who have no address that Slack could reach.

What comes through it is what would else be posted to `/slack/events`, and is handled alike. An envelope is answered
only when what it brought is saved; Slack sends again what isn't answered.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import aiohttp
from starlette.responses import Response

from adapters.http import json_object
from adapters.http.payload import Payload, part, words
from adapters.slack import refusals
from adapters.slack.calling import called, client, content, open_session
from adapters.slack.config import SlackConfig
from adapters.slack.endpoint import Admit
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited, ShutOut

log = logging.getLogger(__name__)

OPENS: Final = "apps.connections.open"
HEARTBEAT: Final = 10.0
"""Seconds between our pings; a connection that leaves one unanswered is given up."""
MAX_AT_ONCE: Final = 64
"""Envelopes in hand; more wait in the connection."""
LAST_ANSWERS: Final = 3.0
"""Seconds for which a connection that ends is kept for the answers to what it brought."""
EXPECTED: Final = frozenset({"warning", "refresh_requested"})
"""Slack ends each connection after some hours, and says so first."""
REFUSED_AGAIN: Final = 60.0
MAX_PAUSE: Final = 30.0

Pause = Callable[[float], Awaitable[None]]


def _nobody() -> None:
    """Tell nobody."""


class SocketMode:
    """Keeps one connection to Slack. `problem` says why there is none just now, and is None while there is one.

    `on_connected` is called whenever there is one again.
    """

    def __init__(
        self,
        config: SlackConfig,
        admit: Admit,
        pause: Pause = asyncio.sleep,
        *,
        on_connected: Callable[[], None] = _nobody,
    ) -> None:
        self._client = client(config.app_token, config.api_url)
        self._admit = admit
        self._pause = pause
        self._on_connected = on_connected
        self._ending: set[asyncio.Task[None]] = set()
        self._failures = 0
        self.problem: str | None = "not connected yet"

    async def run(self) -> None:
        """Stay connected until it is cancelled; then answer what is in hand, and end."""
        async with open_session() as session:
            self._client.session = session
            try:
                while True:
                    await self._pause(await self._connected_once(session))
            finally:
                if self._ending:
                    await asyncio.wait(self._ending)

    async def _connected_once(self, session: aiohttp.ClientSession) -> float:
        """Keep one connection until it ends, and return the seconds after which the next one may be tried."""
        try:
            connection = _Connection(await self._opened(session), self._admit, self._greeted)
            try:
                await connection.listen()
            finally:
                self._retire(connection)
            if connection.ended in EXPECTED:
                log.info("Slack renews the connection.", extra={"action": "slack.renewed", "reason": connection.ended})
                return 0
            raise NotReached(f"the connection ended ({connection.ended})")
        except DeliveryFailed as failed:
            self._failures += 1
            self.problem = str(failed)
            log.warning("Not connected to Slack: %s.", failed, extra={"action": "slack.disconnected"})
            return _pause_after(failed, self._failures)
        except Exception:  # whatever it was, the desk must hear again
            log.exception("The connection to Slack failed.", extra={"action": "slack.failed"})
            self.problem = "an unexpected failure, see the log"
            return MAX_PAUSE

    async def _opened(self, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
        address = await self._address()
        try:
            # The SDK finds the proxy in the environment; everything goes through the same.
            return await session.ws_connect(address, heartbeat=HEARTBEAT, proxy=self._client.proxy)
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            # The text of the exception would show the address, which is a secret while it is new.
            raise NotReached(f"its connection couldn't be opened ({type(problem).__name__})") from None

    async def _address(self) -> str:
        """Return a fresh address, which serves once."""
        try:
            address = words(content(await called(self._client, OPENS)), "url")
        except (NotDeliverable, ShutOut) as refused:
            raise _refusal(refused) from None
        if not address.startswith(("wss://", "ws://")):
            raise InDoubt("an answer without an address")
        return address

    def _greeted(self) -> None:
        self.problem = None
        self._failures = 0
        log.info("Connected to Slack over Socket Mode.", extra={"action": "slack.connected"})
        self._on_connected()

    def _retire(self, connection: "_Connection") -> None:
        """Let the old connection answer what it brought, while the next one opens."""
        ending = asyncio.create_task(connection.end())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)


class _Connection:
    """One WebSocket, and the envelopes that came through it and are not answered yet."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, admit: Admit, on_greeting: Callable[[], None]) -> None:
        self._socket = socket
        self._admit = admit
        self._on_greeting = on_greeting
        self._in_hand: set[asyncio.Task[None]] = set()
        self.ended = "closed"

    async def listen(self) -> None:
        """Take envelopes until Slack says that the connection ends, or it is gone."""
        async for frame in self._socket:
            if frame.type is aiohttp.WSMsgType.ERROR:
                break
            envelope = _read(frame)
            kind = words(envelope, "type")
            if kind == "disconnect":
                self.ended = words(envelope, "reason") or kind
                return
            if kind == "hello":
                self._on_greeting()
            elif words(envelope, "envelope_id"):
                await self._take(envelope)
        self.ended = f"closed, {self._socket.close_code}"

    async def end(self) -> None:
        """Wait a little for the answers that are due, and close."""
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=LAST_ANSWERS)
        await self._socket.close()

    async def _take(self, envelope: Payload) -> None:
        handling = asyncio.create_task(self._handle(envelope))
        self._in_hand.add(handling)
        handling.add_done_callback(self._in_hand.discard)
        if len(self._in_hand) >= MAX_AT_ONCE:
            await asyncio.wait(self._in_hand, return_when=asyncio.FIRST_COMPLETED)

    async def _handle(self, envelope: Payload) -> None:
        payload = part(envelope, "payload")
        response = await self._admit(payload, json.dumps(payload), _retries(envelope))
        if response.status_code != 200:
            return  # not saved: without an answer Slack sends it again
        answer: dict[str, object] = {"envelope_id": words(envelope, "envelope_id")}
        if response.body and envelope.get("accepts_response_payload") is True:
            answer["payload"] = _said(response)
        try:
            await self._socket.send_json(answer)
        except ConnectionError:
            log.info(
                "An answer to Slack came too late.", extra={"action": "slack.late"}
            )  # what comes again is absorbed


def _read(frame: aiohttp.WSMessage) -> Payload:
    """Return the envelope in a frame; empty if there isn't one."""
    if frame.type is not aiohttp.WSMsgType.TEXT:
        return {}
    try:
        return json_object.read(frame.data)
    except ValueError as problem:
        log.warning("Slack sent what can't be read.", extra={"action": "slack.unreadable", "reason": str(problem)})
        return {}


def _retries(envelope: Payload) -> int:
    named = envelope.get("retry_attempt")
    return named if isinstance(named, int) else 0


def _said(response: Response) -> object:
    """Return an answer in the form that it has in an envelope."""
    text = bytes(response.body).decode()
    return (
        json.loads(text) if response.headers.get("content-type", "").startswith("application/json") else {"text": text}
    )


def _refusal(failed: DeliveryFailed) -> NotDeliverable:
    """Return why there is no address: it is about the app-level token, whatever else Slack calls it."""
    code = refusals.code(failed.__cause__) or "no reason given"
    return NotDeliverable(
        f"Slack refuses SLACK_APP_TOKEN ({code}): give an app-level token of this app with the scope "
        "connections:write, and turn Socket Mode on"
    )


def _pause_after(failed: DeliveryFailed, failures: int) -> float:
    """Return the seconds until the next try."""
    if isinstance(failed, RateLimited):
        return failed.retry_after
    if isinstance(failed, NotDeliverable):
        return REFUSED_AGAIN  # somebody must act; but the desk need not be started again once they have
    return float(min(2 ** (failures - 1), MAX_PAUSE))
