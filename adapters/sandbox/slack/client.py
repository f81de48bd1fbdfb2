"""The platform's way to the desk: it signs what it says, sends it, and keeps what was answered."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

from msgspec import Struct

from adapters.sandbox.core.delivery import JSON, DeskDelivery
from adapters.sandbox.core.desk_client import DeskClient
from adapters.sandbox.core.json_object import JsonObject
from bot.ports import Clock

PATH = "/slack/events"
FORM = "application/x-www-form-urlencoded"


class Retry(Struct, frozen=True, kw_only=True):
    """The mark of a repeated delivery: its number from 1, and what was wrong with the one before."""

    number: int
    reason: str = "http_timeout"


class SlackDeskClient(DeskClient):
    """A sender of signed requests to the desk's endpoint. The signature carries real time, as the desk checks it."""

    def __init__(self, *, signing_secret: str, real: Clock, patience: float = 3.0) -> None:
        super().__init__(PATH, patience)
        self._secret = signing_secret.encode()
        self._real = real

    async def event(self, payload: JsonObject, retry: Retry | None = None) -> DeskDelivery:
        """Send an event, as often as `copies` says, and return the first delivery.

        The further ones are marked as repeated.
        """
        body = json.dumps(payload).encode()
        delivery = await self.send(JSON, body, retry)
        for number in range(1, self.copies):
            await self.send(JSON, body, Retry(number=number))
        return delivery

    async def interaction(self, payload: JsonObject) -> DeskDelivery:
        """Send a click, or a modal that was sent or closed."""
        return await self.send(FORM, urlencode({"payload": json.dumps(payload)}).encode())

    async def command(self, fields: dict[str, str]) -> DeskDelivery:
        """Send a slash command."""
        return await self.send(FORM, urlencode(fields).encode())

    async def send(self, content_type: str, body: bytes, retry: Retry | None = None) -> DeskDelivery:
        """Sign a body and send it. Raises RuntimeError before `connect`."""
        return await self.post(content_type, body, {**self.signed(body), **_retried(retry)})

    def signed(self, body: bytes) -> dict[str, str]:
        """Return the headers that prove who sends this body, now."""
        at = str(int(self._real.now().timestamp()))
        signature = hmac.new(self._secret, b"v0:" + at.encode() + b":" + body, hashlib.sha256).hexdigest()
        return {"x-slack-request-timestamp": at, "x-slack-signature": f"v0={signature}"}


def _retried(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"x-slack-retry-num": str(retry.number), "x-slack-retry-reason": retry.reason}
