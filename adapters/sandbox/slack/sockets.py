"""Socket Mode as the platform does it: addresses that serve once, envelopes, and an answer due for each."""

import asyncio
import json
import secrets
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.websockets import WebSocket, WebSocketDisconnect

from adapters.sandbox.core.delivery import JSON, DeskDelivery
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.arguments import CallRefused
from adapters.sandbox.slack.client import FORM, Retry, SlackDeskClient
from bot.ports import Clock

OPENS: Final = "apps.connections.open"
PATH: Final = "/sandbox/slack/socket"


@dataclass(slots=True, kw_only=True)
class _SocketLine:
    """One connection of the desk's, and the envelopes in it that it hasn't answered."""

    socket: WebSocket
    waiting: dict[str, asyncio.Future[JsonObject]] = field(default_factory=dict)


class Sockets:
    """The platform's end of Socket Mode. `violations` lists what no correct app would send."""

    def __init__(self, *, app_token: str, own_url: str, app: str) -> None:
        self.violations: list[str] = []
        self._token = app_token
        self._address = own_url.replace("http", "ws", 1).rstrip("/") + PATH
        self._app = app
        self._tickets: set[str] = set()
        self._lines: list[_SocketLine] = []
        self._connected = asyncio.Event()
        self.greeted = 0
        """The number of connections that there have been."""

    def opened(self, token: str | None) -> JsonObject:
        """Answer apps.connections.open with a new address, for the app-level token; raise CallRefused without it."""
        if not token:
            raise CallRefused("not_authed")
        if token != self._token:
            raise CallRefused("not_allowed_token_type" if token.startswith("xoxb-") else "invalid_auth")
        ticket = secrets.token_hex(16)
        self._tickets.add(ticket)
        return {"url": f"{self._address}/{ticket}"}

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection until either side ends it."""
        ticket = socket.path_params["ticket"]
        if ticket not in self._tickets:
            self.violations.append("Socket Mode: an address that was used before, or never given")
            await socket.close()
            return
        self._tickets.remove(ticket)
        await socket.accept()
        line = _SocketLine(socket=socket)
        self._lines.append(line)
        self.greeted += 1
        await socket.send_json(
            {"type": "hello", "num_connections": len(self._lines), "connection_info": {"app_id": self._app}}
        )
        self._connected.set()
        try:
            while True:
                self._answered(line, await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(line)

    async def deliver(self, envelope: JsonObject, patience: float) -> JsonObject | None:
        """Send an envelope and return what the desk answered.

        None if it didn't answer within `patience` seconds, or isn't connected.
        """
        try:
            async with asyncio.timeout(patience):
                await self._connected.wait()
                line = self._lines[-1]
                answered: asyncio.Future[JsonObject] = asyncio.get_running_loop().create_future()
                line.waiting[envelope["envelope_id"]] = answered
                await line.socket.send_json(envelope)
                return await answered
        except (TimeoutError, WebSocketDisconnect, ConnectionResetError):
            return None

    async def says(self, text: str) -> None:
        """Send the desk this text, whatever it is."""
        await self._connected.wait()
        await self._lines[-1].socket.send_text(text)

    async def renews(self) -> None:
        """Ask the desk to open a new connection, as the platform does every few hours."""
        line = self._lines[-1]
        self._connected.clear()
        await line.socket.send_json({"type": "disconnect", "reason": "refresh_requested", "debug_info": {}})

    async def drops(self) -> None:
        """End every connection without a word."""
        for line in tuple(self._lines):
            self._forget(line)
            await line.socket.close(code=1011)

    def _forget(self, line: _SocketLine) -> None:
        if line in self._lines:
            self._lines.remove(line)
        if not self._lines:
            self._connected.clear()
        for answered in line.waiting.values():
            answered.set_exception(ConnectionResetError())

    def _answered(self, line: _SocketLine, text: str) -> None:
        try:
            answer = json.loads(text)
            answered = line.waiting.pop(answer["envelope_id"])
        except (ValueError, TypeError, KeyError):
            self.violations.append("Socket Mode: an answer to no envelope of this connection, or a second one")
            return
        if not answered.done():
            answered.set_result(answer)


class SocketClient(SlackDeskClient):
    """A sender of the same bodies through the connection that the desk has opened; nothing is signed."""

    def __init__(self, *, sockets: Sockets, real: Clock, patience: float) -> None:
        super().__init__(signing_secret="", real=real, patience=patience)
        self._sockets = sockets
        self._envelopes = 0

    async def send(self, content_type: str, body: bytes, retry: Retry | None = None) -> DeskDelivery:
        """Put a body into an envelope, and wait for the answer to it."""
        self._envelopes += 1
        envelope = _enveloped(content_type, body) | {"envelope_id": f"local-{self._envelopes}"}
        if retry is not None:
            envelope |= {"retry_attempt": retry.number, "retry_reason": retry.reason}
        answer = await self._sockets.deliver(envelope, self._patience)
        said = None if answer is None else answer.get("payload")
        if said is not None and not envelope["accepts_response_payload"]:
            self._sockets.violations.append(f"Socket Mode: a payload in the answer to {envelope['type']}")
        return self.keep(
            DeskDelivery(
                content_type=content_type,
                body=body,
                status=None if answer is None else 200,
                answer=json.dumps(said) if said else "",
                answer_type=JSON,
            )
        )


def _enveloped(content_type: str, body: bytes) -> dict[str, Any]:
    """Return what would be posted to an address as an envelope, still without its id."""
    if content_type != FORM:
        return {"type": "events_api", "payload": json.loads(body), "accepts_response_payload": False}
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    if "payload" not in form:
        return {"type": "slash_commands", "payload": form, "accepts_response_payload": True}
    payload = json.loads(form["payload"])
    asks = payload["type"] in ("view_submission", "block_suggestion")
    return {"type": "interactive", "payload": payload, "accepts_response_payload": asks}
