"""A Slack of our own on a local port. It answers as it is told, call by call, and notes what it was asked."""

import asyncio
import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

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


@dataclass
class Call:
    """One request: the method of the Web API, and what was sent."""

    method: str
    token: str
    body: dict[str, Any]


@dataclass
class ScriptedSlack:
    """Takes its steps one by one; a call beyond the script is answered with an error that no table knows."""

    steps: list[Step] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    url: str = ""
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/api/"

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
        target = urlsplit(head.split(" ")[1])
        said = json.loads(body) if body else dict(parse_qsl(target.query))
        self.calls.append(Call(target.path.removeprefix("/api/"), fields.get("authorization", ""), said))
        step = self.steps.pop(0) if self.steps else answer({"ok": False, "error": "beyond_the_script"})
        step(writer)
