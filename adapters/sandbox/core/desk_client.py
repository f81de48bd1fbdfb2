"""A platform's way to the desk: it posts what happened to the desk's endpoint, and keeps what was answered."""

import ssl
from collections.abc import Mapping

import httpx

from adapters.sandbox.core.delivery import DeskDelivery


class DeskClient:
    """A sender of requests to one path of the desk, which has `patience` seconds to answer each.

    `copies` is how often what happened is sent, as it is in some troubles.
    """

    def __init__(self, path: str, patience: float) -> None:
        self.deliveries: list[DeskDelivery] = []
        self.copies = 1
        self._path = path
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

    async def post(self, content_type: str, body: bytes, headers: Mapping[str, str]) -> DeskDelivery:
        """Post a body with these headers, and keep what was answered. Raises RuntimeError before `connect`."""
        if self._http is None:
            raise RuntimeError("the sandbox knows no desk yet: call `connect` first")
        whole = {"content-type": content_type, **headers}
        try:
            answer = await self._http.post(self._path, content=body, headers=whole, timeout=self._patience)
        except httpx.TransportError:
            return self.keep(DeskDelivery(content_type=content_type, body=body, status=None))
        return self.keep(
            DeskDelivery(
                content_type=content_type,
                body=body,
                status=answer.status_code,
                answer=answer.text,
                answer_type=answer.headers.get("content-type", ""),
            )
        )

    def keep(self, delivery: DeskDelivery) -> DeskDelivery:
        """Keep a delivery, and return it."""
        self.deliveries.append(delivery)
        return delivery
