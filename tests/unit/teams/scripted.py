"""A connector of our own on a local port, with its login. It answers as it is told, and notes what it was asked."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

from tests.unit.slack.scripted import Step, answer

TOKEN = answer({"token_type": "Bearer", "expires_in": 3600, "access_token": "token-canary"})


@dataclass
class Call:
    """One request: what was called, with which token, and what was sent."""

    method: str
    path: str
    token: str
    body: dict[str, Any]


@dataclass
class ScriptedTeams:
    """Takes its steps one by one; a call beyond the script is answered with an error that no table knows."""

    steps: list[Step] = field(default_factory=list)
    logins: list[Step] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    asked: list[Call] = field(default_factory=list)
    url: str = ""
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server
        self._server.close()
        for writer in tuple(self._open):
            writer.transport.abort()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while not writer.is_closing():
                await self._one(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = await reader.readexactly(int(fields.get("content-length", 0)))
        method, target = head.split(" ")[:2]
        call = Call(method, unquote(target), fields.get("authorization", ""), _said(fields, body))
        is_login = target.endswith("/oauth2/v2.0/token")
        (self.asked if is_login else self.calls).append(call)
        if is_login:
            step = self.logins.pop(0) if self.logins else TOKEN
        else:
            step = self.steps.pop(0) if self.steps else answer({"error": {"code": "BeyondTheScript"}}, 400)
        step(writer)


def _said(fields: dict[str, str], body: bytes) -> dict[str, Any]:
    if "urlencoded" in fields.get("content-type", ""):
        return dict(parse_qsl(body.decode()))
    found: dict[str, Any] = json.loads(body) if body else {}
    return found
