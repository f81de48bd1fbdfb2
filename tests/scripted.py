"""A platform's HTTP API on a local port, which answers as it is told, call by call, and notes what it was asked."""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

Step = Callable[[asyncio.StreamWriter], None]


def answer(data: object, status: int = 200, **headers: str) -> Step:
    """A JSON answer."""
    return raw(json.dumps(data).encode(), "application/json; charset=utf-8", status, **headers)


def raw(body: bytes, content_type: str, status: int = 200, **headers: str) -> Step:
    """Any answer."""
    named = {"content-type": content_type, "content-length": str(len(body))} | headers
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())

    def step(writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + body)

    return step


def reset(writer: asyncio.StreamWriter) -> None:
    """The request was taken, and then the connection is torn down."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def hang_up(writer: asyncio.StreamWriter) -> None:
    """The request was taken, and then the connection ends without an answer."""
    writer.close()


def half(writer: asyncio.StreamWriter) -> None:
    """The answer breaks off."""
    writer.write(b'HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"ok"')
    writer.close()


def silence(writer: asyncio.StreamWriter) -> None:
    """No answer, ever."""


LOGIN = "/oauth2/v2.0/token"
TOKEN = answer({"token_type": "Bearer", "expires_in": 3600, "access_token": "token-canary"})
BEYOND = answer({"ok": False, "error": "beyond_the_script"})
"""Slack's words for a failure that no table knows; with the status 400 they are Teams' as well."""


class Call(Struct, frozen=True, dict=True):
    """One request: its verb, path and query, with which token, and what was sent in its body or else its query."""

    method: str
    path: str
    token: str
    body: dict[str, Any]
    query: str = ""

    @property
    def name(self) -> str:
        """The last part of its path: a method of Slack's Web API."""
        return self.path.rpartition("/")[2]


@dataclass
class ScriptedServer:
    """Takes its steps one by one; what is called `beyond` the script fails by an error that no table knows.

    Logins, which Teams needs before it is called, have a script of their own: beyond it each is given a token.
    """

    beyond: Step = BEYOND
    steps: list[Step] = field(default_factory=list)
    logins: list[Step] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    asked: list[Call] = field(default_factory=list)
    origin: str = ""
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator["ScriptedServer"]:
        """It takes requests; at the end all connections are torn down."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            for writer in tuple(self._open):
                writer.transport.abort()
            await server.wait_closed()

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
        address = urlsplit(target)
        sent = _sent(fields.get("content-type", ""), body) or dict(parse_qsl(address.query))
        call = Call(method, unquote(address.path), fields.get("authorization", ""), sent, address.query)
        if address.path.endswith(LOGIN):
            self.asked.append(call)
            step = self.logins.pop(0) if self.logins else TOKEN
        else:
            self.calls.append(call)
            step = self.steps.pop(0) if self.steps else self.beyond
        step(writer)


def _sent(content_type: str, body: bytes) -> dict[str, Any]:
    if "urlencoded" in content_type:
        return dict(parse_qsl(body.decode()))
    found: dict[str, Any] = json.loads(body) if body else {}
    return found
