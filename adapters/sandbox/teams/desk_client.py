"""The platform's way to the desk: every activity goes with a signed token, and what was answered is kept."""

import json

from adapters.sandbox.core.delivery import JSON, DeskDelivery
from adapters.sandbox.core.desk_client import DeskClient
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.keys import Signer

PATH = "/api/messages"
PATIENCE = 15.0
"""Seconds after which the platform gives up a turn."""


class TeamsDeskClient(DeskClient):
    """A sender of activities to the desk's endpoint."""

    def __init__(self, *, signer: Signer, patience: float = PATIENCE) -> None:
        super().__init__(PATH, patience)
        self._signer = signer

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
        return await self.post(JSON, body, {"content-type": f"{JSON}; charset=utf-8", **headers})
