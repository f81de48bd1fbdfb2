"""The platform's way to the desk: every activity goes with a signed token, and what was answered is kept."""

import json
import ssl

import httpx

from adapters.sandbox.core.delivery import JSON, DeskDelivery
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.keys import Signer

PATH = "/api/messages"
PATIENCE = 15.0
"""Seconds after which the platform gives up a turn."""


class TeamsDeskClient:
    """A sender of activities to the desk's endpoint. `copies` is how often each is sent."""

    def __init__(self, *, signer: Signer, patience: float = PATIENCE) -> None:
        self.deliveries: list[DeskDelivery] = []
        self.copies = 1
        self._signer = signer
        self._patience = patience
        self._http: httpx.AsyncClient | None = None

    def connect(self, desk: str | httpx.AsyncClient) -> None:
        """Take the desk's address, or a client that knows the way."""
        # The desk is on this machine, over plain HTTP: no certificate is trusted, since loading them all takes a while.
        nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.AsyncClient(base_url=desk, verify=nobody) if isinstance(desk, str) else desk

    async def close(self) -> None:
        """Let go of the connections."""
        if self._http is not None:
            await self._http.aclose()

    async def activity(self, activity: JsonObject) -> DeskDelivery:
        """Send an activity as the platform does, as often as `copies` says; return the first delivery."""
        body = json.dumps(activity).encode()
        delivery = await self.send(body, self._signed())
        for _ in range(1, self.copies):
            await self.send(body, self._signed())
        return delivery

    def _signed(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._signer.token()}"}

    async def send(self, body: bytes, headers: dict[str, str]) -> DeskDelivery:
        """Send any body with any headers. Raises RuntimeError before `connect`."""
        if self._http is None:
            raise RuntimeError("the workspace knows no desk yet: call `connect` first")
        whole = {"content-type": f"{JSON}; charset=utf-8", **headers}
        try:
            answer = await self._http.post(PATH, content=body, headers=whole, timeout=self._patience)
        except httpx.TransportError:
            delivery = DeskDelivery(content_type=JSON, body=body, status=None)
        else:
            delivery = DeskDelivery(
                content_type=JSON,
                body=body,
                status=answer.status_code,
                answer=answer.text,
                answer_type=answer.headers.get("content-type", ""),
            )
        self.deliveries.append(delivery)
        return delivery
